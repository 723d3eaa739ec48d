import { expect } from 'chai';
import { zeroAddress, type Address } from 'viem';

import { expectNear } from '../helpers/expectNear.ts';
import { concentration } from '../../app/src/commons/concentration.ts';
import { foldToken, type TokenEvent } from '../../app/src/commons/foldToken.ts';

const [ada, ben, cleo]: [Address, Address, Address] = [
  '0x00000000000000000000000000000000000000A1',
  '0x00000000000000000000000000000000000000B2',
  '0x00000000000000000000000000000000000000C3',
];
const transfer = (from: Address, to: Address, value: bigint): TokenEvent => ({
  eventName: 'Transfer',
  args: { from, to, value },
});
const delegate = (delegator: Address, fromDelegate: Address, toDelegate: Address): TokenEvent => ({
  eventName: 'DelegateChanged',
  args: { delegator, fromDelegate, toDelegate },
});

describe('foldToken', () => {
  it('adds up what each account holds, leaves out the empty ones, and puts the largest first', () => {
    const events = [transfer(zeroAddress, ada, 10n), transfer(zeroAddress, ben, 30n), transfer(ada, cleo, 10n)];
    expect(foldToken(events)).to.deep.include({
      supply: 40n,
      holders: [
        { account: ben, balance: 30n, delegate: undefined },
        { account: cleo, balance: 10n, delegate: undefined },
      ],
      delegates: [],
    });
  });

  it('gives the votes to the last delegate, and none for tokens that were burnt', () => {
    const events = [
      transfer(zeroAddress, ada, 10n),
      delegate(ada, zeroAddress, ada),
      transfer(zeroAddress, ben, 5n),
      delegate(ben, zeroAddress, ada),
      delegate(ada, ada, cleo),
      transfer(ada, zeroAddress, 4n),
    ];
    expect(foldToken(events)).to.deep.include({
      supply: 11n,
      delegates: [
        { account: cleo, votes: 6n, delegators: 1 },
        { account: ada, votes: 5n, delegators: 1 },
      ],
    });
  });
});

describe('concentration', () => {
  it('is nothing where nobody has a vote', () => {
    expect(concentration([0n, 0n])).to.deep.equal({ voters: 0, largest: 0, half: 0, gini: 0 });
  });

  it('is even where all have the same', () => {
    expect(concentration([1n, 1n, 1n, 1n])).to.deep.equal({ voters: 4, largest: 0.25, half: 3, gini: 0 });
  });

  it('tells how few have more than half, and how uneven it is', () => {
    // Gini of 60, 30, 10: (−2·10 + 0·30 + 2·60) / (3 · 100)
    const { voters, largest, half, gini } = concentration([10n, 60n, 30n]);
    expect({ voters, largest, half }).to.deep.equal({ voters: 3, largest: 0.6, half: 1 });
    expectNear(gini, 1 / 3, 1e-9);
  });

  it('needs one more than those who have exactly half', () => {
    expect(concentration([50n, 30n, 20n]).half).to.equal(2);
  });
});
