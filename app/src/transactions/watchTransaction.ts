import { WaitForTransactionReceiptTimeoutError, type Hex, type ReplacementReason, type TransactionReceipt } from 'viem';
import { waitForTransactionReceipt } from 'viem/actions';

import type { ChainClient } from '../chain/ChainClient.ts';
import { findReplacement } from './findReplacement.ts';
import type { PendingTransaction } from './pending.ts';

/** How long to wait before saying that it takes long, in milliseconds. */
const TIMEOUT = 180_000;

/** How long to wait before a node is asked again that failed, or knew of no replacement, in milliseconds. */
const PAUSE = 2_000;

export type TransactionOutcome =
  | { kind: 'succeeded'; receipt: TransactionReceipt; replaced?: ReplacementReason }
  | { kind: 'reverted'; receipt: TransactionReceipt; outOfGas: boolean }
  /** Another transaction of the same account took its place and does something else. */
  | { kind: 'replaced'; receipt: TransactionReceipt; reason: ReplacementReason }
  /** A reorganisation has taken it back, and no node has it any more. */
  | { kind: 'lost' }
  | { kind: 'late' };

const watched = new Map<Hex, Promise<TransactionOutcome>>();

/** Ends the waiting for a transaction that will never be in a block. */
const giveUp = new Map<Hex, (outcome: TransactionOutcome) => void>();

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE));

async function judge(
  client: ChainClient,
  receipt: TransactionReceipt,
  replaced: ReplacementReason | undefined,
): Promise<TransactionOutcome> {
  // a speed-up does the same at a higher price; anything else is another transaction
  if (replaced === 'cancelled' || replaced === 'replaced') return { kind: 'replaced', receipt, reason: replaced };
  if (receipt.status === 'success') {
    return replaced === undefined ? { kind: 'succeeded', receipt } : { kind: 'succeeded', receipt, replaced };
  }
  const { gas } = await client.getTransaction({ hash: receipt.transactionHash });
  return { kind: 'reverted', receipt, outOfGas: receipt.gasUsed >= gas };
}

async function watchReceipt(client: ChainClient, hash: Hex, until: number): Promise<TransactionOutcome> {
  let replaced: ReplacementReason | undefined;
  try {
    const receipt = await waitForTransactionReceipt(client, {
      hash,
      timeout: Math.max(1, until - Date.now()),
      onReplaced: ({ reason }) => {
        replaced = reason;
      },
    });
    return await judge(client, receipt, replaced);
  } catch (error) {
    if (error instanceof WaitForTransactionReceiptTimeoutError || Date.now() + PAUSE >= until) return { kind: 'late' };
    // it is sent, whatever the node says now
    await pause();
    return watchReceipt(client, hash, until);
  }
}

/** Finds a replacement that viem cannot see, because it was there before viem had seen the transaction itself. */
async function watchReplacement(
  client: ChainClient,
  sent: PendingTransaction,
  watching: { until: number; isOver: boolean },
): Promise<TransactionOutcome> {
  while (!watching.isOver && Date.now() < watching.until) {
    await pause();
    const found = await findReplacement(client, sent).catch(() => undefined);
    if (found !== undefined) return judge(client, found.receipt, found.reason);
  }
  return { kind: 'late' };
}

/** Waits for a transaction. Whoever asks for the same one waits for the same answer. */
export function watchTransaction(client: ChainClient, sent: PendingTransaction): Promise<TransactionOutcome> {
  const { hash } = sent;
  const known = watched.get(hash);
  if (known !== undefined) return known;
  const watching = { until: Date.now() + TIMEOUT, isOver: false };
  const outcome = Promise.race([
    watchReceipt(client, hash, watching.until),
    watchReplacement(client, sent, watching),
    new Promise<TransactionOutcome>((resolve) => giveUp.set(hash, resolve)),
  ]);
  watched.set(hash, outcome);
  void outcome.then(({ kind }) => {
    watching.isOver = true;
    giveUp.delete(hash);
    // what was taken back may come again, and what is late may still come
    if (kind === 'late' || kind === 'lost') watched.delete(hash);
  });
  return outcome;
}

/** Says to whoever waits for a transaction that it is lost, and that what was known of it holds no longer. */
export function declareLost(hash: Hex): void {
  watched.delete(hash);
  giveUp.get(hash)?.({ kind: 'lost' });
}
