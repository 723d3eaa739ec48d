import type { Ballot, Support } from './types.ts';

const ALL_POINTS = 100;

/** Adds ballots up to the support of each of the datasets; lines for others fall away. */
export function histogram(options: { datasetIds: Iterable<number>; ballots: Iterable<Ballot> }): Map<number, Support> {
  const supports = new Map<number, bigint[]>();
  for (const id of options.datasetIds) {
    supports.set(
      id,
      Array.from({ length: ALL_POINTS + 2 }, () => 0n),
    );
  }
  for (const { power, lines } of options.ballots) {
    for (const [id, points] of lines) {
      const support = supports.get(id);
      if (support !== undefined) support[points] = (support[points] ?? 0n) + power;
    }
  }
  // from the power at each level to the power at that level or above
  for (const support of supports.values()) {
    for (let level = ALL_POINTS; level >= 1; level--)
      support[level] = (support[level] ?? 0n) + (support[level + 1] ?? 0n);
  }
  return supports;
}
