import {
  isAddressEqual,
  TransactionNotFoundError,
  type ReplacementReason,
  type Transaction,
  type TransactionReceipt,
} from 'viem';
import { getBlockNumber, getTransactionCount, getTransactionReceipt } from 'viem/actions';

import type { ChainClient } from '../chain/ChainClient.ts';
import type { PendingTransaction } from './pending.ts';

/** The first block after which an account had sent more than so many transactions. */
async function findBlock(
  client: ChainClient,
  { account, place }: { account: PendingTransaction['account']; place: { nonce: number; afterBlock: number } },
): Promise<bigint> {
  let before = BigInt(place.afterBlock);
  let after = await getBlockNumber(client, { cacheTime: 0 });
  while (after - before > 1n) {
    const middle = (before + after) / 2n;
    const count = await getTransactionCount(client, { address: account, blockNumber: middle });
    if (count > place.nonce) after = middle;
    else before = middle;
  }
  return after;
}

function reasonOf({ from, to, value, input }: Transaction, sent: PendingTransaction): ReplacementReason {
  if (to !== null && sent.place !== undefined && isAddressEqual(to, sent.place.to) && input === sent.place.data) {
    return 'repriced';
  }
  return to !== null && isAddressEqual(to, from) && value === 0n ? 'cancelled' : 'replaced';
}

/**
 * Finds what took the place of a transaction that no node knows any more, also where it did so while nobody was looking.
 * @returns undefined while the transaction may still come, or where its place is not known.
 */
export async function findReplacement(
  client: ChainClient,
  sent: PendingTransaction,
): Promise<{ receipt: TransactionReceipt; reason: ReplacementReason } | undefined> {
  const { hash, account, place } = sent;
  if (place === undefined) return undefined;
  const [known, count] = await Promise.all([
    client.getTransaction({ hash }).catch((error: unknown) => {
      if (error instanceof TransactionNotFoundError) return undefined;
      throw error;
    }),
    getTransactionCount(client, { address: account }),
  ]);
  if (known !== undefined || count <= place.nonce) return undefined;
  const blockNumber = await findBlock(client, { account, place });
  const { transactions } = await client.getBlock({ blockNumber, includeTransactions: true });
  const other = transactions.find(({ from, nonce }) => isAddressEqual(from, account) && nonce === place.nonce);
  if (other === undefined) return undefined;
  return {
    receipt: await getTransactionReceipt(client, { hash: other.hash }),
    reason: reasonOf(other, sent),
  };
}
