import type { BoardAction } from '../../commons/foldBoard.ts';
import { neededApprovals, type ActionStanding } from './actionStanding.ts';
import { seatOf, type Member } from './whyNot.ts';

/** The action of a power on a subject that some member has approved; undefined where none has. */
export const findAction = (
  { board }: Pick<Member, 'board'>,
  power: BoardAction['power'],
  subject: bigint,
): BoardAction | undefined => board.actions.findLast((one) => one.power === power && one.subject === subject);

/** Whether the approval of whoever is connected would make the majority. */
export function isDecisive(member: Member, standing: ActionStanding | undefined): boolean {
  const seat = seatOf(member);
  const others =
    standing?.members.filter(({ approval, lost }) => lost === undefined && approval.seatNumber !== seat?.number)
      .length ?? 0;
  return others + 1 >= neededApprovals(member.board, member.now);
}

/** How many approvals there are, of how many, in a sentence. */
export function countWords(standing: Pick<ActionStanding, 'approvals' | 'needed'> | undefined, needed: number): string {
  const approvals = standing?.approvals ?? 0;
  if (approvals === 0) return `Nobody has approved that yet; it takes ${needed}.`;
  const missing = Math.max(0, needed - approvals);
  const have = approvals === 1 ? '1 approval counts' : `${approvals} approvals count`;
  return `${have}, of the ${needed} that it takes${missing === 0 ? '.' : `: ${missing} ${missing === 1 ? 'is' : 'are'} missing.`}`;
}
