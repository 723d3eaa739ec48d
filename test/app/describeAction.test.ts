import { expect } from 'chai';
import {
  encodeFunctionData,
  keccak256,
  parseAbi,
  parseEther,
  stringToHex,
  toBytes,
  zeroHash,
  type Abi,
  type Address,
  type Hex,
} from 'viem';

import { describeAction, PLAIN_NAMES, type Action } from '../../app/src/commons/describeAction.ts';
import { SETTINGS } from '../../app/src/commons/settings.ts';
import { addressAt, CONTRACTS } from './helpers/contracts.ts';

const { datasets, contributors, governor, token, timelock, ballots, board } = CONTRACTS;
const STRANGER = addressAt(0x5a);

const describeIt = (call: Partial<Action> & Pick<Action, 'target'>) =>
  describeAction({ value: 0n, calldata: '0x', ...call }, { contracts: CONTRACTS, names: PLAIN_NAMES });

const toDatasets = (calldata: Hex) => describeIt({ target: datasets.address, calldata });

describe('describeAction', () => {
  describe('when it is a call of the dataset registry', () => {
    it('names the datasets to be included, one or several', () => {
      const one = toDatasets(encodeFunctionData({ abi: datasets.abi, functionName: 'include', args: [[7]] }));
      expect(one.title).to.equal('Include dataset 7');
      const two = toDatasets(encodeFunctionData({ abi: datasets.abi, functionName: 'include', args: [[7, 9]] }));
      expect(two.title).to.equal('Include 2 datasets');
      expect(two.sentence).to.match(/^dataset 7 and dataset 9 become part of the commons/);
      expect(two.parameters.map(({ kind, text }) => [kind, text])).to.deep.equal([
        ['dataset', '7'],
        ['dataset', '9'],
      ]);
      expect(two).to.include({
        understood: 'wholly',
        signature: 'include(uint24[])',
        contractTitle: 'Dataset registry',
      });
    });

    it('gives the hash of the reason for a removal without its prefix', () => {
      const reason: Hex = `0x${'ab'.repeat(32)}`;
      const { title, parameters } = toDatasets(
        encodeFunctionData({ abi: datasets.abi, functionName: 'remove', args: [8, reason] }),
      );
      expect(title).to.equal('Remove dataset 8');
      expect(parameters[1]).to.include({ kind: 'document', text: 'ab'.repeat(32) });
    });

    it('writes a licence as SPDX has it', () => {
      const args = [stringToHex('OGL-UK-3.0', { size: 32 })] as const;
      const allowed = toDatasets(encodeFunctionData({ abi: datasets.abi, functionName: 'allowLicence', args }));
      expect(allowed.parameters[0]?.text).to.equal('OGL-UK-3.0');
      const refused = toDatasets(encodeFunctionData({ abi: datasets.abi, functionName: 'disallowLicence', args }));
      expect(refused.title).to.match(/^Take the licence/);
    });
  });

  describe('when it sets a number', () => {
    for (const setting of SETTINGS) {
      it(`says what the ${setting.title.toLowerCase()} would be, with its unit`, () => {
        const { address: target, abi }: { address: Address; abi: Abi } = CONTRACTS[setting.contract];
        const value = setting.max ?? 10n ** 21n;
        const { functionName } = setting;
        const calldata = encodeFunctionData({ abi, functionName, args: [value] });
        const { title, sentence, understood } = describeIt({ target, calldata });
        expect(understood).to.equal('wholly');
        expect(title).to.match(/ to (30 days|90 days|1,825 days|50 %|20|1,000 tokens)$/);
        expect(sentence).to.equal(`${setting.about} ${setting.countsFrom}`);
      });
    }

    it('warns of a timelock delay that leaves no time to withdraw', () => {
      const at = (seconds: bigint) =>
        describeIt({
          target: timelock.address,
          calldata: encodeFunctionData({ abi: timelock.abi, functionName: 'updateDelay', args: [seconds] }),
        }).warning;
      expect(at(86_399n)).to.contain('less than a day');
      expect(at(86_400n)).to.equal(undefined);
    });
  });

  describe('when it sets the rounds', () => {
    it('says all three numbers with their units', () => {
      const calldata = encodeFunctionData({
        abi: ballots.abi,
        functionName: 'setRoundSettings',
        args: [{ roundLengthSeconds: 21 * 86_400 + 3_600, maxLevel: 40, turnoutBps: 1_550 }],
      });
      const { parameters } = describeIt({ target: ballots.address, calldata });
      expect(parameters.map(({ text }) => text)).to.deep.equal(['21 days 1 hour', '40', '15.5 %']);
    });
  });

  describe('when it is about the ethics board', () => {
    const toBoard = (calldata: Hex) => describeIt({ target: board.address, calldata });

    it('says who is elected, for whom and for how long, and what the board may do', () => {
      const args = [5, stringToHex('law', { size: 32 }), 90 * 86_400] as const;
      const { title, sentence, parameters, understood } = toBoard(
        encodeFunctionData({ abi: board.abi, functionName: 'elect', args }),
      );
      expect(understood).to.equal('wholly');
      expect(title).to.equal('Elect person 5 to the ethics board');
      expect(sentence).to.match(/for 90 days and speaks for “\u2068law\u2069”\. By majority the board can veto/);
      expect(parameters.map(({ kind, text }) => [kind, text])).to.deep.equal([
        ['person', '5'],
        ['text', 'law'],
        ['text', '90 days'],
      ]);
    });

    it('says whose term ends', () => {
      const { title, sentence } = toBoard(encodeFunctionData({ abi: board.abi, functionName: 'recall', args: [5] }));
      expect(title).to.equal('Recall person 5 from the ethics board');
      expect(sentence).to.contain('ends at once');
    });

    it('says until when its powers last, also to the second', () => {
      const end = Date.UTC(2030, 0, 2, 3, 4, 5) / 1_000;
      const calldata = encodeFunctionData({ abi: board.abi, functionName: 'setSunset', args: [end] });
      const { title, parameters } = toBoard(calldata);
      expect(title).to.match(/^Give the ethics board its powers until \d+ Jan 2030/);
      expect(parameters[1]?.text).to.equal(String(end));
    });

    it('shows the arguments of what no vote has words for', () => {
      const calldata = encodeFunctionData({ abi: board.abi, functionName: 'actions', args: [1n, 2n] });
      expect(toBoard(calldata).understood).to.equal('partly');
    });
  });

  describe('when it gives something away', () => {
    it('says the amount to the last digit', () => {
      const mint = describeIt({
        target: token.address,
        calldata: encodeFunctionData({
          abi: token.abi,
          functionName: 'mint',
          args: [STRANGER, parseEther('20000') + 1n],
        }),
      });
      expect(mint.title).to.contain('20,000.000000000000000001 tokens');
      const ether = describeIt({ target: STRANGER, value: parseEther('1.5') });
      expect(ether.title).to.match(/^Send 1\.5 ETH to/);
      expect(ether.understood).to.equal('wholly');
    });

    it('says that ether goes with a call', () => {
      const calldata = encodeFunctionData({ abi: contributors.abi, functionName: 'admitSeat', args: [4] });
      const { sentence } = describeIt({ target: contributors.address, calldata, value: 1n });
      expect(sentence).to.contain('0.000000000000000001 ETH of the treasury go with it.');
    });
  });

  describe('when it is about a role', () => {
    it('names the role, and warns of the one that can do everything', () => {
      const grant = (role: Hex) =>
        describeIt({
          target: token.address,
          calldata: encodeFunctionData({ abi: token.abi, functionName: 'grantRole', args: [role, STRANGER] }),
        });
      expect(grant(zeroHash).warning).to.contain('without one');
      expect(grant(keccak256(toBytes('CANCELLER_ROLE'))).title).to.match(/^Give the canceller’s role to/);
      expect(grant(keccak256(toBytes('ELSE'))).title).to.contain('a role that this page does not know');
    });
  });

  describe('when the governor relays a call', () => {
    it('describes the call inside', () => {
      const data = encodeFunctionData({ abi: token.abi, functionName: 'transfer', args: [STRANGER, 10n ** 18n] });
      const calldata = encodeFunctionData({
        abi: governor.abi,
        functionName: 'relay',
        args: [token.address, 0n, data],
      });
      expect(describeIt({ target: governor.address, calldata }).title).to.match(
        /^From the governor’s own account: Give 1 token to/,
      );
    });
  });

  describe('when it cannot be put into words', () => {
    it('shows the arguments of a function that has none', () => {
      const calldata = encodeFunctionData({ abi: contributors.abi, functionName: 'retireSeat', args: [3] });
      const described = describeIt({ target: contributors.address, calldata });
      expect(described).to.include({ understood: 'partly', signature: 'retireSeat(uint32)' });
      expect(described.parameters[0]).to.include({ label: 'personId (uint32)', text: '3' });
    });

    it('reads what it can from a call of an account that is not of the commons, and says that it is a guess', () => {
      const data = encodeFunctionData({
        abi: parseAbi(['function transfer(address to, uint256 amount)']),
        args: [STRANGER, 5n],
      });
      const described = describeIt({ target: STRANGER, calldata: data });
      expect(described.understood).to.equal('partly');
      expect(described.sentence).to.contain('looks like transfer');
      expect(described.warning).to.equal('This page does not know that account.');
    });

    for (const [what, calldata] of [
      ['bytes of no known function', '0xdeadbeef00'],
      ['fewer than four bytes', '0xde'],
      ['arguments that are cut off', '0x7e7e818d'],
    ] as const) {
      it(`says so for ${what}, to the commons and to a stranger`, () => {
        for (const target of [datasets.address, STRANGER]) {
          const described = describeIt({ target, calldata });
          expect(described.understood).to.equal('not');
          expect(described.warning).to.contain('before you vote');
        }
      });
    }
  });
});
