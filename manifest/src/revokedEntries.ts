import type { CommonsEvent } from './chain/readHistory.ts';
import { foldDatasets } from './foldDatasets.ts';
import { revocationOf } from './revocationOf.ts';
import type { Manifest } from './schema.ts';

/** An entry that may not be trained on any more, though it was sealed, and why. */
export interface RevokedEntry {
  datasetId: number;
  reason: 'removed' | 'superseded' | 'withdrawn' | 'consent ended' | 'suspended';
  /** Last second of the suspension, Unix seconds, where that is the reason: the only one that ends. */
  untilSeconds?: number;
}

/** The entries of a manifest that have been revoked by now. */
export function revokedEntries(options: {
  manifest: Pick<Manifest, 'entries'>;
  history: readonly CommonsEvent[];
  nowSeconds: number;
}): RevokedEntry[] {
  const datasets = foldDatasets(options.history);
  return options.manifest.entries.flatMap(({ datasetId }): RevokedEntry[] => {
    const dataset = datasets.get(datasetId);
    const revocation = dataset && revocationOf(dataset, options.nowSeconds);
    return revocation === undefined ? [] : [{ datasetId, ...revocation }];
  });
}
