import { id, JsonRpcProvider, Wallet } from 'ethers';
import type { TransactionRequest } from 'ethers';

import { LOCAL_CHAIN_ID } from '../localAccounts.ts';

/**
 * Signs for somebody who exists on a development chain only.
 *
 * A node estimates gas as of its last block. What costs little then, because something was written in that very second,
 * can cost more in the next: hence a quarter more than the estimate. What is not used is not paid.
 */
export class CarefulWallet extends Wallet {
  override async estimateGas(transaction: TransactionRequest): Promise<bigint> {
    return ((await super.estimateGas(transaction)) * 5n) / 4n;
  }
}

/** Talks to a development node, which answers at once: nothing is bundled, nothing is remembered. */
export const openProvider = (url: string): JsonRpcProvider =>
  new JsonRpcProvider(url, LOCAL_CHAIN_ID, {
    staticNetwork: true,
    batchMaxCount: 1,
    cacheTimeout: -1,
    pollingInterval: 25,
  });

/** The account of a person with that name, the same on every run. */
export const makeAccount = (name: string, provider: JsonRpcProvider): Wallet =>
  new CarefulWallet(id(`an account for development only: ${name}`), provider);

/** Gives an account enough to pay for everything it will ever send. */
export const fund = (provider: JsonRpcProvider, account: string): Promise<unknown> =>
  provider.send('hardhat_setBalance', [account, '0x56bc75e2d63100000']);
