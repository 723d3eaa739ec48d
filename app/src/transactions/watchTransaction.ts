import { WaitForTransactionReceiptTimeoutError, type Hex, type ReplacementReason, type TransactionReceipt } from 'viem';
import { waitForTransactionReceipt } from 'viem/actions';

import type { ChainClient } from '../chain/ChainClient.ts';

/** How long to wait before saying that it takes long, in milliseconds. */
const TIMEOUT = 180_000;

export type TransactionOutcome =
  | { kind: 'succeeded'; receipt: TransactionReceipt; replaced?: ReplacementReason }
  | { kind: 'reverted'; receipt: TransactionReceipt; outOfGas: boolean }
  /** Another transaction of the same account took its place and does something else. */
  | { kind: 'replaced'; receipt: TransactionReceipt; reason: ReplacementReason }
  | { kind: 'late' };

const watched = new Map<Hex, Promise<TransactionOutcome>>();

async function watch(client: ChainClient, hash: Hex): Promise<TransactionOutcome> {
  let replaced: ReplacementReason | undefined;
  try {
    const receipt = await waitForTransactionReceipt(client, {
      hash,
      timeout: TIMEOUT,
      onReplaced: ({ reason }) => {
        replaced = reason;
      },
    });
    // a speed-up does the same at a higher price; anything else is another transaction
    if (replaced === 'cancelled' || replaced === 'replaced') return { kind: 'replaced', receipt, reason: replaced };
    if (receipt.status === 'success') {
      return replaced === undefined ? { kind: 'succeeded', receipt } : { kind: 'succeeded', receipt, replaced };
    }
    const { gas } = await client.getTransaction({ hash: receipt.transactionHash });
    return { kind: 'reverted', receipt, outOfGas: receipt.gasUsed >= gas };
  } catch (error) {
    if (error instanceof WaitForTransactionReceiptTimeoutError) return { kind: 'late' };
    throw error;
  }
}

/** Waits for a transaction. Whoever asks for the same one waits for the same answer. */
export function watchTransaction(client: ChainClient, hash: Hex): Promise<TransactionOutcome> {
  const known = watched.get(hash);
  if (known !== undefined) return known;
  const outcome = watch(client, hash);
  watched.set(hash, outcome);
  outcome.then(
    ({ kind }) => kind === 'late' && watched.delete(hash),
    () => watched.delete(hash),
  );
  return outcome;
}
