import { formatShare } from './formatShare.ts';
import { histogram } from './histogram.ts';
import type { OfflineRound } from './parseRound.ts';
import { shares } from './shares.ts';
import type { Ballot, Share, Slope } from './types.ts';

function* ballotsOf(round: OfflineRound): Generator<Ballot> {
  for (const { power, lines } of round.ballots) {
    yield { power: BigInt(power), lines: Object.entries(lines).map(([id, points]) => [Number(id), points] as const) };
  }
}

/** Counts a round without a chain: the exact share of each dataset, and the same as a decimal with 12 places. */
export function tallyBallots(round: OfflineRound): {
  slope: Slope | undefined;
  exact: Map<number, Share>;
  shares: Record<string, string>;
} {
  const supports = histogram({ datasetIds: round.datasets.map(({ id }) => id), ballots: ballotsOf(round) });
  const { slope, shares: exact } = shares({ supports });
  const decimals = Object.fromEntries([...exact].map(([id, share]) => [String(id), formatShare(share)]));
  return { slope, exact, shares: decimals };
}
