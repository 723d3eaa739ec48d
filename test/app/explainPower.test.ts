import { expect } from 'chai';
import { parseEther } from 'viem';

import type { Person } from '../../app/src/commons/foldPeople.ts';
import {
  explainSeatPower,
  explainTokenPower,
  type SeatFacts,
  type TokenFacts,
} from '../../app/src/features/proposals/explainPower.ts';
import { addressAt } from './helpers/contracts.ts';

const ME = addressAt(1);
const OTHER = addressAt(2);
const TEN = parseEther('10');

const tokens = (changes: Partial<TokenFacts>) =>
  explainTokenPower({
    account: ME,
    snapshot: 1_000,
    isOpened: true,
    votesAtSnapshot: 0n,
    supplyAtSnapshot: parseEther('1000'),
    votesNow: 0n,
    balance: 0n,
    delegate: undefined,
    nameOf: () => 'Lena',
    ...changes,
  });

const PERSON: Person = {
  personId: 3,
  account: ME,
  accounts: [ME],
  profileSha256: '',
  profileUri: '',
  seat: 'held',
  seatEndsAt: 5_000,
  earned: true,
  registeredInBlock: 1,
};

const seat = (changes: Partial<SeatFacts>) =>
  explainSeatPower({
    account: ME,
    snapshot: 1_000,
    isOpened: true,
    seatedAtSnapshot: false,
    seatsAtSnapshot: 9n,
    person: PERSON,
    ...changes,
  });

describe('Power in the token house', () => {
  it('is said with its part of the house', () => {
    const { hasPower, sentence } = tokens({ votesAtSnapshot: TEN });
    expect(hasPower).to.be.true;
    expect(sentence).to.equal('10 votes, which is 1.00 % of the house.');
  });

  describe('when it is nothing at a snapshot that is past', () => {
    for (const [why, facts, says, canWake] of [
      ['tokens came later', { votesNow: TEN, balance: TEN, delegate: ME }, /came after the snapshot/, false],
      ['nobody votes with them', { balance: TEN }, /nobody votes with the 10 tokens/, true],
      ['somebody else votes with them', { balance: TEN, delegate: OTHER }, /Lena.* votes with the 10 tokens/, true],
      ['there never were any', {}, /no tokens of yours, and nobody had delegated/, false],
      ['the house was empty', { supplyAtSnapshot: 0n }, /does not count here/, false],
    ] as [string, Partial<TokenFacts>, RegExp, boolean][]) {
      it(`says that ${why}`, () => {
        const text = tokens(facts);
        expect(text.hasPower).to.be.false;
        expect(text.sentence).to.match(says);
        expect(text.canWake ?? false).to.equal(canWake);
      });
    }

    it('never promises that delegating now counts here', () => {
      expect(tokens({ balance: TEN }).advice).to.contain('not in this one');
      expect(tokens({ balance: TEN, delegate: OTHER }).advice).to.contain('not in this one');
    });
  });

  describe('when the snapshot is to come', () => {
    it('says that delegating before it counts here', () => {
      const asleep = tokens({ isOpened: false, balance: TEN });
      expect(asleep.canWake).to.be.true;
      expect(asleep.advice).to.match(/^Delegate to yourself before .*, and they count here\.$/);
      expect(tokens({ isOpened: false, balance: TEN, delegate: OTHER }).advice).to.match(/^Take the vote back before/);
      expect(tokens({ isOpened: false }).advice).to.match(/before .* count here\.$/);
      expect(tokens({ isOpened: false, votesNow: TEN }).hasPower).to.be.true;
    });
  });
});

describe('Power in the members’ house', () => {
  it('is one vote for a seat at the snapshot', () => {
    expect(seat({ seatedAtSnapshot: true })).to.deep.equal({
      hasPower: true,
      sentence: 'One seat, which is one vote.',
    });
  });

  for (const [why, facts, says] of [
    ['the seat came later', {}, /Your seat came after the snapshot/],
    ['nobody is registered', { person: undefined }, /not registered/],
    ['there never was a seat', { person: { ...PERSON, seat: 'none' } }, /no seat yet/],
    ['the seat was given up', { person: { ...PERSON, seat: 'resigned' } }, /gave your seat up/],
    ['the seat was revoked', { person: { ...PERSON, seat: 'revoked' } }, /A vote took your seat/],
    ['the seat expired', { person: { ...PERSON, seat: 'retired' } }, /expired/],
    ['the person has moved away', { person: { ...PERSON, account: OTHER, accounts: [ME, OTHER] } }, /moved to another/],
    ['the person has moved here', { person: { ...PERSON, accounts: [OTHER, ME] } }, /at your former account/],
    ['the house was empty', { seatsAtSnapshot: 0n, person: undefined }, /does not count here/],
  ] as [string, Partial<SeatFacts>, RegExp][]) {
    it(`says that ${why}`, () => {
      const { hasPower, sentence } = seat(facts);
      expect(hasPower).to.be.false;
      expect(sentence).to.match(says);
    });
  }

  it('says what counts while the snapshot is to come', () => {
    expect(seat({ isOpened: false, seatsAtSnapshot: 0n })).to.deep.include({ hasPower: true });
    expect(seat({ isOpened: false, person: { ...PERSON, seat: 'none' } }).advice).to.contain('counts here');
  });
});
