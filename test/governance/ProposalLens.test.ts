import { expect } from 'chai';

import type { Governance } from '../helpers/governance.ts';
import {
  callTo,
  deployGovernance,
  ethers,
  inclusionOf,
  networkHelpers,
  SETTINGS,
  State,
  Support,
  TOKEN,
} from '../helpers/governance.ts';

describe('ProposalLens', () => {
  let g: Governance;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployGovernance);
  });

  it('names the governor that it reads', async () => {
    expect(await g.lens.governor()).to.equal(g.governor);
  });

  describe('proposal', () => {
    it('gives a pending one', async () => {
      const id = await g.propose(callTo(g.target, '0x'), g.alice);
      const view = await g.lens.proposal(id);
      expect(view.id).to.equal(id);
      expect(view.number).to.equal(1n);
      expect(view.proposer).to.equal(g.alice);
      expect([view.inclusion, view.extended, view.state]).to.deep.equal([false, false, State.pending]);
      expect(view.snapshot).to.equal(await g.governor.proposalSnapshot(id));
      expect(view.deadline).to.equal(view.snapshot + SETTINGS.votingPeriodSeconds);
      expect(view.eta).to.equal(0n);
      expect(view.tokenHouse).to.deep.equal([0n, 0n, 0n, 0n]);
      expect(view.memberHouse).to.deep.equal([0n, 0n, 0n, 0n]);
      expect(view.targetsPin).to.equal(await g.governor.targetsPin(id));
    });

    it('gives both tallies, the extension and the eta of one that was queued', async () => {
      const id = await g.proposeInclusion([4], 'four', g.nobody);
      const deadline = await g.governor.proposalDeadline(id);
      await g.toVote(id);
      await g.vote(id, Support.for, g.alice, g.carol);
      await networkHelpers.time.setNextBlockTimestamp(deadline);
      await g.vote(id, Support.abstain, g.bob);
      await g.toEnd(id);
      await g.queue(inclusionOf(g, [4], 'four'));
      const view = await g.lens.proposal(id);
      expect([view.inclusion, view.extended, view.state]).to.deep.equal([true, false, State.queued]);
      expect(view.eta).to.equal(await g.governor.proposalEta(id));
      expect(view.tokenHouse).to.deep.equal([0n, 400n * TOKEN, 50n * TOKEN, 100n * TOKEN]);
      expect(view.memberHouse).to.deep.equal([0n, 2n, 1n, 2n]);
    });

    it('says that a late quorum put the deadline off', async () => {
      const id = await g.proposeInclusion([4], 'four');
      const deadline = await g.governor.proposalDeadline(id);
      await g.toVote(id);
      await networkHelpers.time.setNextBlockTimestamp(deadline);
      await g.vote(id, Support.for, g.alice);
      const view = await g.lens.proposal(id);
      expect(view.extended).to.equal(true);
      expect(view.deadline).to.equal(deadline + SETTINGS.lateQuorumExtensionSeconds);
    });

    it('refuses one that is not there', async () => {
      await expect(g.lens.proposal(5))
        .to.be.revertedWithCustomError(g.governor, 'GovernorNonexistentProposal')
        .withArgs(5);
    });
  });

  describe('pages', () => {
    beforeEach(async () => {
      for (let i = 1; i <= 5; ++i) await g.proposeInclusion([i], `number ${i}`);
    });

    const page = async (from: number, limit: number): Promise<number[]> =>
      (await g.lens.page(from, limit)).map((view) => Number(view.number));
    const latest = async (before: number, limit: number): Promise<number[]> =>
      (await g.lens.latest(before, limit)).map((view) => Number(view.number));

    it('run upwards', async () => {
      expect(await page(1, 2)).to.deep.equal([1, 2]);
      expect(await page(3, 2)).to.deep.equal([3, 4]);
      expect(await page(5, 2)).to.deep.equal([5]);
      expect(await page(6, 2)).to.deep.equal([]);
      expect(await page(0, 100)).to.deep.equal([1, 2, 3, 4, 5]);
      expect(await page(1, 0)).to.deep.equal([]);
    });

    it('run downwards from the newest', async () => {
      expect(await latest(0, 2)).to.deep.equal([5, 4]);
      expect(await latest(4, 2)).to.deep.equal([3, 2]);
      expect(await latest(2, 2)).to.deep.equal([1]);
      expect(await latest(1, 2)).to.deep.equal([]);
      expect(await latest(99, 100)).to.deep.equal([5, 4, 3, 2, 1]);
    });

    it('are of whole proposals', async () => {
      const id = await g.governor.proposalIdAt(4);
      expect((await g.lens.page(4, 1))[0]).to.deep.equal(await g.lens.proposal(id));
    });
  });

  it('has empty pages of an empty list', async () => {
    expect(await g.lens.page(1, 10)).to.deep.equal([]);
    expect(await g.lens.latest(0, 10)).to.deep.equal([]);
  });

  describe('ballots', () => {
    it('give one account’s part in many proposals', async () => {
      const first = await g.proposeInclusion([1], 'one');
      await g.toVote(first);
      await g.vote(first, Support.for, g.alice);
      const second = await g.proposeInclusion([2], 'two');
      await networkHelpers.time.increaseTo(await g.governor.proposalSnapshot(second));
      expect(await g.lens.ballots([first, second], g.alice)).to.deep.equal([
        [first, true, 400n * TOKEN, true],
        [second, false, 0n, false],
      ]);
      expect(await g.lens.ballots([first], g.dave)).to.deep.equal([[first, false, 500n * TOKEN, false]]);
    });
  });

  describe('candidates', () => {
    it('tell from when on a dataset may be put to a vote', async () => {
      const defeated = await g.proposeInclusion([1], 'one');
      await g.toEnd(defeated);
      const executed = await g.proposeInclusion([2], 'two');
      await g.carry(executed, inclusionOf(g, [2], 'two'), g.alice, g.carol);
      await g.execute(inclusionOf(g, [2], 'two'));
      const open = await g.proposeInclusion([3], 'three');
      const free = (await g.governor.proposalDeadline(defeated)) + SETTINGS.cooldownSeconds;
      expect(await g.lens.candidates([1, 2, 3, 4])).to.deep.equal([
        [1n, defeated, State.defeated, free, false],
        [2n, executed, State.executed, 0n, false],
        [3n, open, State.pending, ethers.MaxUint256, false],
        [4n, 0n, State.pending, 0n, false],
      ]);
    });
  });
});
