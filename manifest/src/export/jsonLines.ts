import type { MixedDataset, Mixture } from './types.ts';

/** Where `commonweight.py jsonl` puts a dataset's records, one `{"text": …}` a line. */
export function jsonLines({ folder }: Mixture, { entry }: MixedDataset): string {
  return `${folder === '.' ? '' : `${folder}/`}jsonl/${entry.datasetId}.jsonl`;
}
