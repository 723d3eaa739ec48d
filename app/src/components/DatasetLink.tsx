import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useDatasetName } from '../documents/useDatasetName.ts';

/** A dataset by the name that its card gives it, linked to its page. */
export function DatasetLink({ id }: { id: number }): ReactNode {
  const name = useDatasetName(id);
  return (
    <Anchor component={Link} to={`/datasets/${id}`} title={`Dataset ${id}`} inherit>
      <bdi>{name}</bdi>
    </Anchor>
  );
}
