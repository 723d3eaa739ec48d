import { encodeBytes32String } from 'ethers';
import type { ContractTransactionReceipt, Signer } from 'ethers';

import { sha256 } from '../units.ts';
import type { Action, Proposal } from './proposal.ts';
import { done } from './stage.ts';
import type { Stage } from './stage.ts';

/** The board's powers, in the contract's numbers. */
export const POWER = { veto: 0n, suspension: 1n, report: 2n } as const;

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

const reasonOf = (why: string): { sha256: string; uri: string } => ({
  sha256: sha256(why),
  uri: `https://board.example/${sha256(why).slice(2, 10)}`,
});

/** Each of the members approves the veto of a queued proposal, for the same reason; the majority's approval stops it. */
export async function approveVeto(
  stage: Stage,
  members: readonly Signer[],
  proposal: Proposal,
  why: string,
): Promise<ContractTransactionReceipt[]> {
  const receipts = [];
  for (const member of members) {
    const sent = stage.commons.board.connect(member).approveVeto(...proposal.call, reasonOf(why));
    receipts.push(await done(stage, 'approve a veto', sent));
  }
  return receipts;
}

/** Each of the members approves the suspension of a dataset; the majority's approval suspends it. */
export async function approveSuspension(
  stage: Stage,
  members: readonly Signer[],
  datasetId: bigint,
  why: string,
): Promise<ContractTransactionReceipt[]> {
  const receipts = [];
  for (const member of members) {
    const sent = stage.commons.board.connect(member).approveSuspension(datasetId, reasonOf(why));
    receipts.push(await done(stage, 'approve a suspension', sent));
  }
  return receipts;
}

/** Each of the members approves a report on a round; the majority's approval publishes it. */
export async function approveReport(
  stage: Stage,
  members: readonly Signer[],
  roundId: bigint,
  report: string,
  why: string,
): Promise<ContractTransactionReceipt[]> {
  const receipts = [];
  for (const member of members) {
    const { board } = stage.commons;
    const { sha256: reportSha256, uri } = reasonOf(report);
    const sent = board.connect(member).approveReport(roundId, reportSha256, uri, reasonOf(why));
    receipts.push(await done(stage, 'approve a report', sent));
  }
  return receipts;
}
