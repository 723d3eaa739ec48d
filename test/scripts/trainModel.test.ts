import { expect } from 'chai';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expectNear } from '../helpers/expectNear.ts';
import { drawResults } from '../../scripts/lib/train/drawResults.ts';
import { readCorpus } from '../../scripts/lib/train/readCorpus.ts';
import { trainModel } from '../../scripts/lib/train/trainModel.ts';
import { trainOnMixture } from '../../scripts/lib/train/trainOnMixture.ts';
import { pulledFolder } from '../helpers/pulledFolder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('trainModel', () => {
  it('needs eight bits for a byte where it has seen nothing', () => {
    expect(trainModel([]).bitsPerByte([bytes('any text')])).to.equal(8);
  });
  it('gives the chances that Witten and Bell give, by hand', () => {
    // after "ab": a and b seen once each, two kinds; the chance of a is (1 + 2/256) / 4; then b after a: one kind, seen once
    const first = (1 + 2 / 256) / 4;
    const second = (1 + first) / 2;
    expectNear(
      trainModel([bytes('ab')]).bitsPerByte([bytes('ab')]),
      -(Math.log2(first) + Math.log2(second)) / 2,
      1e-12,
    );
  });
  it('has chances that add up to one, after any context', () => {
    const model = trainModel([bytes('the cat sat on the mat')]);
    for (const before of ['', 't', 'th', 'at ', 'zz']) {
      const known = before.length === 0 ? 0 : model.bitsPerByte([bytes(before)]) * before.length;
      let sum = 0;
      for (let byte = 0; byte < 256; byte++) {
        const text = Uint8Array.from([...bytes(before), byte]);
        sum += 2 ** -(model.bitsPerByte([text]) * text.length - known);
      }
      expectNear(sum, 1, 1e-9);
    }
  });
  it('knows better what it has seen', () => {
    const model = trainModel([bytes('Call me Ishmael. Some years ago, never mind how long.')]);
    expect(model.bitsPerByte([bytes('Some years')])).to.be.lessThan(2);
    expect(model.bitsPerByte([bytes('XQZW 12345')])).to.be.greaterThan(6);
  });
});

describe('readCorpus and trainOnMixture', () => {
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commonweight-'));
    const text = (word: string): string => Array.from({ length: 2_000 }, (_, at) => `${word} ${at}\n`).join('');
    await pulledFolder(
      folder,
      ['whale', 'speech'].map((word, index) => ({
        ppb: index === 0 ? 750_000_000 : 250_000_000,
        files: [
          { name: 'a.txt', encodingFormat: 'text/plain', content: text(word) },
          { name: 'b.json', encodingFormat: 'application/json', content: '["left out"]' },
        ],
      })),
    );
  });
  after(() => rmSync(folder, { recursive: true }));

  it('holds out a tenth, of which nothing is trained on', () => {
    for (const { train, heldOut } of readCorpus(folder, 1)) {
      const text = (blocks: Uint8Array[]): string[] => blocks.map((block) => Buffer.from(block).toString());
      const learnt = new Set(text(train));
      expect(text(heldOut).some((block) => learnt.has(block))).to.equal(false);
      expectNear(heldOut.length / (train.length + heldOut.length), 0.1, 0.02);
      expect(text([...train, ...heldOut]).join('')).not.to.contain('left out');
    }
  });
  it('trains on each dataset by its share, from the beginning again where it ends', () => {
    const results = trainOnMixture(readCorpus(folder, 1), 100_000);
    expect(results.map(({ trainedBytes }) => trainedBytes)).to.deep.equal([75_000, 25_000]);
    expect(results.map(({ datasetId, name }) => [datasetId, name])).to.deep.equal([
      [1, 'Dataset 1'],
      [2, 'Dataset 2'],
    ]);
  });
  it('gives the same numbers for the same seed, and others for another', () => {
    const once = trainOnMixture(readCorpus(folder, 1), 20_000);
    expect(trainOnMixture(readCorpus(folder, 1), 20_000)).to.deep.equal(once);
    expect(trainOnMixture(readCorpus(folder, 2), 20_000)).not.to.deep.equal(once);
  });
  it('knows a dataset better the more of it there was', () => {
    const corpus = readCorpus(folder, 1);
    const at = (share: number): number =>
      trainOnMixture(
        [
          { ...corpus[0]!, share },
          { ...corpus[1]!, share: 1 - share },
        ],
        4_000,
      )[0]?.bitsPerByte ?? 0;
    expect(at(0.9)).to.be.lessThan(at(0.1));
  });
  it('draws a picture that says the same in words, and takes a name as text', () => {
    const results = trainOnMixture(readCorpus(folder, 1), 20_000).map((one) => ({ ...one, name: '<b>"&' }));
    const svg = drawResults([
      { round: 2, results },
      { round: 3, results },
    ]);
    expect(XMLValidator.validate(svg)).to.equal(true);
    const { svg: root } = new XMLParser({ htmlEntities: true }).parse(svg) as {
      svg: { desc: string; rect: unknown[] };
    };
    expect(root.desc).to.contain('Round 3: <b>"& 75.0 %');
    // the ground, two keys, and two bars for each dataset and round
    expect(root.rect).to.have.length(1 + 2 + 8);
  });
});
