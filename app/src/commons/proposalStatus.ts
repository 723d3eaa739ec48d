import { judgeHouse, type HouseTally } from './judgeHouse.ts';

/** What the chain says of a proposal, as far as its state goes. Times in Unix seconds. */
export interface ProposalStanding {
  /** As IGovernor numbers it. */
  state: number;
  snapshot: bigint;
  deadline: bigint;
  /** 0 unless it was queued. */
  eta: bigint;
  tokenHouse: HouseTally;
  memberHouse: HouseTally;
  /** Whether the ethics board stopped it. */
  vetoed?: boolean;
  /** Whether it does what was vetoed before, which takes two thirds. */
  needsTwoThirds?: boolean;
}

/** Where a proposal is on its way. *Passed* is not *carried out*: queue and execution have their own. */
export type ProposalStatus =
  | 'pending'
  | 'active'
  | 'to queue'
  | 'waiting'
  | 'to execute'
  | 'executed'
  | 'defeated'
  | 'cancelled'
  | 'vetoed'
  | 'expired';

export const STATUS_TITLES: Record<ProposalStatus, string> = {
  pending: 'Not open yet',
  active: 'Open for votes',
  'to queue': 'Passed, waits for queue',
  waiting: 'Queued, waits',
  'to execute': 'Waits for execution',
  executed: 'Carried out',
  defeated: 'Defeated',
  cancelled: 'Cancelled',
  vetoed: 'Vetoed',
  expired: 'Expired',
};

/** Whether nothing can become of it any more. */
export const isOver = (status: ProposalStatus): boolean =>
  ['executed', 'defeated', 'cancelled', 'vetoed', 'expired'].includes(status);

const HOUSES = [
  ['token house', 'tokenHouse'],
  ['members’ house', 'memberHouse'],
] as const;

/** Whether the votes let it pass: each house that is not empty says yes, and they are not both empty. */
export function wouldPass({ tokenHouse, memberHouse, needsTwoThirds }: ProposalStanding): boolean {
  const verdicts = [judgeHouse(tokenHouse, needsTwoThirds), judgeHouse(memberHouse, needsTwoThirds)];
  return verdicts.every(({ passes }) => passes) && verdicts.some(({ isEmpty }) => !isEmpty);
}

/**
 * Where a proposal is now. The chain's own word is as of its last block; a vote that has opened or closed since then is said to
 * have, because the next block will find so.
 * @param now Unix seconds.
 */
export function proposalStatus(proposal: ProposalStanding, now: number): ProposalStatus {
  const { state, snapshot, deadline, eta, vetoed = false } = proposal;
  const at = BigInt(now);
  if (state === 0) return at > snapshot ? 'active' : 'pending';
  if (state === 1 && at <= deadline) return 'active';
  if (state === 1) return wouldPass(proposal) ? 'to queue' : 'defeated';
  if (state === 2) return vetoed ? 'vetoed' : 'cancelled';
  if (state === 3) return 'defeated';
  if (state === 4) return 'to queue';
  if (state === 5) return at < eta ? 'waiting' : 'to execute';
  return state === 6 ? 'expired' : 'executed';
}

/** Which house said no, and why: one entry for each house that did. */
export function whyDefeated(proposal: ProposalStanding): string[] {
  const { needsTwoThirds = false } = proposal;
  const reasons = HOUSES.flatMap(([title, key]) => {
    const verdict = judgeHouse(proposal[key], needsTwoThirds);
    if (verdict.passes) return [];
    const missed = [
      ...(verdict.reachesQuorum ? [] : ['its quorum was missed']),
      ...(verdict.hasMajority
        ? []
        : [needsTwoThirds ? 'For had less than two thirds' : 'For did not outweigh Against']),
    ];
    return [`The ${title} said no: ${missed.join(', and ')}.`];
  });
  return reasons.length > 0 ? reasons : ['Nobody could vote: both houses were empty at the snapshot.'];
}

/** The houses that said no, for a short mention. */
export const housesAgainst = (proposal: ProposalStanding): string[] =>
  HOUSES.flatMap(([title, key]) => (judgeHouse(proposal[key], proposal.needsTwoThirds).passes ? [] : [title]));
