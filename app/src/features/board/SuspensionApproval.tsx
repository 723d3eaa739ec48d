import type { Dataset } from '@commonweight/manifest';
import type { ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { exactDuration } from '../../commons/exactValues.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { makeCall } from '../../transactions/call.ts';
import type { ActionStanding } from './actionStanding.ts';
import { ApproveForm } from './ApproveForm.tsx';
import { isDecisive } from './approvalState.ts';
import { useBoard } from './useBoard.ts';
import { whyNotMember, whyNotSuspendable, whyRecused } from './whyNot.ts';

/** A member's approval of a suspension. */
export function SuspensionApproval(props: { dataset: Dataset; standing: ActionStanding | undefined }): ReactNode {
  const { dataset, standing } = props;
  const { datasetId } = dataset;
  const { contracts } = useChain();
  const { rules } = useCommons();
  const board = useBoard();
  return (
    <ApproveForm
      what={`the suspension of dataset ${datasetId}`}
      label="Approve a suspension"
      unavailable={
        whyNotSuspendable(dataset) ?? whyNotMember(board) ?? whyRecused(board.me, board.stakesIn([datasetId]))
      }
      isDecisive={isDecisive(board, standing)}
      consequence={`The dataset is suspended for ${exactDuration(rules.maxSuspensionSeconds)}, and can never be suspended again.`}
      call={(reason) =>
        makeCall(
          contracts.board,
          'approveSuspension',
          [datasetId, reason],
          `Approve the suspension of dataset ${datasetId}`,
        )
      }
    />
  );
}
