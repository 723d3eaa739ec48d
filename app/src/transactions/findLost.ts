import { getTransactionReceipt } from 'viem/actions';

import type { ChainClient } from '../chain/ChainClient.ts';
import { confirmedTransactions, pendingTransactions, type PendingTransaction } from './pending.ts';
import { declareLost } from './watchTransaction.ts';

type Place = 'in a block' | 'waiting' | 'nowhere';

async function placeOf(client: ChainClient, { hash }: PendingTransaction): Promise<Place> {
  const found = (error: unknown): undefined => {
    // only a node that answers can say that it does not know a transaction
    if (error instanceof Error && /NotFoundError$/.test(error.name)) return undefined;
    throw error;
  };
  const [receipt, transaction] = await Promise.all([
    getTransactionReceipt(client, { hash }).catch(found),
    client.getTransaction({ hash }).catch(found),
  ]);
  if (receipt !== undefined) return 'in a block';
  return transaction === undefined ? 'nowhere' : 'waiting';
}

/**
 * After a reorganisation: looks where the visitor's transactions are now. Those that wait for a block again are listed as under way
 * again; those that are nowhere are forgotten.
 * @returns What is nowhere any more.
 */
export async function findLost(client: ChainClient, chainId: number): Promise<PendingTransaction[]> {
  const pending = pendingTransactions.all().filter((one) => one.chainId === chainId);
  const confirmed = confirmedTransactions.all().filter((one) => one.chainId === chainId);
  const lost: PendingTransaction[] = [];
  await Promise.all(
    [...pending, ...confirmed].map(async (one) => {
      const place = await placeOf(client, one);
      if (place === 'in a block') return;
      const wasConfirmed = confirmed.includes(one);
      if (place === 'waiting' && !wasConfirmed) return;
      confirmedTransactions.remove(one.hash);
      pendingTransactions.remove(one.hash);
      declareLost(one.hash);
      if (place === 'waiting') pendingTransactions.add(one);
      else lost.push(one);
    }),
  );
  return lost;
}
