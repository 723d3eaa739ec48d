/** The slope 100 · numerator / denominator at which shares add up to one. */
export interface Slope {
  numerator: bigint;
  denominator: bigint;
}

/** The power that gives a dataset exactly k points is element k − 1. */
export type Histogram = readonly bigint[];

const ALL_POINTS = 100;

/** Element k is the power that gives at least k points; there is none beyond 100. */
function supportOf(histogram: Histogram): bigint[] {
  const support = Array.from({ length: ALL_POINTS + 2 }, () => 0n);
  for (let level = ALL_POINTS; level >= 1; level--) {
    support[level] = (support[level + 1] ?? 0n) + (histogram[level - 1] ?? 0n);
  }
  return support;
}

/** The points of the datasets whose share a level decides, and the power of those whose share power decides. */
function sumsAt(supports: readonly bigint[][], { numerator, denominator }: Slope): { points: bigint; power: bigint } {
  let points = 0n;
  let power = 0n;
  for (const support of supports) {
    let level = 0;
    for (let next = 1; next <= ALL_POINTS; next++) {
      if ((support[next] ?? 0n) * denominator >= numerator * BigInt(next)) level = next;
    }
    const above = support[level + 1] ?? 0n;
    if (BigInt(level) * numerator >= above * denominator) points += BigInt(level);
    else power += above;
  }
  return { points, power };
}

/**
 * Finds the slope of a round, exactly. Shares fall as the slope rises, so the place where they add up to one is found by
 * halving, first among the slopes at which what decides a share changes, then, between two of them, by division.
 * @returns Nothing where no dataset has any support: such a round can only lapse.
 */
export function findSlope(histograms: readonly Histogram[]): Slope | undefined {
  const supports = histograms.map(supportOf);
  const topLevels = supports.map((support) => support.findLastIndex((power, level) => level >= 1 && power > 0n));
  const points = topLevels.reduce((sum, level) => sum + Math.max(level, 0), 0);
  if (points === 0) return undefined;
  if (points <= ALL_POINTS) return { numerator: 0n, denominator: BigInt(points) };

  // With S(k) the power of at least k points: above the slope S(k)/k power decides the share, above S(k)/(k-1) level k-1.
  const breaks = supports
    .flatMap((support) =>
      support.flatMap((power, level) =>
        power === 0n || level === 0
          ? []
          : [level, level - 1]
              .filter((divisor) => divisor > 0)
              .map((divisor) => ({ numerator: power, denominator: BigInt(divisor) })),
      ),
    )
    .sort((a, b) => {
      const difference = a.numerator * b.denominator - b.numerator * a.denominator;
      return difference < 0n ? -1 : difference > 0n ? 1 : 0;
    });

  // Shares at `breaks[low]` add up to one or more, those at `breaks[high]` to less.
  let low = 0;
  let high = breaks.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const slope = breaks[middle] ?? { numerator: 0n, denominator: 1n };
    const sums = sumsAt(supports, slope);
    const over = sums.points * slope.numerator + sums.power * slope.denominator - 100n * slope.numerator;
    if (over === 0n) return slope;
    if (over > 0n) low = middle;
    else high = middle;
  }
  const [below, above] = [breaks[low], breaks[high]];
  if (below === undefined) return undefined;
  const atBelow = sumsAt(supports, below);
  if (atBelow.points * below.numerator + atBelow.power * below.denominator === 100n * below.numerator) return below;
  const between =
    above === undefined
      ? { numerator: below.numerator + 1n, denominator: below.denominator }
      : { numerator: below.numerator + above.numerator, denominator: below.denominator + above.denominator };
  const sums = sumsAt(supports, between);
  return { numerator: sums.power, denominator: 100n - sums.points };
}
