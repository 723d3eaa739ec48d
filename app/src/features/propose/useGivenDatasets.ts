import { useEffect } from 'react';
import { useSearchParams } from 'react-router';

import { useCommons } from '../../commons/useCommons.ts';
import type { ChangeDraft } from './draft.ts';

/** Takes over datasets that the address names (`?datasets=3,7`), for those who come from a dataset's page. */
export function useGivenDatasets(change: ChangeDraft): void {
  const [params, setParams] = useSearchParams();
  const { datasets } = useCommons();
  const given = params.get('datasets');
  useEffect(() => {
    if (given === null) return;
    const ids = given
      .split(',')
      .map(Number)
      .filter((id) => datasets.has(id));
    change(({ datasetIds }) => ({
      kind: 'inclusion',
      datasetIds: [...new Set([...datasetIds, ...ids])].sort((a, b) => a - b),
    }));
    setParams({}, { replace: true });
  }, [given, datasets, change, setParams]);
}
