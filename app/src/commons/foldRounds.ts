import type { CommonsEvent } from '@commonweight/manifest';
import type { Address, Hex } from 'viem';

export interface Round {
  id: number;
  /** Unix seconds; ballots count from the second after. */
  opensAt: number;
  closesAt: number;
  openedInBlock: number;
  /** The most points that a ballot may give one dataset, as a rule. */
  maxLevelPoints: number;
  /** How much of the power has to vote, in hundredths of a percent. */
  turnoutBps: number;
  outcome: 'open' | 'sealed' | 'lapsed';
  sealed?: { digest: Hex; datasetCount: number; inBlock: number; transactionHash: Hex };
  lapsed?: { turnoutReached: boolean; inBlock: number; transactionHash: Hex };
  published: { publisher: Address; uri: string; inBlock: number; transactionHash: Hex }[];
}

/** Every round after these events, the newest first: that is the current one. */
export function foldRounds(events: readonly CommonsEvent[]): Round[] {
  const rounds = new Map<number, Round>();
  for (const { eventName, args, blockNumber: inBlock, transactionHash } of events) {
    if (eventName === 'RoundOpened') {
      rounds.set(args.roundId, {
        id: args.roundId,
        opensAt: args.opensAt,
        closesAt: args.closesAt,
        openedInBlock: inBlock,
        maxLevelPoints: args.maxLevel,
        turnoutBps: args.turnoutBps,
        outcome: 'open',
        published: [],
      });
      continue;
    }
    const round = 'roundId' in args ? rounds.get(args.roundId) : undefined;
    if (round === undefined) continue;
    if (eventName === 'RoundSealed') {
      round.outcome = 'sealed';
      round.sealed = { digest: args.digest, datasetCount: Number(args.datasetCount), inBlock, transactionHash };
    } else if (eventName === 'RoundLapsed') {
      round.outcome = 'lapsed';
      round.lapsed = { turnoutReached: args.turnoutReached, inBlock, transactionHash };
    } else if (eventName === 'ManifestPublished') {
      round.published.push({ publisher: args.publisher, uri: args.uri, inBlock, transactionHash });
    }
  }
  return [...rounds.values()].reverse();
}
