import { expect } from 'chai';
import { encodeFunctionData, parseAbi, type Abi, type Hex } from 'viem';

import { proposalKinds } from '../../app/src/commons/proposalKinds.ts';
import { SETTINGS } from '../../app/src/commons/settings.ts';
import { addressAt, CONTRACTS } from './helpers/contracts.ts';

const { datasets, contributors, governor, token, ballots, board } = CONTRACTS;
const HASH: Hex = `0x${'ab'.repeat(32)}`;

const kindsOf = (...calls: { target: Hex; data: Hex }[]) =>
  proposalKinds({ targets: calls.map(({ target }) => target), calldatas: calls.map(({ data }) => data) }, CONTRACTS);

const including = {
  target: datasets.address,
  data: encodeFunctionData({ abi: datasets.abi, functionName: 'include', args: [[1, 2]] }),
};
const removing = {
  target: datasets.address,
  data: encodeFunctionData({ abi: datasets.abi, functionName: 'remove', args: [3, HASH] }),
};
const seating = {
  target: contributors.address,
  data: encodeFunctionData({ abi: contributors.abi, functionName: 'admitSeat', args: [4] }),
};
const minting = {
  target: token.address,
  data: encodeFunctionData({ abi: token.abi, functionName: 'mint', args: [addressAt(7), 1n] }),
};
const electing = {
  target: board.address,
  data: encodeFunctionData({ abi: board.abi, functionName: 'elect', args: [4, HASH, 86_400] }),
};
const lifting = {
  target: datasets.address,
  data: encodeFunctionData({ abi: datasets.abi, functionName: 'liftSuspension', args: [3] }),
};
const settingRounds = {
  target: ballots.address,
  data: encodeFunctionData({
    abi: ballots.abi,
    functionName: 'setRoundSettings',
    args: [{ roundLengthSeconds: 86_400, maxLevel: 40, turnoutBps: 1_000 }],
  }),
};

describe('proposalKinds', () => {
  it('tells each kind by its call', () => {
    expect(kindsOf(including)).to.deep.equal(['inclusion']);
    expect(kindsOf(removing)).to.deep.equal(['removal']);
    expect(kindsOf(seating)).to.deep.equal(['seats']);
    expect(kindsOf(minting)).to.deep.equal(['grant']);
    expect(kindsOf(electing)).to.deep.equal(['board']);
    expect(kindsOf(lifting)).to.deep.equal(['board']);
    expect(kindsOf(settingRounds)).to.deep.equal(['rules']);
    expect(kindsOf({ target: addressAt(9), data: '0x' })).to.deep.equal(['grant']);
  });

  for (const { title, contract, functionName } of SETTINGS) {
    it(`counts a change of ${title.toLowerCase()} among the ${contract === 'board' ? 'board’s' : 'rules'}`, () => {
      const { address: target } = CONTRACTS[contract];
      const item = CONTRACTS[contract].abi.find((one) => one.type === 'function' && one.name === functionName);
      const data = encodeFunctionData({ abi: [item] as Abi, functionName, args: [1n] });
      expect(kindsOf({ target, data })).to.deep.equal([contract === 'board' ? 'board' : 'rules']);
    });
  }

  it('names each of several kinds once, in their order', () => {
    expect(kindsOf(minting, seating, minting)).to.deep.equal(['grant', 'seats']);
  });

  it('calls everything that it does not know something else', () => {
    const transfer = encodeFunctionData({
      abi: parseAbi(['function transfer(address, uint256)']),
      args: [HASH.slice(0, 42) as Hex, 1n],
    });
    expect(kindsOf({ target: addressAt(9), data: transfer })).to.deep.equal(['other']);
    expect(kindsOf({ target: datasets.address, data: '0xdeadbeef' })).to.deep.equal(['other']);
    expect(kindsOf({ target: datasets.address, data: '0xde' })).to.deep.equal(['other']);
    const relay = encodeFunctionData({ abi: governor.abi, functionName: 'relay', args: [addressAt(9), 0n, '0x'] });
    expect(kindsOf({ target: governor.address, data: relay })).to.deep.equal(['other']);
  });
});
