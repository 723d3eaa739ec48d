import { histogram, type Support } from '@commonweight/manifest';

import { latestBallots } from './latestBallots.ts';
import type { CastBallot } from './roundStore.ts';

/**
 * Counts the ballots again from their events, and holds the result against what the contract keeps.
 * @returns The datasets on which they differ.
 */
export function recount(ballots: readonly CastBallot[], supports: ReadonlyMap<number, Support>): number[] {
  const counted = histogram({
    datasetIds: supports.keys(),
    ballots: latestBallots(ballots).map(({ power, lines }) => ({
      power,
      lines: lines.map(({ datasetId, points }) => [datasetId, points] as const),
    })),
  });
  return [...supports].flatMap(([id, support]) => {
    const own = counted.get(id) ?? [];
    return support.every((power, level) => power === own[level]) ? [] : [id];
  });
}
