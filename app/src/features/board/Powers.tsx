import { List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { exactDuration } from '../../commons/exactValues.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { formatDateTime } from '../../components/format.ts';
import { Moment } from '../../components/Moment.tsx';
import { Panel } from '../../components/Panel.tsx';
import { neededApprovals } from './actionStanding.ts';
import type { BoardView } from './useBoard.ts';

/** What the board can do and cannot, and until when. */
export function Powers({ board }: { board: BoardView }): ReactNode {
  const { rules } = useCommons();
  const { sunsetAt, now } = board;
  const needed = neededApprovals(board.board, now);
  return (
    <Panel title="What it can do">
      <Stack gap="sm">
        <List spacing="xs">
          <List.Item>
            <strong>Veto.</strong> It stops a proposal that waits in the timelock. The same can be proposed again; it
            then takes two thirds of both houses, and cannot be stopped again. What only changes the board cannot be
            vetoed.
          </List.Item>
          <List.Item>
            <strong>Suspension.</strong> It takes a dataset out of ballots and out of training for{' '}
            {exactDuration(rules.maxSuspensionSeconds)}, once. That ends by itself; a vote can end it early, or remove
            the dataset for good.
          </List.Item>
          <List.Item>
            <strong>Report.</strong> It publishes what it found in a round. That binds nobody.
          </List.Item>
        </List>
        <Text>
          It can include nothing, weigh nothing, spend nothing and change no rule. Each action takes {needed}{' '}
          {needed === 1 ? 'approval' : 'approvals'}: more than half of those who sit. Each comes with a published
          reason, and counts for seven days. Who brought a dataset or is paid for it has no say in what happens to it.
        </Text>
        <Text fw={600}>
          {now > sunsetAt ? (
            <>Its powers ended on {formatDateTime(sunsetAt)}. A vote can renew them.</>
          ) : (
            <>
              Its powers end on {formatDateTime(sunsetAt)}, <Moment at={sunsetAt} />, unless a vote renews them.
            </>
          )}
        </Text>
      </Stack>
    </Panel>
  );
}
