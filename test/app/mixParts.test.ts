import { expect } from 'chai';

import { COLOURED, drawnParts, sortParts } from '../../app/src/components/mixParts.ts';

describe('sortParts', () => {
  it('puts the largest first, and equals in the order of their numbers', () => {
    const sorted = sortParts([
      { datasetId: 3, ppb: 2 },
      { datasetId: 2, ppb: 5 },
      { datasetId: 1, ppb: 2 },
    ]);
    expect(sorted.map(({ datasetId }) => datasetId)).to.deep.equal([2, 1, 3]);
  });

  it('keeps high what was large before', () => {
    const sorted = sortParts([
      { datasetId: 1, ppb: 3, beforePpb: 3 },
      { datasetId: 2, ppb: 0, beforePpb: 6 },
    ]);
    expect(sorted.map(({ datasetId }) => datasetId)).to.deep.equal([2, 1]);
  });
});

describe('drawnParts', () => {
  it('draws the first in colours of their own, and the others as one piece', () => {
    const parts = Array.from({ length: COLOURED + 3 }, (_, index) => ({ datasetId: index + 1, ppb: 100 - index }));
    const drawn = drawnParts(parts, ({ ppb }) => ppb);
    expect(drawn.map(({ colour }) => colour)).to.deep.equal([...Array(COLOURED).keys(), undefined]);
    expect(drawn.at(-1)).to.deep.equal({
      datasetId: undefined,
      colour: undefined,
      ppb: 3 * (100 - COLOURED) - 3,
      count: 3,
    });
  });

  it('leaves out what has no share, and keeps the colours of the others', () => {
    const drawn = drawnParts(
      [
        { datasetId: 1, ppb: 5 },
        { datasetId: 2, ppb: 0 },
        { datasetId: 3, ppb: 5 },
      ],
      ({ ppb }) => ppb,
    );
    expect(drawn.map(({ datasetId, colour }) => [datasetId, colour])).to.deep.equal([
      [1, 0],
      [3, 2],
    ]);
  });

  it('is empty where nothing has a share', () => {
    expect(drawnParts([{ datasetId: 1, ppb: 0 }], ({ ppb }) => ppb)).to.deep.equal([]);
  });
});
