import type { Dataset } from '../../manifest/src/foldDatasets.ts';
import { expect } from 'chai';
import { parseEther } from 'viem';

import { SETTINGS } from '../../app/src/commons/settings.ts';
import { descriptionOf, deserialize, EMPTY, serialize, type Draft } from '../../app/src/features/propose/draft.ts';
import { readDecimal, readSetting, settingInput, unitOf } from '../../app/src/features/propose/readAmount.ts';
import { whyNotProposable, whyNotTogether, type Candidate } from '../../app/src/features/propose/whyNotProposable.ts';
import { addressAt } from './helpers/contracts.ts';

describe('a draft of a proposal', () => {
  const draft: Draft = {
    kind: 'other',
    datasetIds: [3, 7],
    actions: [{ target: addressAt(5), value: parseEther('1.5'), calldata: '0xabcd' }],
    title: 'A grant',
    body: 'For what was done.',
  };

  it('comes back from the device as it was, amounts and all', () => {
    expect(deserialize(serialize(draft))).to.deep.equal(draft);
  });

  for (const [what, kept] of [
    ['nothing', undefined],
    ['no JSON', '{'],
    ['something else', '{"kind":"other"}'],
    ['no address', serialize(draft).replace(addressAt(5), '0x05')],
    ['an amount that is none', serialize(draft).replace('"1500000000000000000"', '"-1"')],
    ['data that is none', serialize(draft).replace('0xabcd', 'abcd')],
  ] as const) {
    it(`is empty where ${what} was kept`, () => {
      expect(deserialize(kept)).to.deep.equal(EMPTY);
    });
  }

  it('goes on the chain with its title as a heading, and without loose ends', () => {
    expect(descriptionOf({ title: ' A grant ', body: '\nFor what was done.\n' })).to.equal(
      '# A grant\n\nFor what was done.',
    );
    expect(descriptionOf({ title: 'A grant', body: ' ' })).to.equal('# A grant');
  });
});

describe('readDecimal', () => {
  it('reads to the last digit, with or without thousands set apart', () => {
    expect(readDecimal('1', 18)).to.equal(10n ** 18n);
    expect(readDecimal(' 12,345.000000000000000001 ', 18)).to.equal(12_345n * 10n ** 18n + 1n);
    expect(readDecimal('1 000', 0)).to.equal(1_000n);
    expect(readDecimal('0', 2)).to.equal(0n);
  });

  for (const [input, sentence] of [
    ['', 'Enter a number.'],
    ['  ', 'Enter a number.'],
    ['12,5', 'with a point before the decimals'],
    ['1,00,000', 'with a point before the decimals'],
    ['-1', 'with a point before the decimals'],
    ['1e18', 'with a point before the decimals'],
    ['.5', 'with a point before the decimals'],
    ['0x10', 'with a point before the decimals'],
    ['1.234', 'At most 2 digits after the point.'],
  ] as const) {
    it(`refuses “${input}” in a sentence`, () => {
      expect(() => readDecimal(input, 2)).to.throw(sentence);
    });
  }

  it('asks for a whole number where there are no decimals', () => {
    expect(() => readDecimal('1.5', 0)).to.throw('Enter a whole number.');
  });
});

describe('the value of a setting', () => {
  for (const setting of SETTINGS) {
    it(`of ${setting.title.toLowerCase()} is read back from the field as it was put there, up to its bounds`, () => {
      const most = setting.max ?? parseEther('10000');
      for (const value of [setting.min, most]) {
        const { input, timeUnit } = settingInput(value, setting.unit);
        expect(readSetting(setting, input, timeUnit, most)).to.equal(value);
      }
      const { input, timeUnit } = settingInput(most + 1n, setting.unit);
      expect(() => readSetting(setting, input, timeUnit, most)).to.throw(`${setting.title} has to be from `);
    });
  }

  it('is put into the field in the largest unit that needs no decimals', () => {
    expect([86_400, 90_000, 90, 61, 0].map(unitOf)).to.deep.equal(['days', 'hours', 'seconds', 'seconds', 'seconds']);
    expect(settingInput(1_250n, 'bps').input).to.equal('12.5');
    expect(settingInput(parseEther('1000.25'), 'wei').input).to.equal('1000.25');
  });
});

describe('whyNotProposable', () => {
  const NOW = 1_000_000;
  const ready = {
    datasetId: 4,
    status: 'submitted',
    consentEndsAtSeconds: null,
    endorsements: [{}, {}],
  } as unknown as Dataset;
  const free: Candidate = { datasetId: 4, proposalId: 0n, freeFrom: 0n, vetoed: false };
  const why = (dataset: Partial<Dataset>, candidate: Partial<Candidate> = {}) =>
    whyNotProposable({ ...ready, ...dataset }, { ...free, ...candidate }, { endorsementsRequired: 2 }, NOW);

  it('finds nothing against what is endorsed, in consent, and in no other proposal', () => {
    expect(why({})).to.equal(undefined);
    expect(why({ consentEndsAtSeconds: NOW })).to.equal(undefined);
    expect(why({}, { freeFrom: BigInt(NOW) })).to.equal(undefined);
  });

  it('says how many endorsements are missing', () => {
    expect(why({ endorsements: [] })).to.equal('It needs 2 more endorsements.');
    expect(why({ endorsements: ready.endorsements.slice(1) })).to.equal('It needs 1 more endorsement.');
  });

  it('says what became of it, where it waits no longer', () => {
    expect(why({ status: 'included' })).to.equal('It is included already.');
    expect(why({ status: 'withdrawn' })).to.equal('Its contributor has withdrawn it.');
    expect(why({ status: 'removed' })).to.contain('removed');
    expect(why({ status: 'superseded' })).to.contain('newer one');
  });

  it('says that its consent has ended, that it is in another proposal, or from when it can be proposed again', () => {
    expect(why({ consentEndsAtSeconds: NOW - 1 })).to.equal('Its consent has ended.');
    expect(why({}, { freeFrom: 2n ** 256n - 1n })).to.equal('It is in a proposal that is still open.');
    expect(why({}, { freeFrom: BigInt(NOW + 1) })).to.match(/can be proposed again from .* on\.$/);
  });
});

describe('whyNotTogether', () => {
  const fifty = Array.from({ length: 50 }, (_, index) => index + 1);

  it('takes from 1 to 50 datasets', () => {
    expect(whyNotTogether([], new Set())).to.equal('Choose at least one dataset.');
    expect(whyNotTogether(fifty, new Set())).to.equal(undefined);
    expect(whyNotTogether([...fifty, 51], new Set())).to.contain('at most 50');
  });

  it('keeps those that need two thirds apart from the others', () => {
    expect(whyNotTogether([1, 2], new Set([1, 2]))).to.equal(undefined);
    expect(whyNotTogether([1, 2], new Set([2]))).to.contain('on their own');
  });
});
