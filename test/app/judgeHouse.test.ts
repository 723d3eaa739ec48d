import { expect } from 'chai';

import { judgeHouse } from '../../app/src/commons/judgeHouse.ts';

const tally = (forVotes: bigint, againstVotes: bigint, abstainVotes: bigint, quorum: bigint) => ({
  forVotes,
  againstVotes,
  abstainVotes,
  quorum,
});

describe('judgeHouse', () => {
  describe('when nobody could vote at the snapshot', () => {
    it('lets the proposal pass and says that the house is empty', () => {
      const verdict = judgeHouse(tally(0n, 0n, 0n, 0n));
      expect(verdict.isEmpty).to.be.true;
      expect(verdict.passes).to.be.true;
    });
  });

  describe('when For and Abstain are at the quorum', () => {
    it('counts Abstain towards it, and not Against', () => {
      expect(judgeHouse(tally(2n, 1n, 2n, 4n))).to.deep.include({ turnout: 4n, reachesQuorum: true, passes: true });
      expect(judgeHouse(tally(3n, 9n, 0n, 4n))).to.deep.include({ turnout: 3n, reachesQuorum: false });
    });
  });

  describe('when For and Against are equal', () => {
    it('says no, as the governor does', () => {
      expect(judgeHouse(tally(5n, 5n, 0n, 1n))).to.deep.include({ hasMajority: false, passes: false });
    });
  });

  describe('when two thirds are needed', () => {
    it('takes exactly two thirds of For and Against for enough, and one vote less for too little', () => {
      expect(judgeHouse(tally(4n, 2n, 0n, 1n), true).passes).to.be.true;
      expect(judgeHouse(tally(3n, 2n, 0n, 1n), true).passes).to.be.false;
      expect(judgeHouse(tally(3n, 2n, 0n, 1n)).passes).to.be.true;
    });
  });
});
