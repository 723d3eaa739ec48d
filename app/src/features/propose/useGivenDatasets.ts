import { useEffect } from 'react';
import { useSearchParams } from 'react-router';

import type { Draft } from './draft.ts';

/** Takes over datasets that the address names (`?datasets=3,7`), for those who come from a dataset's page. */
export function useGivenDatasets(draft: Draft, change: (changes: Partial<Draft>) => void): void {
  const [params, setParams] = useSearchParams();
  const given = params.get('datasets');
  useEffect(() => {
    if (given === null) return;
    const ids = given
      .split(',')
      .map(Number)
      .filter((id) => Number.isInteger(id) && id > 0);
    const datasetIds = [...new Set([...draft.datasetIds, ...ids])].sort((a, b) => a - b).slice(0, 50);
    change({ kind: 'inclusion', datasetIds });
    setParams({}, { replace: true });
  }, [given, draft.datasetIds, change, setParams]);
}
