import type { Board, BoardAction, BoardApproval } from '../../commons/foldBoard.ts';
import { isSeated } from '../../commons/foldBoard.ts';

/** How long an approval counts, seconds; the contract's own constant. */
export const APPROVAL_SECONDS = 7 * 86_400;

/** A member's last word on an action. */
export interface Standing {
  approval: BoardApproval;
  /** Unix seconds; undefined while it is being read. */
  approvedAt: number | undefined;
  /** Last second in which it counts, Unix seconds. */
  countsUntil: number | undefined;
  /** Why it does not count now; undefined if it does. */
  lost: 'lapsed' | 'left the board' | undefined;
}

export interface ActionStanding {
  /** One for each seat from which it was approved, in the order of the last words. */
  members: Standing[];
  /** How many approvals count, and how many it takes. */
  approvals: number;
  needed: number;
}

/** How many approvals an action takes: more than half of those who sit; one more than nobody when none does. */
export const neededApprovals = ({ seats }: Board, now: number): number =>
  Math.floor(seats.filter((seat) => isSeated(seat, now)).length / 2) + 1;

/**
 * How an action stands at a time, by the contract's own rule.
 * @param times Of the blocks of the approvals, Unix seconds.
 * @param now Unix seconds.
 */
export function actionStanding(
  action: BoardAction,
  board: Board,
  times: ReadonlyMap<number, number>,
  now: number,
): ActionStanding {
  const last = new Map<number, BoardApproval>();
  for (const approval of action.approvals) {
    // the last word goes to the end
    last.delete(approval.seatNumber);
    last.set(approval.seatNumber, approval);
  }
  const members = [...last.values()].map((approval): Standing => {
    const approvedAt = times.get(approval.inBlock);
    const countsUntil = approvedAt === undefined ? undefined : approvedAt + APPROVAL_SECONDS;
    const seat = board.seats.find(({ number }) => number === approval.seatNumber);
    const sits = seat !== undefined && isSeated(seat, now);
    const lapsed = countsUntil !== undefined && countsUntil < now;
    return { approval, approvedAt, countsUntil, lost: !sits ? 'left the board' : lapsed ? 'lapsed' : undefined };
  });
  return {
    members,
    approvals: members.filter(({ lost }) => lost === undefined).length,
    needed: neededApprovals(board, now),
  };
}
