import { expect } from 'chai';

import { makeLot } from '../../scripts/lib/data/makeLot.ts';
import { findSlope } from '../../scripts/lib/life/slope.ts';

/** Histograms of random ballots over some datasets; few levels and equal powers make ties likely. */
function drawRound(lot: () => number): bigint[][] {
  const datasets = 1 + Math.floor(lot() * 8);
  const histograms = Array.from({ length: datasets }, () => Array.from({ length: 100 }, () => 0n));
  const ballots = 1 + Math.floor(lot() * 20);
  for (let ballot = 0; ballot < ballots; ballot++) {
    const power = lot() < 0.5 ? 10_000_000_000n : BigInt(1 + Math.floor(lot() * 1e10));
    const line = histograms[Math.floor(lot() * datasets)] ?? [];
    for (const histogram of lot() < 0.3 ? [line] : histograms) {
      const level = Math.floor((100 / (histogram === line ? 1 : datasets)) * lot());
      histogram[level] = (histogram[level] ?? 0n) + power;
    }
  }
  return histograms;
}

/** A dataset's share at λ = 100 · numerator / denominator, by the definition, in 10⁻¹⁸. */
function shareAt(histogram: readonly bigint[], numerator: bigint, denominator: bigint): bigint {
  let best = 0n;
  for (let level = 0n, support = histogram.reduce((sum, power) => sum + power, 0n); level <= 100n; level++) {
    // `support` is the power of more than `level` points: the share may grow up to the next level, as far as it carries
    const carried = level === 100n ? 0n : (support * denominator * 10n ** 18n) / (numerator * 100n);
    const reached = carried < ((level + 1n) * 10n ** 18n) / 100n ? carried : ((level + 1n) * 10n ** 18n) / 100n;
    if (reached > best) best = reached;
    support -= histogram[Number(level)] ?? 0n;
  }
  return best;
}

describe('findSlope', () => {
  it('makes the shares of a thousand random rounds add up to one', () => {
    const lot = makeLot(7);
    for (let round = 0; round < 1_000; round++) {
      const histograms = drawRound(lot);
      const slope = findSlope(histograms);
      if (slope === undefined || slope.numerator === 0n) continue;

      expect(slope.denominator >= 1n && slope.denominator <= 100n).to.equal(true);
      const sum = histograms.reduce((total, each) => total + shareAt(each, slope.numerator, slope.denominator), 0n);
      const off = 10n ** 18n - sum;
      expect(off >= 0n && off <= BigInt(histograms.length), `round ${round}: ${off}`).to.equal(true);
    }
  });

  it('finds nothing where nothing is supported', () => {
    expect(findSlope([])).to.equal(undefined);
    expect(findSlope([Array.from({ length: 100 }, () => 0n)])).to.equal(undefined);
  });

  it('says zero, with the points there are, where they add up to no more than 100', () => {
    const histogram = Array.from({ length: 100 }, (_, index) => (index === 59 ? 5n : 0n));

    expect(findSlope([histogram])).to.deep.equal({ numerator: 0n, denominator: 60n });
  });
});
