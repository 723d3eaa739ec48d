import type { Dataset } from '@commonweight/manifest';

import { isSeated, type Board, type BoardSeat } from '../../commons/foldBoard.ts';
import type { Person } from '../../commons/foldPeople.ts';
import { formatDate, formatDateTime } from '../../components/format.ts';

export interface Member {
  board: Board;
  /** Last second of the board's powers, Unix seconds. */
  sunsetAt: number;
  /** Whoever is connected, if she is registered. */
  me: Person | undefined;
  /** The chain's clock, Unix seconds. */
  now: number;
}

/** Whose interest in a dataset keeps her from a say in it; 0 for nobody. */
export interface Stake {
  datasetId: number;
  giverId: number;
  paidId: number;
}

/** The seat that somebody has now; undefined where she has none. */
export const seatOf = ({ board, me, now }: Pick<Member, 'board' | 'me' | 'now'>): BoardSeat | undefined =>
  me === undefined ? undefined : board.seats.findLast((seat) => seat.personId === me.personId && isSeated(seat, now));

/** Why somebody can approve nothing at all, in a sentence; undefined if she sits on the board. */
export function whyNotMember(member: Member): string | undefined {
  const { board, sunsetAt, me, now } = member;
  if (now > sunsetAt) return `The board’s powers ended on ${formatDateTime(sunsetAt)}. A vote can renew them.`;
  if (me === undefined) return 'Only members of the ethics board can do this, and this account is not registered.';
  if (seatOf(member) !== undefined) return undefined;
  const last = board.seats.findLast(({ personId }) => personId === me.personId);
  if (last === undefined) return 'Only members of the ethics board can do this, and you are none.';
  if (last.left !== undefined) {
    return last.left.recalled
      ? 'Only members of the ethics board can do this. A vote has recalled you.'
      : 'Only members of the ethics board can do this. You have resigned.';
  }
  return `Only members of the ethics board can do this. Your term ended on ${formatDate(last.termEndsAt)}.`;
}

/** Why an interest keeps somebody from a say; undefined if none does. */
export function whyRecused(me: Person | undefined, stakes: readonly Stake[]): string | undefined {
  if (me === undefined) return undefined;
  for (const { datasetId, giverId, paidId } of stakes) {
    if (giverId === me.personId) return `You brought dataset ${datasetId}, so you have no say in this on the board.`;
    if (paidId === me.personId)
      return `You are paid for dataset ${datasetId}, so you have no say in this on the board. You can decline that on its page.`;
  }
  return undefined;
}

/** Why a dataset cannot be suspended, whoever asks; undefined if it can. */
export function whyNotSuspendable({ status, suspension }: Dataset): string | undefined {
  if (status === 'submitted') return 'Only what is included can be suspended.';
  if (status !== 'included') return `It is ${status}: there is nothing to suspend any more.`;
  if (suspension === null) return undefined;
  return `It was suspended once, from ${formatDate(suspension.fromSeconds)} to ${formatDate(suspension.untilSeconds)}, and a dataset can be suspended only once.`;
}

/** Why a proposal cannot be vetoed, whoever asks; undefined if it can. */
export function whyNotVetoable(proposal: {
  isQueued: boolean;
  needsTwoThirds: boolean;
  /** Whether it calls nothing but the board. */
  isOwnAffair: boolean;
}): string | undefined {
  if (!proposal.isQueued) return 'The board can stop only what is queued in the timelock.';
  if (proposal.needsTwoThirds)
    return 'It does what was vetoed before and has passed by two thirds, so it cannot be vetoed again.';
  if (proposal.isOwnAffair) return 'It changes nothing but the board itself, which the board cannot veto.';
  return undefined;
}
