import type { Dataset } from './foldDatasets.ts';
import type { RevokedEntry } from './revokedEntries.ts';

/** Why a dataset that was once included may not be trained on at a time (Unix seconds); undefined if it may. */
export function revocationOf(
  { status, consentEndsAtSeconds: end, suspension }: Pick<Dataset, 'status' | 'consentEndsAtSeconds' | 'suspension'>,
  nowSeconds: number,
): Omit<RevokedEntry, 'datasetId'> | undefined {
  if (status === 'removed' || status === 'superseded' || status === 'withdrawn') return { reason: status };
  if (end !== null && end < nowSeconds) return { reason: 'consent ended' };
  return suspension !== null && suspension.untilSeconds >= nowSeconds
    ? { reason: 'suspended', untilSeconds: suspension.untilSeconds }
    : undefined;
}
