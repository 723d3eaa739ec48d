import { AssertionError } from 'chai';

/**
 * Holds a floating-point number against another one, to within a tolerance. Hardhat's matchers take chai's own `closeTo` over for
 * whole numbers, in whatever runs in one process with them.
 */
export function expectNear(actual: number | undefined, expected: number, tolerance: number): void {
  // not a number is near to nothing
  if (actual !== undefined && Math.abs(actual - expected) <= tolerance) return;
  throw new AssertionError(
    `expected ${actual} to be within ${tolerance} of ${expected}`,
    { actual, expected, showDiff: true },
    expectNear,
  );
}
