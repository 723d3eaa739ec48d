import { expect } from 'chai';
import { stringToHex, type AbiParameter } from 'viem';

import * as abis from '../../manifest/src/generated/abis.ts';
import { errorsAbi } from '../../app/src/contracts.ts';
import { SENTENCES, sentenceOf } from '../../app/src/transactions/sentences.ts';

interface CustomError {
  type: 'error';
  name: string;
  inputs: readonly AbiParameter[];
}

const errors = new Map(
  Object.values(abis)
    .flatMap((abi) => abi.filter(({ type }) => type === 'error') as unknown as CustomError[])
    .map((error) => [error.name, error]),
);

/** Some value of a type, as viem decodes it. */
function sample(type: string): unknown {
  if (type === 'address') return `0x${'12'.repeat(20)}`;
  if (type === 'bytes32') return stringToHex('votingDelay', { size: 32 });
  if (type === 'string') return 'text';
  if (type === 'bytes') return '0x1234';
  if (type === 'tuple') return {};
  // viem gives integers of up to 48 bits as numbers
  return Number(type.replace(/\D/g, '')) > 48 ? 3n : 3;
}

describe('The sentences of custom errors', () => {
  describe('for every custom error of every contract', () => {
    for (const { name, inputs } of errors.values()) {
      it(`there is one for ${name}`, () => {
        expect(SENTENCES, 'add it in app/src/transactions/sentences').to.have.property(name);
        const sentence = sentenceOf(
          name,
          inputs.map(({ type }) => sample(type)),
        );
        expect(sentence).to.match(/^[A-Z0-9][^\n]{15,260}[.]$/u);
        expect(sentence).not.to.match(/undefined|NaN|\[object|\?|!|Invalid Date/);
        expect(sentence, 'the machine’s name').not.to.contain(name);
      });
    }
  });

  it('are for errors that there are', () => {
    expect(Object.keys(SENTENCES).filter((name) => !errors.has(name))).to.deep.equal([]);
  });

  it('are for all that a wallet or node may hand up', () => {
    const known = new Set(errorsAbi.map((item) => ('name' in item ? item.name : '')));
    expect([...errors.keys()].filter((name) => !known.has(name))).to.deep.equal([]);
  });

  describe('when a proposal is in another state than is needed', () => {
    const inState = (current: number, ...expected: number[]) =>
      sentenceOf('GovernorUnexpectedProposalState', [
        1n,
        current,
        `0x${expected
          .reduce((bits, state) => bits | (1 << state), 0)
          .toString(16)
          .padStart(64, '0')}`,
      ]);

    it('says when to vote, and when it is too late', () => {
      expect(inState(0, 1)).to.equal('The proposal is not open yet: come back when its vote opens.');
      expect(inState(3, 1)).to.equal('The proposal is defeated, so votes on it are no longer counted.');
    });

    it('says what can be queued and what can be carried out', () => {
      expect(inState(1, 4)).to.contain('only what has passed can be queued');
      expect(inState(7, 4, 5)).to.contain('can be carried out');
    });
  });

  describe('when a setting is out of its bounds', () => {
    it('gives value and bounds in the setting’s own unit', () => {
      const bounds = (name: string, ...values: bigint[]) =>
        sentenceOf('GovernorSettingOutOfBounds', [stringToHex(name, { size: 32 }), ...values]);
      expect(bounds('votingPeriod', 60n, 300n, 7_776_000n)).to.equal(
        'The voting period cannot be 1 minute: it has to be from 5 minutes to 90 days.',
      );
      expect(bounds('tokenQuorum', 6_000n, 1n, 5_000n)).to.contain('60 %: it has to be from 0.01 % to 50 %');
    });
  });

  it('fall back on the bare error where it is of a contract that this page does not know', () => {
    expect(sentenceOf('SomethingElse', [1n, 'two'])).to.equal('The contract refused: SomethingElse(1, two).');
  });
});
