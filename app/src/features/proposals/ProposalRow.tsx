import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { KIND_TITLES } from '../../commons/proposalKinds.ts';
import { Account } from '../../components/Account.tsx';
import { HousesBar } from '../../components/HousesBar.tsx';
import { OutsideText } from '../../components/OutsideText.tsx';
import { StatusBadge } from '../../components/StatusBadge.tsx';
import type { LensProposal } from './queries.ts';
import { StatusLine } from './StatusLine.tsx';
import type { Listed } from './useFilter.ts';

/** One proposal in the list. */
export function ProposalRow(props: { listed: Listed; standing: LensProposal; hasVoted: boolean }): ReactNode {
  const { listed, standing, hasVoted } = props;
  const { text, status, kinds, awaitsVote } = listed;
  return (
    <Card withBorder padding="md" component="li">
      <Stack gap="xs">
        <Group gap="sm" justify="space-between">
          <Group gap="sm">
            <StatusBadge status={status} />
            <Text size="sm" c="dimmed">
              {kinds.map((kind) => KIND_TITLES[kind]).join(', ')}
            </Text>
          </Group>
          {(awaitsVote || hasVoted) && (
            <Text size="sm" fw={600}>
              {hasVoted ? 'You have voted' : 'Waits for your vote'}
            </Text>
          )}
        </Group>
        <Title order={2} size="h3">
          <Anchor component={Link} to={`/proposals/${text.number}`} inherit>
            <OutsideText max={160}>{text.title}</OutsideText>
          </Anchor>
        </Title>
        <Text size="sm" c="dimmed">
          #{text.number} by <Account address={text.proposer} /> · <StatusLine status={status} standing={standing} />
        </Text>
        {status !== 'pending' && status !== 'cancelled' && <HousesBar {...standing} isOpened isSmall />}
      </Stack>
    </Card>
  );
}
