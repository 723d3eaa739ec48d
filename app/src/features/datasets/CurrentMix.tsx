import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useCommons } from '../../commons/useCommons.ts';
import { MixChart } from '../../components/MixChart.tsx';
import { formatDate } from '../../components/format.ts';
import { Loading } from '../shell/Loading.tsx';
import { useMix } from './queries.ts';
import { STATUS_WORDS } from './words.ts';

/** What the last sealed round gives each dataset. */
export function CurrentMix(): ReactNode {
  const { lastSealed, datasets } = useCommons();
  const { data: shares } = useMix();
  if (lastSealed === undefined) {
    return <Text>No round has been sealed yet, so there is no mix. Ballots are cast in the open round.</Text>;
  }
  if (shares === undefined) return <Loading lines={3} />;
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        As{' '}
        <Anchor component={Link} to={`/manifests/${lastSealed.id}`} inherit underline="always">
          round {lastSealed.id}
        </Anchor>
        , which closed on {formatDate(lastSealed.closesAt)}, was sealed: the part of the training data that each dataset
        is to have.
      </Text>
      <MixChart
        parts={[...shares].map(([datasetId, ppb]) => ({ datasetId, ppb }))}
        note={(datasetId) => {
          const status = datasets.get(datasetId)?.status ?? 'included';
          return (
            status !== 'included' && (
              <Text span size="sm" c="dimmed">
                ({STATUS_WORDS[status].label.toLowerCase()} since)
              </Text>
            )
          );
        }}
      />
    </>
  );
}
