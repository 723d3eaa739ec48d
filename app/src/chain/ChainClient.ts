import type { Account, Chain, Client, PublicClient, Transport } from 'viem';
import { call, getBalance, getBlock, getChainId, getTransaction, readContract } from 'viem/actions';

/** What the pages read with: the few of viem's actions that they use, because all of them together weigh as much as the rest. */
type Actions = Pick<
  PublicClient,
  'call' | 'getBalance' | 'getBlock' | 'getChainId' | 'getTransaction' | 'readContract'
>;

export type ChainClient = Client<Transport, Chain, Account | undefined, undefined, Actions>;

/** Gives a bare client the actions that read. */
export const makeChainClient = (client: Client<Transport, Chain>): ChainClient =>
  client.extend((bare) => ({
    call: (args) => call(bare, args),
    getBalance: (args) => getBalance(bare, args),
    getBlock: (args) => getBlock(bare, args),
    getChainId: () => getChainId(bare),
    getTransaction: (args) => getTransaction(bare, args),
    readContract: (args) => readContract(bare, args),
  }));
