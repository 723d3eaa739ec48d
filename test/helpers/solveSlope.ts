/** The slope 100 · numerator / denominator. */
export interface Slope {
  numerator: bigint;
  denominator: bigint;
}

type Supports = bigint[][];

/** What the rule adds up at a slope: points of the datasets that a level decides, power of the others. */
function sums(supports: Supports, { numerator, denominator }: Slope): { points: bigint; power: bigint } {
  let points = 0n;
  let power = 0n;
  for (const support of supports) {
    let k = 100;
    while (k > 0 && (support[k]! === 0n || support[k]! * denominator < numerator * BigInt(k))) k--;
    if (support[k + 1]! * denominator > BigInt(k) * numerator) power += support[k + 1]!;
    else points += BigInt(k);
  }
  return { points, power };
}

/** Whether the shares at a slope add up to one, exactly. */
export function fits(supports: Supports, slope: Slope): boolean {
  const { points, power } = sums(supports, slope);
  return points * slope.numerator + power * slope.denominator === 100n * slope.numerator;
}

/** S(k), the power of the ballots that give at least k points, from the power at each level. */
export function supportsOf(histograms: readonly (readonly bigint[])[]): Supports {
  return histograms.map((powers) => {
    const support = Array.from({ length: 102 }, () => 0n);
    for (let k = 100; k >= 1; k--) support[k] = support[k + 1]! + powers[k - 1]!;
    return support;
  });
}

/**
 * Tries every place where a level is just reached, and between each two of them the one slope that can fit.
 * Slow and obvious on purpose.
 * @param histograms For each dataset that is left the power at each level from 1 to 100.
 * @returns Nothing where nothing is supported.
 */
export function solveSlope(histograms: readonly (readonly bigint[])[]): Slope | undefined {
  const supports = supportsOf(histograms);
  const tops = supports.map((support) => support.findLastIndex((power) => power > 0n)).filter((k) => k > 0);
  const total = tops.reduce((sum, k) => sum + k, 0);
  if (total === 0) return undefined;
  if (total <= 100) return { numerator: 0n, denominator: BigInt(total) };

  const breaks = supports
    .flatMap((support) => support.slice(1, 101).map((power, i) => ({ numerator: power, denominator: BigInt(i + 1) })))
    .filter(({ numerator }) => numerator > 0n)
    .sort((a, b) => Number(a.numerator * b.denominator - b.numerator * a.denominator));
  // shares fall as the slope rises, so halving finds the first break at which they no longer exceed one
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { points, power } = sums(supports, breaks[middle]!);
    const { numerator, denominator } = breaks[middle]!;
    if (points * numerator + power * denominator > 100n * numerator) low = middle + 1;
    else high = middle;
  }
  const [below, at] = [breaks[low - 1], breaks[low]];
  if (at !== undefined && fits(supports, at)) return at;
  const between = {
    numerator: (below?.numerator ?? 0n) + (at?.numerator ?? 1n),
    denominator: (below?.denominator ?? 1n) + (at?.denominator ?? 0n),
  };
  const { points, power } = sums(supports, between);
  const slope = { numerator: power, denominator: 100n - points };
  if (!fits(supports, slope)) throw new Error('no slope fits');
  return slope;
}
