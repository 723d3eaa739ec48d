import type { Share, Slope, Support } from './types.ts';

const PPB = 1_000_000_000n;
const ALL_POINTS = 100;

/** What one dataset gets at a slope, and whether its level or its power decides that. Equal to the contract's histogram. */
export function shareAt(support: Support, slope: Slope): Share & { level: bigint; power: bigint } {
  const { numerator, denominator } = slope;
  let level = ALL_POINTS;
  // support · denominator falls with the level and numerator · level rises: the first that fits from above is the largest
  for (; level > 0; level--) {
    const power = support[level] ?? 0n;
    if (power !== 0n && power * denominator >= numerator * BigInt(level)) break;
  }
  const points = BigInt(level);
  const above = support[level + 1] ?? 0n;

  if (numerator > 0n && above * denominator > numerator * points) {
    const share = { numerator: above * denominator, denominator: 100n * numerator };
    return { ...share, level: 0n, power: above, ppbDown: (PPB * share.numerator) / share.denominator };
  }
  const whole = numerator === 0n ? denominator : 100n;
  return { numerator: points, denominator: whole, level: points, power: 0n, ppbDown: (PPB * points) / whole };
}
