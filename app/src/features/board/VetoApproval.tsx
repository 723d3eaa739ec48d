import type { ReactNode } from 'react';
import { isAddressEqual, keccak256, toBytes } from 'viem';

import { useChain } from '../../chain/ChainContext.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import { makeCall } from '../../transactions/call.ts';
import type { ActionStanding } from './actionStanding.ts';
import { ApproveForm } from './ApproveForm.tsx';
import { isDecisive } from './approvalState.ts';
import { datasetsConcerned } from './stakes.ts';
import { useBoard } from './useBoard.ts';
import { whyNotMember, whyNotVetoable, whyRecused } from './whyNot.ts';

/** A member's approval of a veto. */
export function VetoApproval(props: { proposal: ProposalText; standing: ActionStanding | undefined }): ReactNode {
  const { proposal, standing } = props;
  const { contracts } = useChain();
  const board = useBoard();
  const { id, number, targets, values, calldatas, description, queued, executed, cancelled } = proposal;
  const isQueued = queued !== undefined && executed === undefined && cancelled === undefined;
  const unavailable =
    whyNotVetoable({
      isQueued,
      needsTwoThirds: board.twoThirds.has(id),
      isOwnAffair: targets.every((target) => isAddressEqual(target, contracts.board.address)),
    }) ??
    whyNotMember(board) ??
    whyRecused(board.me, board.stakesIn(datasetsConcerned(proposal, contracts.datasets.address)));
  return (
    <ApproveForm
      what={`the veto of proposal ${number}`}
      label="Approve a veto"
      unavailable={unavailable}
      isDecisive={isDecisive(board, standing)}
      consequence="The proposal is stopped. It can be put to a vote again, and then takes two thirds of both houses."
      call={(reason) =>
        makeCall(
          contracts.board,
          'approveVeto',
          [targets, values, calldatas, keccak256(toBytes(description)), reason],
          `Approve the veto of proposal ${number}`,
        )
      }
    />
  );
}
