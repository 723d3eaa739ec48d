import { expect } from 'chai';
import { readFileSync } from 'node:fs';

import { mixOf, withBallot } from '../../app/src/features/round/previewMix.ts';
import { formatShare, histogram } from '../../manifest/src/index.ts';

interface Vector {
  name: string;
  datasets: { id: number }[];
  ballots: { power: number; lines: Record<string, number> }[];
  expected: Record<string, string>;
}
const vectors = JSON.parse(readFileSync(new URL('../vectors/weights.json', import.meta.url), 'utf8')) as Vector[];

const pairs = (lines: Record<string, number>) =>
  Object.entries(lines).map(([id, points]) => [Number(id), points] as const);
const linesOf = (lines: Record<string, number>) => pairs(lines).map(([datasetId, points]) => ({ datasetId, points }));
const supportsOf = ({ datasets }: Vector, ballots: Vector['ballots']) =>
  histogram({
    datasetIds: datasets.map(({ id }) => id),
    ballots: ballots.map(({ power, lines }) => ({ power: BigInt(power), lines: pairs(lines) })),
  });
const decimalsOf = (supports: ReturnType<typeof supportsOf>) =>
  Object.fromEntries([...mixOf(supports).shares].map(([id, share]) => [String(id), formatShare(share)]));

describe('previewMix', () => {
  for (const vector of vectors) {
    const { ballots, expected } = vector;
    const last = ballots.at(-1);
    if (last === undefined) continue;
    const power = BigInt(last.power);

    it(`adds the last ballot of “${vector.name}” to what the others make, to the last decimal`, () => {
      const supports = withBallot({
        supports: supportsOf(vector, ballots.slice(0, -1)),
        power,
        former: [],
        lines: linesOf(last.lines),
      });
      expect(decimalsOf(supports)).to.deep.equal(expected);
    });

    it(`puts the last ballot of “${vector.name}” in the place of another`, () => {
      const former = { [String(vector.datasets[0]?.id ?? 1)]: 60, 999_999: 40 };
      const supports = withBallot({
        supports: supportsOf(vector, [...ballots.slice(0, -1), { power: last.power, lines: former }]),
        power,
        former: linesOf(former),
        lines: linesOf(last.lines),
      });
      expect(decimalsOf(supports)).to.deep.equal(expected);
      expect(supports).to.deep.equal(supportsOf(vector, ballots));
    });
  }

  it('leaves what it was given as it was', () => {
    const [vector] = vectors as [Vector];
    const supports = supportsOf(vector, vector.ballots);
    const before = structuredClone(supports);
    withBallot({ supports, power: 5n, former: [], lines: [{ datasetId: 1, points: 100 }] });
    expect(supports).to.deep.equal(before);
  });
});
