import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useNow } from '../../chain/useNow.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import { formatDateTime } from '../../components/format.ts';
import { HousesBar } from '../../components/HousesBar.tsx';
import { OutsideText } from '../../components/OutsideText.tsx';
import { Panel } from '../../components/Panel.tsx';
import type { useDatasetState } from './queries.ts';

/** The governor's states by number. */
const STATES = [
  'The vote has not begun.',
  'The vote is under way.',
  'Cancelled.',
  'Defeated.',
  'Passed; it waits to be queued.',
  'Passed and queued; it waits to be carried out.',
  'Passed, and expired.',
  'Carried out.',
];

type State = NonNullable<ReturnType<typeof useDatasetState>['data']>;

/** Every vote about the dataset, and how both houses stood to it. */
export function VotesPanel(props: {
  about: readonly { proposal: ProposalText; isRemoval: boolean }[];
  votes: State['votes'] | undefined;
}): ReactNode {
  const { about, votes } = props;
  const now = useNow(15_000);
  return (
    <Panel title="Votes">
      {about.length === 0 ? (
        <Text c="dimmed">It has not been put to a vote.</Text>
      ) : (
        <Stack gap="lg">
          {about.map(({ proposal, isRemoval }) => {
            const vote = votes?.find(({ id }) => id === proposal.id);
            return (
              <div key={proposal.number}>
                <Anchor component={Link} to={`/proposals/${proposal.number}`} fw={600}>
                  {proposal.number}. <OutsideText max={100}>{proposal.title}</OutsideText>
                </Anchor>
                <Text size="sm" c="dimmed" mb={4}>
                  {isRemoval ? 'To remove it. ' : 'To include it. '}
                  {vote !== undefined && (
                    <>
                      {STATES[vote.state]} {Number(vote.deadline) > now ? 'The vote ends on' : 'The vote ended on'}{' '}
                      {formatDateTime(Number(vote.deadline))}.
                    </>
                  )}
                </Text>
                {vote !== undefined && (
                  <HousesBar
                    tokenHouse={vote.tokenHouse}
                    memberHouse={vote.memberHouse}
                    isOpened={Number(vote.snapshot) < now}
                    isSmall
                  />
                )}
              </div>
            );
          })}
        </Stack>
      )}
    </Panel>
  );
}
