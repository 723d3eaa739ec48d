import { encodeBytes32String } from 'ethers';
import type { ContractTransactionReceipt, Signer } from 'ethers';

import type { Announced } from '../documents/announced.ts';
import type { Action, Proposal } from './proposal.ts';
import { done } from './stage.ts';
import type { Stage } from './stage.ts';

/** The call that seats a person on the ethics board, for a vote to decide on. */
export async function electionOf(
  { commons: { board } }: Stage,
  personId: bigint,
  constituency: string,
  termSeconds: number,
): Promise<Action> {
  return {
    target: await board.getAddress(),
    data: board.interface.encodeFunctionData('elect', [personId, encodeBytes32String(constituency), termSeconds]),
  };
}

/** One after the other approves; the approval that makes the majority carries it out. */
async function each(
  members: readonly Signer[],
  approve: (member: Signer) => Promise<ContractTransactionReceipt>,
): Promise<ContractTransactionReceipt[]> {
  const receipts = [];
  for (const member of members) receipts.push(await approve(member));
  return receipts;
}

/** Each of the members approves the veto of a queued proposal, for the same reason. */
export const approveVeto = (members: readonly Signer[], proposal: Proposal, reason: Announced) =>
  each(members, (member) => proposal.approveVeto(member, reason));

/** Each of the members approves the suspension of a dataset, for the same reason. */
export const approveSuspension = (stage: Stage, members: readonly Signer[], datasetId: bigint, reason: Announced) =>
  each(members, (member) =>
    done(stage, 'approve a suspension', stage.commons.board.connect(member).approveSuspension(datasetId, reason)),
  );

/** Each of the members approves a report on a round, for the same reason. */
export const approveReport = (
  stage: Stage,
  members: readonly Signer[],
  roundId: bigint,
  report: Announced,
  reason: Announced,
) =>
  each(members, (member) => {
    const board = stage.commons.board.connect(member);
    return done(stage, 'approve a report', board.approveReport(roundId, report.sha256, report.uri, reason));
  });
