import { Anchor, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { PageTitle } from '../../components/PageTitle.tsx';
import { Concentration } from './Concentration.tsx';
import { Contracts } from './Contracts.tsx';
import { Parameters } from './Parameters.tsx';
import { Roles } from './Roles.tsx';
import { Turnout } from './Turnout.tsx';

/** How the commons is governed: its rules, who holds which power, and how many take part. */
export function CommonsPage(): ReactNode {
  return (
    <Stack gap="xl">
      <PageTitle title="The commons">
        No owner, no upgrade key, no pause: what is decided by votes goes through the timelock, and nothing else holds a
        role. Everything on this page is read from the chain. What can be stopped, and by whom:{' '}
        <Anchor component={Link} to="/board" underline="always" inherit>
          the ethics board
        </Anchor>
        .
      </PageTitle>
      <Parameters />
      <Roles />
      <Concentration />
      <Turnout />
      <Contracts />
    </Stack>
  );
}
