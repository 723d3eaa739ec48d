import { expect } from 'chai';

import {
  housesAgainst,
  proposalStatus,
  whyDefeated,
  wouldPass,
  type ProposalStanding,
} from '../../app/src/commons/proposalStatus.ts';

const SNAPSHOT = 1_000;
const DEADLINE = 2_000;
const ETA = 3_000;
const [PENDING, ACTIVE, CANCELED, DEFEATED, SUCCEEDED, QUEUED, EXPIRED, EXECUTED] = [0, 1, 2, 3, 4, 5, 6, 7];

const house = (forVotes: bigint, againstVotes = 0n, abstainVotes = 0n, quorum = 3n) => ({
  forVotes,
  againstVotes,
  abstainVotes,
  quorum,
});
const EMPTY = house(0n, 0n, 0n, 0n);

const standing = (state: number, changes: Partial<ProposalStanding> = {}): ProposalStanding => ({
  state,
  snapshot: BigInt(SNAPSHOT),
  deadline: BigInt(DEADLINE),
  eta: 0n,
  tokenHouse: house(3n),
  memberHouse: house(3n),
  ...changes,
});

describe('proposalStatus', () => {
  it('tells what has passed from what is carried out', () => {
    expect(proposalStatus(standing(SUCCEEDED), DEADLINE + 1)).to.equal('to queue');
    const queued = standing(QUEUED, { eta: BigInt(ETA) });
    expect(proposalStatus(queued, ETA - 1)).to.equal('waiting');
    expect(proposalStatus(queued, ETA)).to.equal('to execute');
    expect(proposalStatus(standing(EXECUTED), ETA)).to.equal('executed');
  });

  it('tells a veto from a cancellation', () => {
    expect(proposalStatus(standing(CANCELED), ETA)).to.equal('cancelled');
    expect(proposalStatus(standing(CANCELED, { vetoed: true }), ETA)).to.equal('vetoed');
  });

  it('passes on what is over', () => {
    expect(proposalStatus(standing(DEFEATED), ETA)).to.equal('defeated');
    expect(proposalStatus(standing(EXPIRED), ETA)).to.equal('expired');
  });

  describe('when the chain has made no block since the vote opened or closed', () => {
    it('says what the next block will find', () => {
      expect(proposalStatus(standing(PENDING), SNAPSHOT)).to.equal('pending');
      expect(proposalStatus(standing(PENDING), SNAPSHOT + 1)).to.equal('active');
      expect(proposalStatus(standing(ACTIVE), DEADLINE)).to.equal('active');
      expect(proposalStatus(standing(ACTIVE), DEADLINE + 1)).to.equal('to queue');
      const lost = standing(ACTIVE, { memberHouse: house(1n) });
      expect(proposalStatus(lost, DEADLINE + 1)).to.equal('defeated');
    });
  });
});

describe('whyDefeated', () => {
  it('names the house, and quorum, majority or both', () => {
    expect(whyDefeated(standing(DEFEATED, { tokenHouse: house(2n) }))).to.deep.equal([
      'The token house said no: its quorum was missed.',
    ]);
    expect(whyDefeated(standing(DEFEATED, { memberHouse: house(3n, 3n) }))).to.deep.equal([
      'The members’ house said no: For did not outweigh Against.',
    ]);
    const both = standing(DEFEATED, { tokenHouse: house(1n, 2n), memberHouse: house(0n, 0n, 2n) });
    expect(whyDefeated(both)).to.deep.equal([
      'The token house said no: its quorum was missed, and For did not outweigh Against.',
      'The members’ house said no: its quorum was missed, and For did not outweigh Against.',
    ]);
    expect(housesAgainst(both)).to.deep.equal(['token house', 'members’ house']);
  });

  it('holds what was vetoed to two thirds', () => {
    const again = standing(DEFEATED, { memberHouse: house(3n, 2n), needsTwoThirds: true });
    expect(whyDefeated(again)).to.deep.equal(['The members’ house said no: For had less than two thirds.']);
  });

  it('passes over an empty house, and says so when both are', () => {
    expect(wouldPass(standing(ACTIVE, { tokenHouse: EMPTY }))).to.be.true;
    const nobody = standing(DEFEATED, { tokenHouse: EMPTY, memberHouse: EMPTY });
    expect(wouldPass(nobody)).to.be.false;
    expect(whyDefeated(nobody)).to.deep.equal(['Nobody could vote: both houses were empty at the snapshot.']);
  });
});
