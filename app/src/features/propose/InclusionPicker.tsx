import { Checkbox, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { useNow } from '../../chain/useNow.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useDatasetNames } from '../../documents/useDatasetNames.ts';
import { explainError } from '../../transactions/explainError.ts';
import { Loading } from '../shell/Loading.tsx';
import { useCandidates } from './queries.ts';
import { whyNotProposable } from './whyNotProposable.ts';

/** The submitted datasets to choose from; those that cannot be chosen say why. */
export function InclusionPicker({
  chosen,
  onChange,
}: {
  chosen: readonly number[];
  onChange: (ids: number[]) => void;
}): ReactNode {
  const { datasets, rules } = useCommons();
  const now = useNow(15_000);
  const submitted = [...datasets.values()].filter(({ status }) => status === 'submitted');
  const ids = submitted.map(({ datasetId }) => datasetId);
  const { data, error } = useCandidates(ids);
  const names = useDatasetNames(ids);
  if (error !== null) return <Problem title={explainError(error).sentence} />;
  if (data === undefined) return <Loading lines={3} />;
  if (submitted.length === 0)
    return <Text>No dataset waits for a vote. Once one is submitted, it is listed here.</Text>;

  const rows = submitted
    .map((dataset) => {
      const candidate = data.find(({ datasetId }) => datasetId === dataset.datasetId);
      return { dataset, candidate, why: whyNotProposable(dataset, candidate, rules, now) };
    })
    .sort((a, b) => Number(a.why !== undefined) - Number(b.why !== undefined));
  return (
    <Stack component="fieldset" gap="sm" p={0} m={0} bd={0}>
      <Text component="legend" fw={500} size="sm" mb="xs">
        Datasets
      </Text>
      {rows.map(({ dataset, candidate, why }) => {
        const { datasetId, licence, endorsements } = dataset;
        const isChosen = chosen.includes(datasetId);
        return (
          <div key={datasetId}>
            <Checkbox
              checked={isChosen}
              // what has become impossible since can still be taken out
              disabled={why !== undefined && !isChosen}
              label={<bdi>{names.get(datasetId)}</bdi>}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...chosen, datasetId].sort((a, b) => a - b)
                    : chosen.filter((id) => id !== datasetId),
                )
              }
            />
            <Text size="sm" c="dimmed" pl={32}>
              {licence}, {endorsements.length} {endorsements.length === 1 ? 'endorsement' : 'endorsements'} ·{' '}
              <DatasetLink id={datasetId} />
              {candidate?.vetoed === true && ' · Its inclusion was vetoed: it takes two thirds now.'}
            </Text>
            {why !== undefined && (
              <Text size="sm" pl={32}>
                {why}
              </Text>
            )}
          </div>
        );
      })}
    </Stack>
  );
}
