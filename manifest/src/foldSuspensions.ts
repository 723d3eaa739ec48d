import type { CommonsEvent } from './chain/readHistory.ts';
import { foldDatasets } from './foldDatasets.ts';

/** A dataset that is suspended by the ethics board: not to be trained on until that ends. */
export interface Suspension {
  datasetId: number;
  cardSha256: string;
  /** Unix seconds. */
  fromSeconds: number;
  /** The last second of it, Unix seconds. */
  untilSeconds: number;
}

/** The included datasets that are suspended at a time, in ascending order of ids. */
export function foldSuspensions(options: { history: readonly CommonsEvent[]; nowSeconds: number }): Suspension[] {
  return [...foldDatasets(options.history).values()].flatMap(({ datasetId, cardSha256, status, suspension }) =>
    status === 'included' && suspension !== null && suspension.untilSeconds >= options.nowSeconds
      ? [{ datasetId, cardSha256, fromSeconds: suspension.fromSeconds, untilSeconds: suspension.untilSeconds }]
      : [],
  );
}
