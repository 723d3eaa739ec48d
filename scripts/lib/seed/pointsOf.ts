import type { Points } from '../life/rounds.ts';

/** A ballot that names its datasets, in the numbers that the chain gave them. */
export const pointsOf = <Name extends string>(
  ids: Readonly<Record<Name, bigint>>,
  points: Partial<Record<Name, number>>,
): Points =>
  Object.fromEntries((Object.entries(points) as [Name, number][]).map(([name, count]) => [Number(ids[name]), count]));
