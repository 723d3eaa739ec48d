import { expect } from 'chai';

import type { Governance } from '../helpers/governance.ts';
import {
  callTo,
  deployGovernance,
  ethers,
  networkHelpers,
  SETTINGS,
  State,
  Support,
  TIMELOCK_DELAY,
  TOKEN,
  UNIT,
} from '../helpers/governance.ts';

describe('GovernorCountingTwoHouses', () => {
  let g: Governance;
  let id: bigint;

  async function putUp(): Promise<bigint> {
    return g.propose(callTo(g.target, g.target.interface.encodeFunctionData('set', [1])), g.dave);
  }

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployGovernance);
  });

  describe('COUNTING_MODE', () => {
    it('states both houses', async () => {
      expect(await g.governor.COUNTING_MODE()).to.equal('support=bravo&quorum=for,abstain&houses=token,members');
    });
  });

  describe('constructor', () => {
    it('refuses a token that runs on another clock', async () => {
      const token = await ethers.deployContract('VotesTokenMock', [true]);
      const timelock = await ethers.deployContract('TimelockController', [TIMELOCK_DELAY, [], [], g.deployer]);
      const block = await ethers.provider.getBlockNumber();
      const at = (await networkHelpers.time.latest()) + 10;
      await networkHelpers.time.setNextBlockTimestamp(at);
      await expect(
        ethers.deployContract('CommonsGovernor', ['Commons', token, g.seats, g.datasets, timelock, SETTINGS]),
      )
        .to.be.revertedWithCustomError(g.governor, 'GovernorClockMismatch')
        .withArgs(token, block + 1, at);
    });
  });

  describe('castVote', () => {
    beforeEach(async () => {
      id = await putUp();
    });

    describe('when the snapshot is not past', () => {
      it('refuses', async () => {
        await expect(g.governor.connect(g.alice).castVote(id, Support.for))
          .to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState')
          .withArgs(id, State.pending, ethers.toBeHex(1n << State.active, 32));
      });
    });

    describe('when the vote is open', () => {
      beforeEach(async () => {
        await g.toVote(id);
      });

      it('counts tokens and seat of a voter who has both', async () => {
        await expect(g.governor.connect(g.alice).castVoteWithReason(id, Support.for, 'good data'))
          .to.emit(g.governor, 'SeatVoteCast')
          .withArgs(id, 1, Support.for)
          .and.to.emit(g.governor, 'VoteCast')
          .withArgs(g.alice, id, Support.for, 400n * TOKEN, 'good data');
        expect(await g.governor.proposalVotes(id)).to.deep.equal([0n, 400n * TOKEN, 0n]);
        expect(await g.governor.memberVotes(id)).to.deep.equal([0n, 1n, 0n]);
        expect(await g.governor.hasVoted(id, g.alice)).to.equal(true);
        expect(await g.governor.hasVoted(id, g.bob)).to.equal(false);
      });

      it('counts tokens alone of a voter without a seat', async () => {
        await expect(g.governor.connect(g.dave).castVote(id, Support.against))
          .to.emit(g.governor, 'VoteCast')
          .withArgs(g.dave, id, Support.against, 500n * TOKEN, '')
          .and.not.to.emit(g.governor, 'SeatVoteCast');
        expect(await g.governor.proposalVotes(id)).to.deep.equal([500n * TOKEN, 0n, 0n]);
        expect(await g.governor.memberVotes(id)).to.deep.equal([0n, 0n, 0n]);
        expect(await g.governor.hasVoted(id, g.dave)).to.equal(true);
        expect(await g.governor.hasVoted(id, g.erin)).to.equal(false);
      });

      it('counts the seat alone of a voter without tokens', async () => {
        await expect(g.governor.connect(g.carol).castVote(id, Support.abstain))
          .to.emit(g.governor, 'VoteCast')
          .withArgs(g.carol, id, Support.abstain, 0n, '');
        expect(await g.governor.proposalVotes(id)).to.deep.equal([0n, 0n, 0n]);
        expect(await g.governor.memberVotes(id)).to.deep.equal([0n, 0n, 1n]);
      });

      it('takes the ballot of somebody with neither, for nothing', async () => {
        await expect(g.governor.connect(g.nobody).castVote(id, Support.for))
          .to.emit(g.governor, 'VoteCast')
          .withArgs(g.nobody, id, Support.for, 0n, '');
        expect(await g.governor.proposalVotes(id)).to.deep.equal([0n, 0n, 0n]);
        expect(await g.governor.hasVoted(id, g.nobody)).to.equal(true);
      });

      it('returns the token votes that it counted', async () => {
        expect(await g.governor.connect(g.bob).castVote.staticCall(id, Support.for)).to.equal(50n * TOKEN);
      });

      it('keeps the three answers of both houses apart', async () => {
        await g.vote(id, Support.against, g.alice, g.erin);
        await g.vote(id, Support.for, g.bob, g.dave);
        await g.vote(id, Support.abstain, g.carol, g.frank);
        expect(await g.governor.proposalVotes(id)).to.deep.equal([450n * TOKEN, 550n * TOKEN, 0n]);
        expect(await g.governor.memberVotes(id)).to.deep.equal([1n, 1n, 2n]);
      });

      it('carries params into the event and counts as without', async () => {
        await expect(g.governor.connect(g.alice).castVoteWithReasonAndParams(id, Support.for, 'why', '0x1234'))
          .to.emit(g.governor, 'VoteCastWithParams')
          .withArgs(g.alice, id, Support.for, 400n * TOKEN, 'why', '0x1234');
        expect(await g.governor.memberVotes(id)).to.deep.equal([0n, 1n, 0n]);
      });

      it('fixes the quorums with the first ballot, once', async () => {
        await expect(g.governor.connect(g.erin).castVote(id, Support.for))
          .to.emit(g.governor, 'ProposalQuorumsFixed')
          .withArgs(id, 100n * TOKEN, 2n);
        await expect(g.governor.connect(g.alice).castVote(id, Support.for)).not.to.emit(
          g.governor,
          'ProposalQuorumsFixed',
        );
      });

      it('refuses a fourth answer', async () => {
        await expect(g.governor.connect(g.alice).castVote(id, 3)).to.be.revertedWithCustomError(
          g.governor,
          'GovernorInvalidVoteType',
        );
      });

      for (const who of ['alice', 'carol', 'dave', 'nobody'] as const) {
        it(`refuses a second ballot of ${who}`, async () => {
          await g.vote(id, Support.for, g[who]);
          await expect(g.governor.connect(g[who]).castVote(id, Support.against))
            .to.be.revertedWithCustomError(g.governor, 'GovernorAlreadyCastVote')
            .withArgs(g[who]);
        });
      }
    });

    describe('when the deadline is past', () => {
      it('refuses', async () => {
        await g.toEnd(id);
        await expect(g.governor.connect(g.alice).castVote(id, Support.for))
          .to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState')
          .withArgs(id, State.defeated, ethers.toBeHex(1n << State.active, 32));
      });
    });

    describe('given more than 256 persons', () => {
      it('keeps the receipts of persons with equal low bits apart', async () => {
        await g.seats.skipTo(256);
        await g.seats.seat(g.dave); // person 257, in the word after alice's
        id = await g.propose(callTo(g.target, '0x', 'again'), g.dave);
        await g.toVote(id);
        await g.vote(id, Support.for, g.alice);
        expect(await g.governor.hasVoted(id, g.dave)).to.equal(false);
        await expect(g.governor.connect(g.dave).castVote(id, Support.for))
          .to.emit(g.governor, 'SeatVoteCast')
          .withArgs(id, 257, Support.for);
        expect(await g.governor.memberVotes(id)).to.deep.equal([0n, 2n, 0n]);
        expect(await g.governor.hasVoted(id, g.dave)).to.equal(true);
        await expect(g.governor.connect(g.dave).castVote(id, Support.for))
          .to.be.revertedWithCustomError(g.governor, 'GovernorAlreadyCastVote')
          .withArgs(g.dave);
      });
    });

    describe('given a seat that moves', () => {
      it('counts it once, for its account at the snapshot, when it moves afterwards', async () => {
        await g.toVote(id);
        await g.seats.move(g.carol, g.nobody);
        await g.vote(id, Support.for, g.nobody, g.carol);
        expect(await g.governor.memberVotes(id)).to.deep.equal([0n, 1n, 0n]);
      });

      it('counts it once, for its new account, when it moved before', async () => {
        await g.seats.move(g.carol, g.nobody);
        await g.toVote(id);
        await g.vote(id, Support.for, g.carol, g.nobody);
        expect(await g.governor.memberVotes(id)).to.deep.equal([0n, 1n, 0n]);
      });

      it('counts the tokens of either account with its own ballot', async () => {
        await g.seats.move(g.alice, g.nobody);
        await g.toVote(id);
        await g.vote(id, Support.for, g.alice, g.nobody);
        expect(await g.governor.proposalVotes(id)).to.deep.equal([0n, 400n * TOKEN, 0n]);
        expect(await g.governor.memberVotes(id)).to.deep.equal([0n, 1n, 0n]);
      });
    });

    describe('given a seat that ends or starts after the snapshot', () => {
      it('counts the one that was there and not the other', async () => {
        await g.toVote(id);
        await g.seats.unseat(g.carol);
        await g.seats.seat(g.nobody);
        await g.vote(id, Support.for, g.carol, g.nobody);
        expect(await g.governor.memberVotes(id)).to.deep.equal([0n, 1n, 0n]);
      });
    });

    describe('given holdings that are no whole units', () => {
      it('rounds each voter down to a unit of 10^12 wei', async () => {
        await g.token.mint(g.nobody, 5n * UNIT + UNIT - 1n);
        await g.toVote(id);
        await expect(g.governor.connect(g.nobody).castVote(id, Support.for))
          .to.emit(g.governor, 'VoteCast')
          .withArgs(g.nobody, id, Support.for, 5n * UNIT, '');
        expect(await g.governor.proposalVotes(id)).to.deep.equal([0n, 5n * UNIT, 0n]);
      });
    });

    describe('given houses at the largest size that fits', () => {
      it('counts without one answer running over into the next', async () => {
        const most = (1n << 64n) * UNIT - 1n;
        await g.token.mint(g.nobody, most - 1_000n * TOKEN);
        await g.seats.inflate((1n << 21n) - 1n - 4n);
        await g.toVote(id);
        await g.vote(id, Support.against, g.nobody);
        expect(await g.governor.proposalVotes(id)).to.deep.equal([((most - 1_000n * TOKEN) / UNIT) * UNIT, 0n, 0n]);
        expect(await g.governor.proposalQuorums(id)).to.deep.equal([(((1n << 64n) - 1n + 9n) / 10n) * UNIT, 1n << 20n]);
      });
    });

    describe('given a house that does not fit', () => {
      it('refuses to count under too many tokens', async () => {
        await g.token.mint(g.nobody, (1n << 64n) * UNIT - 1_000n * TOKEN);
        await g.toVote(id);
        await expect(g.governor.connect(g.alice).castVote(id, Support.for))
          .to.be.revertedWithCustomError(g.governor, 'GovernorHouseTooLarge')
          .withArgs(1n << 64n, 4n);
      });

      it('refuses to count under too many seats', async () => {
        await g.seats.inflate((1n << 21n) - 4n);
        await g.toVote(id);
        await expect(g.governor.connect(g.alice).castVote(id, Support.for))
          .to.be.revertedWithCustomError(g.governor, 'GovernorHouseTooLarge')
          .withArgs(1_000n * (TOKEN / UNIT), 1n << 21n);
      });
    });
  });

  describe('quorum views', () => {
    it('give the quorums of a past moment, in wei and in seats', async () => {
      const before = await networkHelpers.time.latest();
      await g.token.mint(g.nobody, 1_000n * TOKEN + 1n);
      await g.seats.seat(g.nobody);
      await networkHelpers.mine();
      const after = (await networkHelpers.time.latest()) - 1;
      expect(await g.governor.quorum(before)).to.equal(100n * TOKEN);
      expect(await g.governor.memberQuorum(before)).to.equal(2n);
      expect(await g.governor.quorum(after)).to.equal(200n * TOKEN);
      expect(await g.governor.memberQuorum(after)).to.equal(3n); // half of five, rounded up
    });

    it('give zero for a proposal whose snapshot is not past, and its own quorums from then on', async () => {
      id = await putUp();
      expect(await g.governor.proposalQuorums(id)).to.deep.equal([0n, 0n]);
      expect(await g.governor.hasVoted(id, g.alice)).to.equal(false);
      await g.token.mint(g.nobody, 1_000n * TOKEN);
      await networkHelpers.time.increaseTo(await g.governor.proposalSnapshot(id));
      expect(await g.governor.proposalQuorums(id)).to.deep.equal([0n, 0n]);
      expect(await g.governor.hasVoted(id, g.alice)).to.equal(false);
      await g.toVote(id);
      await g.token.mint(g.nobody, 1_000n * TOKEN);
      expect(await g.governor.proposalQuorums(id)).to.deep.equal([200n * TOKEN, 2n]);
      await g.vote(id, Support.for, g.alice);
      expect(await g.governor.proposalQuorums(id)).to.deep.equal([200n * TOKEN, 2n]);
    });

    it('know nobody who voted on a proposal that is not there', async () => {
      expect(await g.governor.hasVoted(7, g.alice)).to.equal(false);
    });
  });
});
