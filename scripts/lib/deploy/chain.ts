import { getAddress } from 'ethers';
import type { EthereumProvider } from 'hardhat/types/providers';

import { DeployError } from './DeployError.ts';

/** How far back a lost transaction is looked for where the journal names no block to stop at. */
const SEARCH_BLOCKS = 10_000;

interface Transaction {
  hash: string;
  from: string;
  nonce: string;
}

async function ask<T>(provider: EthereumProvider, method: string, parameters: unknown[]): Promise<T> {
  return (await provider.request({ method, params: parameters })) as T;
}

const hex = (value: number): string => `0x${value.toString(16)}`;

export const chainIdOf = async (provider: EthereumProvider): Promise<number> =>
  Number(await ask<string>(provider, 'eth_chainId', []));

export const codeAt = (provider: EthereumProvider, address: string): Promise<string> =>
  ask<string>(provider, 'eth_getCode', [address, 'latest']);

/** The next nonce of an account, counting what waits to be mined. */
export const pendingNonce = async (provider: EthereumProvider, account: string): Promise<number> =>
  Number(await ask<string>(provider, 'eth_getTransactionCount', [account, 'pending']));

/** Whether the node knows a transaction as mined. */
export const isMined = async (provider: EthereumProvider, hash: string): Promise<boolean> =>
  (await ask<unknown>(provider, 'eth_getTransactionReceipt', [hash])) !== null;

/** The transaction of an account with a nonce, waiting or mined: newest first, down to `fromBlock`. */
export async function findByNonce(
  provider: EthereumProvider,
  account: string,
  nonce: number,
  fromBlock: number | undefined,
): Promise<string | undefined> {
  const head = Number(await ask<string>(provider, 'eth_blockNumber', []));
  const lowest = Math.max(fromBlock ?? head - SEARCH_BLOCKS, 0);
  const tags = ['pending', ...Array.from({ length: head - lowest + 1 }, (_, back) => hex(head - back))];
  for (const tag of tags) {
    const block = await ask<{ transactions: Transaction[] } | null>(provider, 'eth_getBlockByNumber', [tag, true]);
    const found = block?.transactions.find(
      (sent) => sent.from.toLowerCase() === account.toLowerCase() && Number(sent.nonce) === nonce,
    );
    if (found !== undefined) return found.hash;
  }
  return undefined;
}

/** The block in which each contract of a short chain was made, by its address in lower case. */
export async function creationBlocks(provider: EthereumProvider): Promise<Map<string, number>> {
  const blocks = new Map<string, number>();
  const head = Number(await ask<string>(provider, 'eth_blockNumber', []));
  for (let number = 1; number <= head; number++) {
    const block = await ask<{ transactions: string[] }>(provider, 'eth_getBlockByNumber', [hex(number), false]);
    for (const hash of block.transactions) {
      const receipt = await ask<{ contractAddress: string | null }>(provider, 'eth_getTransactionReceipt', [hash]);
      if (receipt.contractAddress !== null) blocks.set(receipt.contractAddress.toLowerCase(), number);
    }
  }
  return blocks;
}

/** The account that a deployment is sent from: the network's first. */
export async function senderOf(provider: EthereumProvider): Promise<string> {
  const [sender] = await ask<string[]>(provider, 'eth_accounts', []);
  if (sender === undefined) throw new DeployError('The network has no account to deploy from: set DEPLOYER_KEY.');
  return getAddress(sender);
}
