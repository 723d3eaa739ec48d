import { solveSlope } from '../../../manifest/src/solveSlope.ts';
import type { Slope } from '../../../manifest/src/types.ts';

export type { Slope } from '../../../manifest/src/types.ts';

/** The power that gives a dataset exactly k points is element k − 1. */
export type Histogram = readonly bigint[];

/** The power that gives at least k points, as the library has it: element k, with 0 and 101 for padding. */
function supportOf(histogram: Histogram): bigint[] {
  const support = [0n, ...histogram, 0n];
  for (let level = histogram.length; level >= 1; level--) {
    support[level] = (support[level] ?? 0n) + (support[level + 1] ?? 0n);
  }
  return support;
}

/** Finds the slope of a round by the library; nothing where no dataset has any support. */
export function findSlope(histograms: readonly Histogram[]): Slope | undefined {
  return solveSlope(histograms.map(supportOf));
}
