import type { CommonsEvent } from '@commonweight/manifest';
import { hexToString, type Address, type Hex } from 'viem';

export type BoardPower = 'veto' | 'suspension' | 'report';

/** A seat on the ethics board, as the election made it. */
export interface BoardSeat {
  /** Of the election, from 1. */
  number: number;
  personId: number;
  constituency: string;
  /** Last second of the term, Unix seconds. */
  termEndsAt: number;
  electedInBlock: number;
  /** How it ended before its term; undefined where it did not. */
  left: { recalled: boolean; inBlock: number } | undefined;
}

/** What one member said to an action. */
export interface BoardApproval {
  personId: number;
  /** The seat from which it was given: it counts for no other. */
  seatNumber: number;
  account: Address;
  reason: { sha256: string; uri: string };
  inBlock: number;
  transactionHash: Hex;
}

/** Something that at least one member approved. */
export interface BoardAction {
  number: number;
  power: BoardPower;
  /** The proposal's id, the dataset's number, or the round's. */
  subject: bigint;
  /** Of the report, 64 hexadecimal digits; empty for the other powers. */
  reportSha256: string;
  openedInBlock: number;
  /** In their order; approving again is one more. */
  approvals: BoardApproval[];
  carriedOut: { inBlock: number; transactionHash: Hex } | undefined;
  /** Where the report is said to be, once it was published. */
  reportUri: string;
}

export interface Board {
  /** Every seat that there ever was, in the order of election. */
  seats: BoardSeat[];
  /** In the order of their opening. */
  actions: BoardAction[];
}

const POWERS: readonly BoardPower[] = ['veto', 'suspension', 'report'];

/** The ethics board after these events: its seats, and what its members have approved. */
export function foldBoard(events: readonly CommonsEvent[]): Board {
  const seats = new Map<number, BoardSeat>();
  const seatOf = new Map<number, number>();
  const actions = new Map<bigint, BoardAction>();
  for (const { eventName, args, blockNumber: inBlock, transactionHash } of events) {
    if (eventName === 'MemberElected') {
      const { personId, seatNumber: number, constituency, termEndsAt } = args;
      seats.set(number, {
        ...{ number, personId, termEndsAt, electedInBlock: inBlock, left: undefined },
        constituency: hexToString(constituency, { size: 32 }),
      });
      seatOf.set(personId, number);
    } else if (eventName === 'MemberLeft') {
      const seat = seats.get(args.seatNumber);
      if (seat !== undefined) seat.left = { recalled: args.recalled, inBlock };
    } else if (eventName === 'ActionOpened') {
      const power = POWERS[args.power] ?? 'report';
      actions.set(args.number, {
        ...{ number: Number(args.number), power, subject: args.subject, openedInBlock: inBlock },
        reportSha256: power === 'report' ? args.content.slice(2) : '',
        ...{ approvals: [], carriedOut: undefined, reportUri: '' },
      });
    } else if (eventName === 'ActionApproved') {
      const { personId, account, reasonSha256, reasonUri } = args;
      actions.get(args.number)?.approvals.push({
        ...{ personId, account, seatNumber: seatOf.get(personId) ?? 0, inBlock, transactionHash },
        reason: { sha256: reasonSha256.slice(2), uri: reasonUri },
      });
    } else if (eventName === 'ActionCarriedOut') {
      const action = actions.get(args.number);
      if (action !== undefined) action.carriedOut = { inBlock, transactionHash };
    } else if (eventName === 'RoundReported') {
      const action = [...actions.values()].find(
        ({ power, subject, reportSha256 }) =>
          power === 'report' && subject === BigInt(args.roundId) && reportSha256 === args.reportSha256.slice(2),
      );
      if (action !== undefined) action.reportUri = args.reportUri;
    }
  }
  return { seats: [...seats.values()], actions: [...actions.values()] };
}

/** Whether a seat's holder sits now: she did not leave, and her term runs. Unix seconds. */
export const isSeated = ({ left, termEndsAt }: BoardSeat, now: number): boolean =>
  left === undefined && termEndsAt >= now;
