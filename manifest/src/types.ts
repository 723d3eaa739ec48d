/** The slope λ = 100 · numerator / denominator. The numerator 0 stands for the slope zero, the denominator then for all points. */
export interface Slope {
  numerator: bigint;
  denominator: bigint;
}

/** Power by points: element k is the power of the ballots that give at least k points, for k from 1 to 100; 0 and 101 are padding. */
export type Support = readonly bigint[];

/** One dataset's share as an exact fraction, and as the chain keeps it. */
export interface Share {
  numerator: bigint;
  denominator: bigint;
  /** Parts per billion, rounded down. */
  ppbDown: bigint;
}

/** Power of a ballot, and the points that it gives by dataset id. */
export interface Ballot {
  power: bigint;
  lines: Iterable<readonly [datasetId: number, points: number]>;
}
