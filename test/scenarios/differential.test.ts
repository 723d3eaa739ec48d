import { expect } from 'chai';
import { network } from 'hardhat';

import { histogram } from '../../manifest/src/histogram.ts';
import { shareAt } from '../../manifest/src/shareAt.ts';
import { slopeBalance } from '../../manifest/src/slopeBalance.ts';
import { solveSlope } from '../../manifest/src/solveSlope.ts';
import type { Ballot, Slope, Support } from '../../manifest/src/types.ts';

const ROUNDS = 300;
const { ethers } = await network.create();

/** Mulberry32: small, seeded, the same everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function drawRound(next: () => number): Map<number, Support> {
  const size = 1 + Math.floor(next() * 6);
  const scale = 10 ** Math.floor(next() * 11);
  const ballots: Ballot[] = Array.from({ length: 1 + Math.floor(next() * 8) }, () => {
    const lines = new Map<number, number>();
    for (let left = 100; left > 0;) {
      const points = Math.min(left, 1 + Math.floor(next() * 70));
      const id = 1 + Math.floor(next() * size);
      lines.set(id, (lines.get(id) ?? 0) + points);
      left -= points;
    }
    return { power: BigInt(1 + Math.floor(next() * scale)), lines };
  });
  return histogram({ datasetIds: Array.from({ length: size }, (_, index) => index + 1), ballots });
}

describe(`${ROUNDS} random rounds`, () => {
  it('get from Solidity what they get from TypeScript, to the last part per billion, and from no other slope', async () => {
    const harness = await ethers.deployContract('HistogramHarness');
    const next = random(0x5eed);
    let refused = 0;
    for (let round = 1; round <= ROUNDS; round++) {
      const supports = drawRound(next);
      const slope = solveSlope(supports.values());
      if (slope === undefined) throw new Error('a round without support was drawn');
      const sums = { points: 0n, power: 0n, ppb: 0n };
      for (const [id, support] of supports) {
        const used = support.flatMap((power, level) => {
          const exactly = power - (support[level + 1] ?? 0n);
          return level >= 1 && exactly > 0n ? [{ level, exactly }] : [];
        });
        await harness.fill(
          id,
          round,
          used.map(({ level }) => level),
          used.map(({ exactly }) => exactly),
        );
        const [level, power, ppb] = await harness.share(id, round, slope.numerator, slope.denominator, 100);
        const ours = shareAt(support, slope);
        expect([level, power, ppb]).to.deep.equal([ours.level, ours.power, ours.ppbDown]);
        sums.points += level;
        sums.power += power;
        sums.ppb += ppb;
      }
      const fits =
        slope.numerator === 0n
          ? sums.points === slope.denominator
          : sums.points * slope.numerator + sums.power * slope.denominator === 100n * slope.numerator;
      expect(fits).to.equal(true);
      expect(sums.ppb <= 1_000_000_000n && sums.ppb > 1_000_000_000n - BigInt(supports.size)).to.equal(true);
      refused += countRefused(supports, slope);
    }
    expect(refused).to.be.greaterThan(ROUNDS);
  });
});

/** Neighbours of the slope either miss the sum, or give every dataset the very same share. */
function countRefused(supports: ReadonlyMap<number, Support>, slope: Slope): number {
  let refused = 0;
  for (const step of [-1n, 1n]) {
    const neighbour = { numerator: slope.numerator + step, denominator: slope.denominator };
    if (neighbour.numerator <= 0n) continue;
    if (slopeBalance(supports.values(), neighbour).excess !== 0n) {
      refused++;
      continue;
    }
    for (const support of supports.values()) {
      const [a, b] = [shareAt(support, slope), shareAt(support, neighbour)];
      expect(a.numerator * b.denominator).to.equal(b.numerator * a.denominator);
    }
  }
  return refused;
}
