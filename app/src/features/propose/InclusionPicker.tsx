import { Anchor, Button, Checkbox, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';

import { useNow } from '../../chain/useNow.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { Problem } from '../../components/Problem.tsx';
import { useDatasetNames } from '../../documents/useDatasetNames.ts';
import { explainError } from '../../transactions/explainError.ts';
import { Loading } from '../shell/Loading.tsx';
import { useCandidates } from './queries.ts';
import { whyNotProposable } from './whyNotProposable.ts';

/** So many datasets are shown at first, and more each time that more are asked for. */
const STEP = 20;

/** The submitted datasets to choose from; those that cannot be chosen come last, and say why. */
export function InclusionPicker({
  chosen,
  onChange,
}: {
  chosen: readonly number[];
  onChange: (ids: number[]) => void;
}): ReactNode {
  const { datasets, rules } = useCommons();
  const now = useNow(15_000);
  const [most, setMost] = useState(STEP);
  // what was chosen, and was decided elsewhere since, can still be taken out
  const offered = [...datasets.values()].filter(
    ({ datasetId, status }) => status === 'submitted' || chosen.includes(datasetId),
  );
  const { data, error } = useCandidates(offered.map(({ datasetId }) => datasetId));
  const rows = offered
    .map((dataset) => {
      const candidate = data?.find(({ datasetId }) => datasetId === dataset.datasetId);
      const why = whyNotProposable(dataset, candidate, rules, now);
      return { dataset, candidate, why, isChosen: chosen.includes(dataset.datasetId) };
    })
    .sort(
      (a, b) => Number(a.why !== undefined) - Number(b.why !== undefined) || a.dataset.datasetId - b.dataset.datasetId,
    );
  const shown = rows.filter(({ isChosen }, place) => place < most || isChosen);
  const names = useDatasetNames(shown.map(({ dataset }) => dataset.datasetId));
  if (error !== null) return <Problem title={explainError(error).sentence} />;
  if (data === undefined) return <Loading lines={3} />;
  if (rows.length === 0) return <Text>No dataset waits for a vote. Once one is submitted, it is listed here.</Text>;

  return (
    <Stack component="fieldset" gap="sm" p={0} m={0} bd={0}>
      <Text component="legend" fw={600} size="sm" mb="xs">
        Which datasets
      </Text>
      {shown.map(({ dataset, candidate, why, isChosen }) => {
        const { datasetId, licence, endorsements } = dataset;
        const name = names.get(datasetId) ?? `Dataset ${datasetId}`;
        return (
          <div key={datasetId}>
            <Checkbox
              checked={isChosen}
              disabled={why !== undefined && !isChosen}
              label={<bdi>{name}</bdi>}
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
              <Anchor
                component={Link}
                to={`/datasets/${datasetId}`}
                inherit
                underline="always"
                aria-label={`See its page: ${name}`}
              >
                See its page
              </Anchor>
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
      {shown.length < rows.length && (
        <Button variant="default" size="xs" onClick={() => setMost(most + STEP)} style={{ alignSelf: 'flex-start' }}>
          Show more of the {rows.length}
        </Button>
      )}
    </Stack>
  );
}
