import { slopeBalance } from './slopeBalance.ts';
import type { Slope, Support } from './types.ts';

const ALL_POINTS = 100;

/** The slopes at which some dataset goes over from a level to power or back, ascending. */
function breakpoints(supports: readonly Support[]): Slope[] {
  const found = new Map<string, Slope>();
  for (const support of supports) {
    for (let level = 1; level <= ALL_POINTS; level++) {
      const numerator = support[level] ?? 0n;
      if (numerator === 0n) break;
      // the share is S(k) / λ between these two, where that runs from (k − 1) / 100 to k / 100
      for (const points of [level - 1, level]) {
        if (points > 0) found.set(`${numerator}/${points}`, { numerator, denominator: BigInt(points) });
      }
    }
  }
  // near values differ beyond a float's digits, so floats only decide where they are clearly apart
  return [...found.values()]
    .map((slope) => ({ slope, near: Number(slope.numerator) / Number(slope.denominator) }))
    .sort((a, b) => {
      if (Math.abs(a.near - b.near) > 1e-9 * (a.near + b.near)) return a.near - b.near;
      const difference = a.slope.numerator * b.slope.denominator - b.slope.numerator * a.slope.denominator;
      return difference < 0n ? -1 : difference > 0n ? 1 : 0;
    })
    .map(({ slope }) => slope);
}

/**
 * Finds the slope at which the shares add up to one, exactly. Shares fall steadily as the slope rises, so the place is found by
 * halving among the breakpoints and, between two of them, where who is bound by what does not change, by division.
 * @returns Nothing where no dataset has any support: such a round can only lapse.
 */
export function solveSlope(all: Iterable<Support>): Slope | undefined {
  const supports = [...all].filter((support) => (support[1] ?? 0n) > 0n);
  const { points: topPoints } = slopeBalance(supports, { numerator: 0n, denominator: 1n });
  if (topPoints === 0n) return undefined;
  if (topPoints <= 100n) return { numerator: 0n, denominator: topPoints };

  const slopes = breakpoints(supports);
  // the shares at `low` add up to one or more, those at `high` to less; below the first breakpoint everybody has all she can get
  let low = 0;
  let high = slopes.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const { excess } = slopeBalance(supports, slopes[middle] as Slope);
    if (excess === 0n) return slopes[middle];
    if (excess > 0n) low = middle;
    else high = middle;
  }
  const below = slopes[low] as Slope;
  const above = slopes[high] ?? { numerator: 1n, denominator: 0n };
  // the mediant lies strictly between the two
  const between = {
    numerator: below.numerator + above.numerator,
    denominator: below.denominator + above.denominator,
  };
  const { points, power } = slopeBalance(supports, between);
  return { numerator: power, denominator: 100n - points };
}
