import { shareAt } from './shareAt.ts';
import type { Slope, Support } from './types.ts';

/**
 * Where the shares stand at a slope: `excess` is zero exactly if they add up to one, positive above. With the points K that levels
 * decide and the power P that power decides, it is K · F + P · d − 100 · F; at the slope zero it is K − d.
 */
export function slopeBalance(
  supports: Iterable<Support>,
  slope: Slope,
): { points: bigint; power: bigint; excess: bigint } {
  let points = 0n;
  let power = 0n;
  for (const support of supports) {
    const share = shareAt(support, slope);
    points += share.level;
    power += share.power;
  }
  const { numerator, denominator } = slope;
  const excess = numerator === 0n ? points - denominator : points * numerator + power * denominator - 100n * numerator;
  return { points, power, excess };
}
