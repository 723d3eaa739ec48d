import { Anchor, Divider, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { Panel } from '../../components/Panel.tsx';
import { PublishedReason } from '../../components/PublishedReason.tsx';
import { Approvals } from './Approvals.tsx';
import { countWords } from './approvalState.ts';
import { ReportApproval } from './ReportApproval.tsx';
import { useBoard } from './useBoard.ts';
import { useStandings } from './useStandings.ts';
import { seatOf } from './whyNot.ts';

/** What the ethics board says of a round, and for its members the way to say more; nothing where there is neither. */
export function ReportsPanel({ roundId }: { roundId: number }): ReactNode {
  const board = useBoard();
  const reports = board.board.actions.filter(({ power, subject }) => power === 'report' && subject === BigInt(roundId));
  const standings = useStandings(board, reports);
  const shown = reports.filter(
    ({ number, carriedOut }) => carriedOut !== undefined || (standings.get(number)?.approvals ?? 0) > 0,
  );
  const isMember = seatOf(board) !== undefined;
  if (shown.length === 0 && !isMember) return null;
  return (
    <Panel
      title="Reports of the ethics board"
      explanation={
        <>
          What the{' '}
          <Anchor component={Link} to="/board" underline="always" inherit>
            ethics board
          </Anchor>{' '}
          publishes on a round binds nobody.
        </>
      }
    >
      <Stack gap="md">
        {shown.map((action) => {
          const standing = standings.get(action.number);
          const isOpen = action.carriedOut === undefined;
          return (
            <Stack key={action.number} gap="xs">
              <Title order={3}>{isOpen ? 'A report that waits for approvals' : 'A published report'}</Title>
              <PublishedReason sha256={action.reportSha256} uri={action.reportUri} what="report" />
              {standing !== undefined && isOpen && <Text size="sm">{countWords(standing, standing.needed)}</Text>}
              {standing !== undefined && <Approvals members={standing.members} isOpen={isOpen} />}
              {standing !== undefined && isOpen && <ReportApproval roundId={roundId} begun={{ action, standing }} />}
              <Divider />
            </Stack>
          );
        })}
        {isMember && <ReportApproval roundId={roundId} />}
      </Stack>
    </Panel>
  );
}
