import { useQueries } from '@tanstack/react-query';

import { useChain } from '../chain/ChainContext.ts';
import { useCommons } from '../commons/useCommons.ts';
import { summaryQuery } from './cardQuery.ts';

/**
 * What datasets are called: as their cards say, else by their numbers; for text, such as labels and titles. Every card is read
 * that is not known yet, so ask for those that are shown.
 */
export function useDatasetNames(ids: readonly number[]): ReadonlyMap<number, string> {
  const { config } = useChain();
  const { datasets } = useCommons();
  const known = ids.flatMap((id) => datasets.get(id) ?? []);
  const read = useQueries({ queries: known.map((dataset) => summaryQuery(dataset, config)) });
  const names = known.map(({ datasetId }, index): [number, string] => {
    const data = read[index]?.data;
    return [datasetId, data?.kind === 'found' ? data.summary.name : `Dataset ${datasetId}`];
  });
  return new Map(names);
}
