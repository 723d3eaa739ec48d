import { expect } from 'chai';
import fc from 'fast-check';

import { packLines, unpackLines } from '../../app/src/commons/ballotLines.ts';

describe('the lines of a ballot', () => {
  it('take four bytes each, in ascending order of ids', () => {
    const packed = packLines([
      { datasetId: 70_000, points: 60 },
      { datasetId: 3, points: 40 },
    ]);
    expect(packed).to.equal('0x00000328' + '0111703c');
  });

  it('are none where there are no points', () => {
    expect(packLines([{ datasetId: 3, points: 0 }])).to.equal('0x');
    expect(unpackLines('0x')).to.deep.equal([]);
  });

  it('come out as they went in', () => {
    const line = fc.record({
      datasetId: fc.integer({ min: 1, max: 0xffffff }),
      points: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ({ datasetId }) => datasetId, maxLength: 100 }), (lines) => {
        const ascending = lines.toSorted((a, b) => a.datasetId - b.datasetId);
        expect(unpackLines(packLines(lines))).to.deep.equal(ascending);
      }),
    );
  });
});
