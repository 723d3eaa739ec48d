import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { PageTitle } from '../../components/PageTitle.tsx';

export function NotFoundPage(): ReactNode {
  return (
    <PageTitle title="There is no such page">
      <Anchor component={Link} to="/">
        Go to the start
      </Anchor>
    </PageTitle>
  );
}
