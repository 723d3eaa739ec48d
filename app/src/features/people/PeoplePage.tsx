import { Button, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';

import { PageTitle } from '../../components/PageTitle.tsx';
import { DelegatesTable } from './DelegatesTable.tsx';
import { PeopleTable } from './PeopleTable.tsx';

const VIEWS = ['people', 'delegates'] as const;

/** Everybody who registered, and everybody who votes with tokens. */
export function PeoplePage(): ReactNode {
  const [params, setParams] = useSearchParams();
  const view = VIEWS.find((name) => name === params.get('view')) ?? 'people';
  return (
    <>
      <PageTitle
        title="People"
        actions={
          <Button component={Link} to="/people/register">
            Register
          </Button>
        }
      >
        A seat is one vote in the members’ house. It is earned by the first dataset of yours that is included, or given
        by a vote; it cannot be sold or passed on. Tokens vote in the token house, by themselves or through a delegate.
      </PageTitle>
      <Tabs
        value={view}
        onChange={(next) => setParams(next === null || next === 'people' ? {} : { view: next })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="people">Contributors and seats</Tabs.Tab>
          <Tabs.Tab value="delegates">Token holders and delegates</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <PeopleTable />
        </Tabs.Panel>
        <Tabs.Panel value="delegates">
          <DelegatesTable />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
