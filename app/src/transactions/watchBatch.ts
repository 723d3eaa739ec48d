import { WaitForCallsStatusTimeoutError, type TransactionReceipt } from 'viem';
import type { Config } from 'wagmi';
import { waitForCallsStatus } from 'wagmi/actions';

import type { PendingBatch } from './pendingBatches.ts';

/** How long to wait before saying that it takes long, in milliseconds. */
const TIMEOUT = 180_000;

/** The code of a wallet that knows no such batch (EIP-5792). */
const UNKNOWN_BATCH = 5730;

export type BatchOutcome =
  | { kind: 'succeeded'; receipts: readonly TransactionReceipt[] }
  | { kind: 'failed' }
  /** The wallet has forgotten it. */
  | { kind: 'unknown' }
  | { kind: 'late' };

function isUnknown(error: unknown): boolean {
  const seen = new Set<unknown>();
  for (let at = error; typeof at === 'object' && at !== null && !seen.has(at); at = (at as { cause?: unknown }).cause) {
    if ((at as { code?: unknown }).code === UNKNOWN_BATCH) return true;
    seen.add(at);
  }
  return false;
}

async function askWallet(wagmi: Config, { id }: PendingBatch): Promise<BatchOutcome> {
  try {
    const { status, receipts = [] } = await waitForCallsStatus(wagmi, { id, timeout: TIMEOUT });
    if (status !== 'success') return { kind: 'failed' };
    return { kind: 'succeeded', receipts: receipts as unknown as readonly TransactionReceipt[] };
  } catch (error) {
    if (error instanceof WaitForCallsStatusTimeoutError) return { kind: 'late' };
    if (isUnknown(error)) return { kind: 'unknown' };
    throw error;
  }
}

const watched = new Map<string, Promise<BatchOutcome>>();

/**
 * Asks the connected wallet, which has to be the batch's, what became of it, until it says so. Whoever asks for the same one
 * waits for the same answer. Rejects where the wallet does not answer.
 */
export function watchBatch(wagmi: Config, batch: PendingBatch): Promise<BatchOutcome> {
  const key = `${batch.connectorId} ${batch.id}`;
  const known = watched.get(key);
  if (known !== undefined) return known;
  const outcome = askWallet(wagmi, batch).finally(() => watched.delete(key));
  watched.set(key, outcome);
  return outcome;
}
