import { expect } from 'chai';
import fc from 'fast-check';

import { expectNear } from '../../helpers/expectNear.ts';
import { decimals } from '../../../manifest/src/export/decimals.ts';
import { formats } from '../../../manifest/src/export/formats.ts';
import { mixture } from '../../../manifest/src/export/mixture.ts';
import { trainable } from '../../../manifest/src/export/trainable.ts';
import type { Unit } from '../../../manifest/src/export/types.ts';
import { weightsIn } from '../../../manifest/src/export/weightsIn.ts';
import { DATASETS, exportSample } from '../../helpers/exportSample.ts';

const [whale, mischief, words] = DATASETS as [(typeof DATASETS)[0], (typeof DATASETS)[0], (typeof DATASETS)[0]];
const shares = ({ datasets }: { datasets: { share: number }[] }): number[] => datasets.map(({ share }) => share);

describe('mixture', () => {
  describe('given nothing but a manifest and its cards', () => {
    it('scales what was sealed, rounded down, up to one, and states the unit', () => {
      const mixed = mixture(exportSample());
      expectNear(
        shares(mixed).reduce((sum, share) => sum + share, 0),
        1,
        1e-15,
      );
      expect(mixed.notes).to.deep.equal(['A share is a share of the tokens that are sampled.']);
    });
    it('states another unit where that is given', () => {
      expect(mixture({ ...exportSample(), unit: 'bytes' }).notes[0]).to.contain('share of the bytes');
    });
  });
  describe('when an entry has been revoked', () => {
    const mixed = mixture({ ...exportSample(), revoked: [{ datasetId: 2, reason: 'withdrawn' }] });
    it('leaves it out, scales the others up, and says both', () => {
      expect(mixed.datasets.map(({ entry }) => entry.datasetId)).to.deep.equal([1, 3]);
      expectNear(mixed.datasets[0]?.share, 5 / 7, 2e-9);
      expectNear(mixed.datasets[1]?.share, 2 / 7, 2e-9);
      expect(mixed.notes.join(' ')).to.contain('dataset 2 (withdrawn)').and.contain('scaled up');
    });
    it('is so in every format', () => {
      for (const format of formats) {
        const [file] = format.export({ ...exportSample(), revoked: [{ datasetId: 2, reason: 'withdrawn' }] });
        expect(file?.text, format.id).not.to.contain('WordNet');
        if (format.id !== 'csv') expect(file?.text.includes('2-sum'), format.id).to.equal(false);
      }
    });
    it('does not speak of scaling where the entry had no share', () => {
      const sample = exportSample([whale, { ...mischief, ppb: 0 }]);
      const { notes } = mixture({ ...sample, revoked: [{ datasetId: 2, reason: 'removed' }] });
      expect(notes.join(' ')).to.contain('dataset 2 (removed)').and.not.contain('scaled up');
    });
  });
  describe('when purposes are named', () => {
    it('takes what consents to all of them alone, and says so', () => {
      const mixed = mixture({ ...exportSample(), purposes: ['pre-training', 'fine-tuning'] });
      expect(mixed.datasets.map(({ entry }) => entry.datasetId)).to.deep.equal([1, 3]);
      expect(mixed.notes.join(' '))
        .to.contain('does not consent to pre-training and fine-tuning: dataset 2.')
        .and.contain('scaled up');
    });
  });
  describe('when nothing is left', () => {
    it('says so', () => {
      const revoked = [1, 2, 3].map((datasetId) => ({ datasetId, reason: 'withdrawn' as const }));
      expect(() => mixture({ ...exportSample(), revoked })).to.throw('Nothing is left of round 2 to train on.');
    });
    it('says so where only federated data is left and files are wanted', () => {
      const sample = exportSample([{ ...whale, access: 'federated' }]);
      expect(() => trainable(sample)).to.throw('Nothing is left of round 2 that has files');
    });
  });
});

describe('trainable', () => {
  const mixed = trainable(
    exportSample([whale, { ...mischief, access: 'federated' }, { ...words, access: 'gated' }, { ...words, ppb: 0 }]),
  );
  it('leaves out what has no share and what stays with its contributor', () => {
    expect(mixed.datasets.map(({ entry }) => entry.datasetId)).to.deep.equal([1, 3]);
    expectNear(shares(mixed)[0], 5 / 7, 2e-9);
  });
  it('says so, and names what has to be asked for', () => {
    const notes = mixed.notes.join(' ');
    expect(notes).to.contain('Without any share and left out: dataset 4.');
    expect(notes).to.contain('Federated and left out').and.contain('dataset 2.').and.contain('scaled up');
    expect(notes).to.contain('Gated').and.contain('dataset 3.');
  });
});

describe('weightsIn', () => {
  it('draws records a quarter as long four times as often', () => {
    const sample = exportSample([
      { ...whale, ppb: 500_000_000, records: 100, tokens: 100 },
      { ...words, ppb: 500_000_000, records: 100, tokens: 400 },
    ]);
    expect(weightsIn(mixture(sample), 'records')).to.deep.equal([0.8, 0.2]);
  });
  it('gives the shares back when it is turned round', () => {
    const units: Unit[] = ['tokens', 'records', 'bytes'];
    const size = fc.integer({ min: 1, max: 1e12 });
    const dataset = fc.record({ ppb: fc.integer({ min: 1, max: 1e8 }), bytes: size, records: size, tokens: size });
    fc.assert(
      fc.property(
        fc.array(dataset, { minLength: 1, maxLength: 9 }),
        fc.constantFrom(...units),
        fc.constantFrom(...units),
        (drawn, from, to) => {
          const sample = exportSample(
            drawn.map(({ bytes, ...rest }) => ({
              ...rest,
              name: 'x',
              files: [{ name: 'a', encodingFormat: 'text/plain', bytes }],
            })),
          );
          const mixed = mixture({ ...sample, unit: from });
          const weights = weightsIn(mixed, to);
          const back = weights.map(
            (weight, index) => (weight * (drawn[index]?.[from] ?? 0)) / (drawn[index]?.[to] ?? 1),
          );
          const total = back.reduce((sum, part) => sum + part, 0);
          for (const [index, part] of back.entries()) {
            const { share } = mixed.datasets[index] ?? { share: 0 };
            expectNear(part / total, share, 1e-12);
          }
        },
      ),
    );
  });
  for (const [format, unit, missing] of [
    ['huggingface', 'tokens', 'tokens'],
    ['llamafactory', 'bytes', 'records'],
    ['olmo', 'bytes', 'tokens'],
    ['nemo', 'records', 'tokens'],
    ['axolotl', 'tokens', 'tokens'],
  ] as const) {
    it(`refuses ${format} for shares of ${unit} where a card does not count its ${missing}`, () => {
      const sample = exportSample([whale, { ...mischief, name: 'Uncounted', [missing]: undefined }, words]);
      expect(() => formats.find(({ id }) => id === format)?.export({ ...sample, unit })).to.throw(
        new RegExp(`${missing} in every dataset, which is not known of 2 \\(Uncounted\\)`),
      );
    });
  }
  it('needs no number where nothing is to be turned into anything', () => {
    const sample = exportSample([{ ...whale, tokens: undefined, records: undefined }]);
    expect(weightsIn(mixture(sample), 'tokens')).to.deep.equal([1]);
  });
});

describe('a format that describes files', () => {
  for (const id of ['croissant', 'spdx', 'eu-ai-act', 'axolotl']) {
    it(`refuses ${id} without the cards`, () => {
      const format = formats.find((one) => one.id === id);
      expect(format?.needsCards).to.equal(true);
      expect(() => format?.export({ ...exportSample(), cards: new Map() })).to.throw(
        /card of dataset 1 is missing|which is not known of 1/,
      );
    });
  }
  it('does without for the rest, as they say', () => {
    for (const format of formats.filter(({ needsCards }) => !needsCards)) {
      const unit = format.counts ?? 'tokens';
      expect(format.export({ ...exportSample(), cards: new Map(), unit }), format.id).not.to.have.length(0);
    }
  });
});

describe('decimals', () => {
  it('add up to exactly one, and none is nothing', () => {
    const weight = fc.double({ min: 1e-15, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 50 }), (weights) => {
        const texts = decimals(weights);
        const units = texts.map((text) => BigInt(text.replace('.', '').padEnd(13, '0')));
        expect(units.reduce((sum, unit) => sum + unit, 0n)).to.equal(10n ** 12n);
        expect(units.every((unit) => unit > 0n)).to.equal(true);
        expect(texts.every((text) => /^[01]\.\d{1,12}$/.test(text))).to.equal(true);
      }),
    );
  });
  it('are as near as twelve places allow', () => {
    expect(decimals([1, 1, 1])).to.deep.equal(['0.333333333334', '0.333333333333', '0.333333333333']);
    expect(decimals([3, 1])).to.deep.equal(['0.75', '0.25']);
    expect(decimals([5])).to.deep.equal(['1.0']);
  });
});
