import { expect } from 'chai';

import { drawnParts, HUES, sortParts } from '../../app/src/components/mixParts.ts';

const many = Array.from({ length: HUES + 3 }, (_, index) => ({
  datasetId: index + 1,
  share: (HUES + 3 - index) / 100,
}));

describe('sortParts', () => {
  it('puts the largest first, and equals in the order of their numbers', () => {
    const sorted = sortParts([
      { datasetId: 3, share: 0.2 },
      { datasetId: 2, share: 0.5 },
      { datasetId: 1, share: 0.2 },
    ]);
    expect(sorted.map(({ datasetId }) => datasetId)).to.deep.equal([2, 1, 3]);
  });

  it('keeps high what was large before', () => {
    const sorted = sortParts([
      { datasetId: 1, share: 0.3, before: 0.3 },
      { datasetId: 2, share: 0, before: 0.6 },
    ]);
    expect(sorted.map(({ datasetId }) => datasetId)).to.deep.equal([2, 1]);
  });
});

describe('drawnParts', () => {
  it('draws the first in colours of their own, and the others as one piece', () => {
    const drawn = drawnParts(many, ({ share }) => share);
    expect(drawn).to.have.length(HUES + 1);
    expect(drawn.slice(0, HUES).map(({ hue }) => hue)).to.deep.equal(Array.from({ length: HUES }, (_, hue) => hue));
    const rest = drawn.at(-1);
    expect(rest?.datasetId).to.equal(undefined);
    expect(rest?.count).to.equal(3);
    expect(rest?.share).to.be.closeTo(0.06, 1e-12);
  });

  it('leaves out what has no share, and keeps the colours of the others', () => {
    const drawn = drawnParts(
      [
        { datasetId: 1, share: 0.5 },
        { datasetId: 2, share: 0 },
        { datasetId: 3, share: 0.5 },
      ],
      ({ share }) => share,
    );
    expect(drawn.map(({ datasetId, hue }) => [datasetId, hue])).to.deep.equal([
      [1, 0],
      [3, 2],
    ]);
  });

  it('is empty where nothing has a share', () => {
    expect(drawnParts([{ datasetId: 1, share: 0 }], ({ share }) => share)).to.deep.equal([]);
  });
});
