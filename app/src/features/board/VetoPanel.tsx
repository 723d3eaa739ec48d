import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { ProposalText } from '../../commons/foldProposalList.ts';
import { Approvals } from './Approvals.tsx';
import { countWords, findAction } from './approvalState.ts';
import { neededApprovals } from './actionStanding.ts';
import { useBoard } from './useBoard.ts';
import { useStandings } from './useStandings.ts';
import { VetoApproval } from './VetoApproval.tsx';

/** What the ethics board can do, or has done, with a proposal that is or was queued; nothing for others. */
export function VetoPanel({ proposal }: { proposal: ProposalText }): ReactNode {
  const board = useBoard();
  const action = findAction(board, 'veto', proposal.id);
  const standing = useStandings(board, action === undefined ? [] : [action]).get(action?.number ?? 0);
  const isQueued = proposal.queued !== undefined && proposal.executed === undefined && proposal.cancelled === undefined;
  if (!isQueued && action === undefined) return null;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="board">
      <Title order={2} id="board" mb="sm">
        Ethics board
      </Title>
      <Stack gap="sm">
        {isQueued && (
          <Text size="sm">
            While the proposal is queued, the{' '}
            <Anchor component={Link} to="/board" underline="always" inherit>
              ethics board
            </Anchor>{' '}
            can stop it. {countWords(standing, neededApprovals(board.board, board.now))}
          </Text>
        )}
        {action?.carriedOut !== undefined && <Text size="sm">The board has stopped it.</Text>}
        {standing !== undefined && <Approvals members={standing.members} isOpen={isQueued} />}
        {isQueued && <VetoApproval proposal={proposal} standing={standing} />}
      </Stack>
    </Card>
  );
}
