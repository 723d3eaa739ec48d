import type { CastBallot } from './roundStore.ts';

/** The ballots that count, of all that were cast: the last one of each voter. */
export function latestBallots(ballots: readonly CastBallot[]): CastBallot[] {
  const latest = new Map<string, CastBallot>();
  for (const ballot of ballots) latest.set(ballot.voter.toLowerCase(), ballot);
  return [...latest.values()];
}
