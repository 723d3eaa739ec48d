import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useConnection } from 'wagmi';

import { useCommons } from '../../commons/useCommons.ts';
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
        <Anchor component={Link} to={`/manifests/${lastSealed.id}`} inherit>
          round {lastSealed.id}
        </Anchor>
        : the part of the training data that each dataset is to have.
      </Text>
      <Text>{data?.shares.length}</Text>
    </>
  );
}
