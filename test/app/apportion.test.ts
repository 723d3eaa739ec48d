import { expect } from 'chai';
import fc from 'fast-check';

import { apportion } from '../../app/src/features/round/apportion.ts';

const items = (...weights: number[]) => weights.map((weight, index) => ({ datasetId: index + 1, weight }));
const spread = (weights: number[], most: number, total = 100) => [
  ...apportion(items(...weights), total, most).values(),
];

describe('apportion', () => {
  it('gives the rest of equal parts to the first', () => {
    expect(spread([1, 1, 1], 100)).to.deep.equal([34, 33, 33]);
    expect(spread([1, 1, 1, 1, 1, 1, 1], 40)).to.deep.equal([15, 15, 14, 14, 14, 14, 14]);
  });

  it('gives the rest to those who miss a point by least', () => {
    expect(spread([41.6e6, 33.5e6, 24.9e6], 100)).to.deep.equal([42, 33, 25]);
  });

  it('passes on what the most cuts off, in proportion', () => {
    expect(spread([80, 10, 10], 40)).to.deep.equal([40, 30, 30]);
    expect(spread([60, 30, 5, 5], 40)).to.deep.equal([40, 40, 10, 10]);
  });

  it('leaves points only where all are at the most', () => {
    expect(spread([3, 1], 40)).to.deep.equal([40, 40]);
  });

  it('gives nothing for no weight', () => {
    expect(spread([0, 5, 0], 100)).to.deep.equal([0, 100, 0]);
    expect(spread([0, 0], 100)).to.deep.equal([0, 0]);
    expect(spread([], 100)).to.deep.equal([]);
  });

  it('spends all that can be spent, keeps to the most, and never favours less weight', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 100 }), (given, most) => {
        const points = spread(given, most);
        const weighty = given.filter((weight) => weight > 0).length;
        expect(points.reduce((sum, each) => sum + each, 0)).to.equal(Math.min(100, most * weighty));
        for (const [index, each] of points.entries()) {
          expect(each).to.be.within(0, most);
          for (const [other, least] of points.entries()) {
            if ((given[index] ?? 0) > (given[other] ?? 0)) expect(each).to.be.at.least(least);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
