import { expect } from 'chai';

import { tallyBallots } from '../../manifest/src/tallyBallots.ts';

type Points = number[];
type Rule = (ballots: readonly { power: number; points: Points }[], size: number) => [bigint, bigint][];

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

const markets: Rule = (ballots, size) => {
  const { exact } = tallyBallots({
    datasets: Array.from({ length: size }, (_, index) => ({ id: index + 1 })),
    ballots: ballots.map(({ power, points }, voter) => ({
      voter: String(voter),
      power,
      lines: Object.fromEntries(points.map((count, index) => [String(index + 1), count] as const)),
    })),
  });
  return [...exact.values()].map(({ numerator, denominator }) => [numerator, denominator]);
};

const mean: Rule = (ballots, size) => {
  const total = ballots.reduce((sum, { power }) => sum + power, 0);
  return Array.from({ length: size }, (_, index) => [
    BigInt(ballots.reduce((sum, { power, points }) => sum + power * (points[index] ?? 0), 0)),
    BigInt(100 * total),
  ]);
};

/** ℓ1 between a result and a wish, as an exact fraction. */
function distance(result: readonly [bigint, bigint][], wish: Points): [bigint, bigint] {
  let [numerator, denominator] = [0n, 1n];
  for (const [index, [n, d]] of result.entries()) {
    const difference = n * 100n - BigInt(wish[index] ?? 0) * d;
    numerator = numerator * d * 100n + (difference < 0n ? -difference : difference) * denominator;
    denominator *= d * 100n;
  }
  return [numerator, denominator];
}

function drawBallot(next: () => number, size: number): Points {
  const points = Array.from({ length: size }, () => 0);
  const cuts = next() < 0.3 ? 1 : 1 + Math.floor(next() * 12);
  let left = 100;
  for (let cut = 0; cut < cuts; cut++) {
    const take = cut === cuts - 1 ? left : Math.floor(next() * (left + 1));
    const index = Math.floor(next() * size);
    points[index] = (points[index] ?? 0) + take;
    left -= take;
  }
  return points;
}

/** Counts how often a random misreport brings the result strictly nearer to the voter's wish. */
function gains(rule: Rule, tries: number): number {
  const next = random(0x7e57);
  let found = 0;
  for (let attempt = 0; attempt < tries; attempt++) {
    const size = 2 + Math.floor(next() * 4);
    const others = Array.from({ length: 1 + Math.floor(next() * 4) }, () => ({
      power: 1 + Math.floor(next() * 1000),
      points: drawBallot(next, size),
    }));
    const power = 1 + Math.floor(next() * 1000);
    const wish = drawBallot(next, size);
    const honest = distance(rule([...others, { power, points: wish }], size), wish);
    const twisted = distance(rule([...others, { power, points: drawBallot(next, size) }], size), wish);
    if (twisted[0] * honest[1] < honest[0] * twisted[1]) found++;
  }
  return found;
}

describe('the weight rule', () => {
  it('lets none of 3,000 random misreports bring a voter nearer to her wish', () => {
    expect(gains(markets, 3000)).to.equal(0);
  });
  it('is tested by a search that does find such misreports under the mean rule', () => {
    expect(gains(mean, 3000)).to.be.greaterThan(100);
  });
});
