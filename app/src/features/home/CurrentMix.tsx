import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useConnection } from 'wagmi';

import { useCommons } from '../../commons/useCommons.ts';
import { MixChart } from '../../components/MixChart.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useHome } from './queries.ts';

/** What the last sealed round gives each dataset. */
export function CurrentMix(): ReactNode {
  const { address } = useConnection();
  const { lastSealed } = useCommons();
  const { data } = useHome(address);
  if (lastSealed === undefined) return <Text>No round has been sealed yet, so there is no mix.</Text>;
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        Sealed in{' '}
        <Anchor component={Link} to={`/manifests/${lastSealed.id}`} inherit underline="always">
          round {lastSealed.id}
        </Anchor>
        : the part of the training data that each dataset is to have.
      </Text>
      {data === undefined ? (
        <Loading lines={3} />
      ) : (
        <MixChart
          label={`Shares in round ${lastSealed.id}`}
          parts={data.shares.map(({ datasetId, sharePpbDown }) => ({ datasetId, ppb: sharePpbDown }))}
        />
      )}
    </>
  );
}
