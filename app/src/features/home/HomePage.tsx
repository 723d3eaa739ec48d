import { Anchor, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useCommons } from '../../commons/useCommons.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { CurrentMix } from './CurrentMix.tsx';
import { LastDecisions } from './LastDecisions.tsx';
import { RoundCard } from './RoundCard.tsx';
import { YourTasks } from './YourTasks.tsx';

/** One figure with what it counts. */
function Figure({ value, label, to }: { value: number; label: string; to: string }): ReactNode {
  return (
    <Anchor component={Link} to={to} underline="never" c="inherit">
      <Text span fz="1.5rem" fw={650}>
        {value}
      </Text>{' '}
      <Text span c="dimmed">
        {label}
      </Text>
    </Anchor>
  );
}

export function HomePage(): ReactNode {
  const { datasets, people, proposals, rounds } = useCommons();
  const included = [...datasets.values()].filter(({ status }) => status === 'included').length;
  const seated = [...people.values()].filter(({ seat }) => seat === 'held').length;
  const sealed = rounds.filter(({ outcome }) => outcome === 'sealed').length;
  return (
    <Stack gap="xl">
      <div>
        <PageTitle
          title="What a model learns from, decided by those who made it"
          actions={
            <Button component={Link} to="/datasets/new">
              Bring a dataset
            </Button>
          }
        >
          Contributors bring data with their consent. Members vouch for it. Token holders and members decide together
          which of it is used, and how much each counts. Trainers read the result from the chain and can check every
          step.
        </PageTitle>
        <Group gap="xl">
          <Figure value={included} label="datasets included" to="/datasets?status=included" />
          <Figure value={seated} label="seats" to="/people" />
          <Figure value={proposals.length} label="proposals" to="/proposals" />
          <Figure value={sealed} label={sealed === 1 ? 'sealed manifest' : 'sealed manifests'} to="/manifests" />
        </Group>
        <Text mt="md">
          Is something of yours in here?{' '}
          <Anchor component={Link} to="/in-it" underline="always" inherit>
            Look it up
          </Anchor>{' '}
          by a file, a hash, an account or a name.
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <YourTasks />
        <RoundCard />
      </SimpleGrid>
      <section aria-labelledby="mix">
        <Title order={2} id="mix" mb="sm">
          The current mix
        </Title>
        <CurrentMix />
      </section>
      <section aria-labelledby="decisions">
        <Title order={2} id="decisions" mb="sm">
          Last decisions
        </Title>
        <LastDecisions />
      </section>
    </Stack>
  );
}
