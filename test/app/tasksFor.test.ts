import type { Dataset } from '@commonweight/manifest';
import { expect } from 'chai';

import type { Person } from '../../app/src/commons/foldPeople.ts';
import { tasksFor, type OpenProposal, type Standing } from '../../app/src/features/home/tasksFor.ts';

const NOW = 1_000_000;
const DAY = 86_400;

const person = (changes: Partial<Person> = {}): Person => ({
  personId: 1,
  account: '0x00000000000000000000000000000000000000A1',
  accounts: [],
  profileSha256: '',
  profileUri: '',
  seat: 'held',
  seatEndsAt: NOW + 300 * DAY,
  earned: false,
  registeredInBlock: 1,
  ...changes,
});
const proposal = (changes: Partial<OpenProposal> = {}): OpenProposal => ({
  number: 4,
  title: 'Maps',
  state: 'active',
  deadline: NOW + DAY,
  eta: 0,
  hasVoted: false,
  hasPower: true,
  ...changes,
});
const dataset = (contributor: number, endorsers: number[], status = 'submitted'): Dataset =>
  ({
    datasetId: 7,
    status,
    contributor: { personId: contributor, account: '' },
    endorsements: endorsers.map((personId) => ({ personId, reviewSha256: '', inBlock: 1 })),
  }) as unknown as Dataset;

function keys(changes: Partial<Standing>): string[] {
  const round = { id: 2, closesAt: NOW + 9 * DAY, hasPower: false, hasCast: false, includedCount: 3 };
  const standing: Standing = {
    now: NOW,
    person: undefined,
    proposals: [],
    round,
    datasets: [],
    nameOf: String,
    endorsementsRequired: 2,
    ...changes,
  };
  return tasksFor(standing).map(({ key }) => key);
}

describe('tasksFor', () => {
  describe('an open vote', () => {
    it('awaits whoever had power and has not voted', () => {
      expect(keys({ proposals: [proposal()] })).to.deep.equal(['vote 4']);
    });
    it('awaits nobody who has voted, or had no power', () => {
      expect(keys({ proposals: [proposal({ hasVoted: true }), proposal({ hasPower: false })] })).to.deep.equal([]);
    });
  });

  it('asks anybody to queue what passed, and to carry out what has waited long enough', () => {
    const waiting = proposal({ state: 'queued', eta: NOW + 1, number: 5 });
    const ready = proposal({ state: 'queued', eta: NOW, number: 6 });
    const passed = proposal({ state: 'succeeded', hasPower: false });
    expect(keys({ proposals: [passed, waiting, ready] })).to.deep.equal(['queue 4', 'execute 6']);
  });

  describe('the round', () => {
    const round = { id: 2, closesAt: NOW + DAY, hasPower: true, hasCast: false, includedCount: 3 };
    it('asks for a ballot while it is open, of whoever has power and has cast none', () => {
      expect(keys({ round })).to.deep.equal(['ballot']);
      expect(keys({ round: { ...round, hasCast: true } })).to.deep.equal([]);
      expect(keys({ round: { ...round, includedCount: 0 } })).to.deep.equal([]);
    });
    it('asks anybody to seal it in the second in which it closes', () => {
      expect(keys({ round: { ...round, closesAt: NOW, hasPower: false } })).to.deep.equal(['seal']);
    });
  });

  describe('a member', () => {
    it('is asked to renew a seat that ends within thirty days', () => {
      expect(keys({ person: person({ seatEndsAt: NOW + 30 * DAY }) })).to.deep.equal([]);
      expect(keys({ person: person({ seatEndsAt: NOW + 30 * DAY - 1 }) })).to.deep.equal(['renew']);
    });
    it('is asked to look at datasets that lack endorsements, but not at her own or at one that she knows', () => {
      expect(keys({ person: person(), datasets: [dataset(2, [3])] })).to.deep.equal(['endorse 7']);
      expect(keys({ person: person(), datasets: [dataset(1, [])] })).to.deep.equal([]);
      expect(keys({ person: person(), datasets: [dataset(2, [1])] })).to.deep.equal([]);
      expect(keys({ person: person(), datasets: [dataset(2, [3, 4])] })).to.deep.equal([]);
      expect(keys({ person: person(), datasets: [dataset(2, [], 'withdrawn')] })).to.deep.equal([]);
    });
    it('is not asked to vouch once her seat has ended', () => {
      const ended = person({ seatEndsAt: NOW - 1 });
      expect(keys({ person: ended, datasets: [dataset(2, [])] })).to.deep.equal(['renew']);
    });
  });

  it('puts what ends first at the top, and what does not end at the bottom', () => {
    const round = { id: 2, closesAt: NOW + DAY, hasPower: true, hasCast: false, includedCount: 3 };
    const later = proposal({ deadline: NOW + 2 * DAY });
    const passed = proposal({ state: 'succeeded', number: 9 });
    expect(keys({ round, proposals: [passed, later] })).to.deep.equal(['ballot', 'vote 4', 'queue 9']);
  });
});
