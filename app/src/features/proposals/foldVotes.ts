import { commonsGovernorAbi } from '@commonweight/manifest/abis';
import type { RawLog } from '@commonweight/manifest';
import { decodeEventLog, hexToNumber, toEventSelector, type Address, type Hex } from 'viem';

/** By Bravo's numbers. */
export const SUPPORTS = ['against', 'for', 'abstain'] as const;
export type Support = (typeof SUPPORTS)[number];

export const SUPPORT_TITLES: Record<Support, string> = { for: 'For', against: 'Against', abstain: 'Abstain' };

/** One ballot on a proposal, which counts in both houses. */
export interface Vote {
  voter: Address;
  support: Support;
  /** As counted in the token house, 10⁻¹⁸ tokens. */
  tokens: bigint;
  /** Whose seat voted; undefined where it was none. */
  personId: number | undefined;
  reason: string;
  blockNumber: number;
  transactionHash: Hex;
}

const NAMES = ['VoteCast', 'VoteCastWithParams', 'SeatVoteCast'] as const;
const EVENTS = commonsGovernorAbi.filter(
  (item): item is Extract<typeof item, { type: 'event'; name: (typeof NAMES)[number] }> =>
    item.type === 'event' && (NAMES as readonly string[]).includes(item.name),
);

/** The signature hashes of the events that tell of votes. */
export const VOTE_TOPICS: Hex[] = EVENTS.map((event) => toEventSelector(event));

/** The votes on one proposal, in the order in which they were cast. The logs may be of others too. */
export function foldVotes(logs: readonly RawLog[], proposalId: bigint): Vote[] {
  const ordered = logs
    .map((log) => ({ log, block: hexToNumber(log.blockNumber), index: hexToNumber(log.logIndex) }))
    .sort((a, b) => a.block - b.block || a.index - b.index);
  const votes: Vote[] = [];
  // a seat's event comes right before the ballot that it belongs to
  let seat: number | undefined;
  for (const { log, block } of ordered) {
    const { eventName, args } = decodeEventLog({ abi: EVENTS, data: log.data, topics: log.topics });
    if (args.proposalId !== proposalId) continue;
    if (eventName === 'SeatVoteCast') {
      seat = args.personId;
      continue;
    }
    votes.push({
      voter: args.voter,
      support: SUPPORTS[args.support] ?? 'abstain',
      tokens: args.weight,
      personId: seat,
      reason: args.reason,
      blockNumber: block,
      transactionHash: log.transactionHash,
    });
    seat = undefined;
  }
  return votes;
}
