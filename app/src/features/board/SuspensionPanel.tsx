import type { Dataset } from '@commonweight/manifest';
import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { exactDuration } from '../../commons/exactValues.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { Panel } from '../../components/Panel.tsx';
import { Approvals } from './Approvals.tsx';
import { countWords, findAction } from './approvalState.ts';
import { neededApprovals } from './actionStanding.ts';
import { SuspensionApproval } from './SuspensionApproval.tsx';
import { useBoard } from './useBoard.ts';
import { useStandings } from './useStandings.ts';
import { whyNotSuspendable } from './whyNot.ts';

/** What the ethics board can do, or has done, with a dataset; nothing for one that was never included. */
export function SuspensionPanel({ dataset }: { dataset: Dataset }): ReactNode {
  const board = useBoard();
  const { rules } = useCommons();
  const action = findAction(board, 'suspension', BigInt(dataset.datasetId));
  const standing = useStandings(board, action === undefined ? [] : [action]).get(action?.number ?? 0);
  const isPossible = whyNotSuspendable(dataset) === undefined;
  if (dataset.status !== 'included' && action === undefined) return null;
  return (
    <Panel title="Ethics board">
      <Stack gap="sm">
        {isPossible && (
          <Text size="sm">
            The{' '}
            <Anchor component={Link} to="/board" underline="always" inherit>
              ethics board
            </Anchor>{' '}
            can suspend it once, for {exactDuration(rules.maxSuspensionSeconds)}.{' '}
            {countWords(standing, neededApprovals(board.board, board.now))}
          </Text>
        )}
        {standing !== undefined && <Approvals members={standing.members} isOpen={isPossible} />}
        {dataset.status === 'included' && <SuspensionApproval dataset={dataset} standing={standing} />}
      </Stack>
    </Panel>
  );
}
