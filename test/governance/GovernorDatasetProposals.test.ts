import { expect } from 'chai';

import type { Governance } from '../helpers/governance.ts';
import {
  callTo,
  DAY,
  deployGovernance,
  ethers,
  inclusionOf,
  networkHelpers,
  SETTINGS,
  State,
  Support,
} from '../helpers/governance.ts';

describe('GovernorDatasetProposals', () => {
  let g: Governance;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployGovernance);
  });

  describe('proposeInclusion', () => {
    it('puts datasets to a vote for anybody, without tokens', async () => {
      const draft = inclusionOf(g, [3, 7], 'Two corpora');
      const id = await g.idOf(draft);
      const time = BigInt(await networkHelpers.time.latest()) + 10n;
      await networkHelpers.time.setNextBlockTimestamp(time);
      const snapshot = time + SETTINGS.votingDelaySeconds;
      await expect(g.governor.connect(g.nobody).proposeInclusion([3, 7], 'Two corpora'))
        .to.emit(g.governor, 'ProposalCreated')
        .withArgs(
          id,
          g.nobody,
          draft.targets,
          draft.values,
          [''],
          draft.calldatas,
          snapshot,
          snapshot + SETTINGS.votingPeriodSeconds,
          'Two corpora',
        );
      expect(await g.governor.state(id)).to.equal(State.pending);
      expect((await g.governor.proposalTerms(id)).inclusion).to.equal(true);
      expect(await g.datasets.lastProposalOf(3)).to.equal(1n);
      expect(await g.datasets.lastProposalOf(7)).to.equal(1n);
      expect(await g.datasets.lastProposalOf(4)).to.equal(0n);
    });

    it('returns the id', async () => {
      const id = await g.governor.proposeInclusion.staticCall([1], 'One');
      expect(id).to.equal(await g.idOf(inclusionOf(g, [1], 'One')));
    });

    it('takes 50 and keeps each by its own number', async () => {
      await g.proposeInclusion([1000], 'before');
      await g.proposeInclusion(
        Array.from({ length: 50 }, (_, i) => 2 * i + 1),
        'odd',
      );
      await g.proposeInclusion(
        Array.from({ length: 50 }, (_, i) => 2 * i + 2),
        'even',
      );
      for (let id = 1; id <= 100; ++id) {
        expect(await g.datasets.lastProposalOf(id)).to.equal(id % 2 === 1 ? 2n : 3n);
      }
    });

    it('takes the largest id', async () => {
      await g.proposeInclusion([16_777_215], 'last');
      expect(await g.datasets.lastProposalOf(16_777_215)).to.equal(1n);
    });

    it('leads to the inclusion', async () => {
      const id = await g.proposeInclusion([3, 7], 'Two corpora', g.nobody);
      const draft = inclusionOf(g, [3, 7], 'Two corpora');
      await g.carry(id, draft, g.alice, g.carol);
      await expect(g.execute(draft))
        .to.emit(g.datasets, 'Included')
        .withArgs([3n, 7n])
        .and.to.emit(g.governor, 'ProposalExecuted')
        .withArgs(id);
    });

    it('refuses none', async () => {
      await expect(g.proposeInclusion([], 'none'))
        .to.be.revertedWithCustomError(g.governor, 'GovernorInvalidBatch')
        .withArgs(0, 50);
    });

    it('refuses 51', async () => {
      const ids = Array.from({ length: 51 }, (_, i) => i + 1);
      await expect(g.proposeInclusion(ids, 'many'))
        .to.be.revertedWithCustomError(g.governor, 'GovernorInvalidBatch')
        .withArgs(51, 50);
    });

    for (const [what, ids, previous, next] of [
      ['a dataset twice', [4, 4], 4, 4],
      ['descending ids', [4, 9, 5], 9, 5],
      ['the id zero', [0], 0, 0],
    ] as const) {
      it(`refuses ${what}`, async () => {
        await expect(g.proposeInclusion([...ids], 'wrong'))
          .to.be.revertedWithCustomError(g.governor, 'GovernorDatasetsNotAscending')
          .withArgs(previous, next);
      });
    }

    it('refuses what the registry holds back, with the registry’s reason', async () => {
      await g.datasets.bar(7);
      await expect(g.proposeInclusion([3, 7], 'not endorsed'))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetsMockBarred')
        .withArgs(7);
      expect(await g.datasets.lastProposalOf(3)).to.equal(0n);
    });

    it('refuses a description that is reserved for another account', async () => {
      const description = `Mine #proposer=${g.alice.address}`;
      await expect(g.governor.connect(g.bob).proposeInclusion([1], description))
        .to.be.revertedWithCustomError(g.governor, 'GovernorRestrictedProposer')
        .withArgs(g.bob);
      await expect(g.governor.connect(g.alice).proposeInclusion([1], description)).to.emit(
        g.governor,
        'ProposalCreated',
      );
    });

    describe('given an earlier proposal of a dataset', () => {
      let id: bigint;
      const draft = () => inclusionOf(g, [3, 7], 'first');

      beforeEach(async () => {
        id = await g.proposeInclusion([3, 7], 'first');
      });

      async function expectHeld(): Promise<void> {
        await expect(g.proposeInclusion([5, 7], 'second'))
          .to.be.revertedWithCustomError(g.governor, 'GovernorDatasetHeld')
          .withArgs(7, id);
      }

      it('refuses while it is pending', async () => {
        await expectHeld();
      });

      it('refuses while it is voted on', async () => {
        await g.toVote(id);
        await expectHeld();
      });

      it('refuses once it has succeeded, and while it is queued', async () => {
        await g.toVote(id);
        await g.vote(id, Support.for, g.alice, g.carol);
        await g.toEnd(id);
        await expectHeld();
        await g.queue(draft());
        await expectHeld();
      });

      it('takes other datasets', async () => {
        await expect(g.proposeInclusion([4, 8], 'others')).to.be.fulfilled;
      });

      describe('when it was defeated', () => {
        let free: bigint;

        beforeEach(async () => {
          free = (await g.governor.proposalDeadline(id)) + SETTINGS.cooldownSeconds;
          await g.toEnd(id);
        });

        it('refuses until the cool-down from its deadline is over', async () => {
          await networkHelpers.time.setNextBlockTimestamp(free - 1n);
          await expect(g.governor.proposeInclusion([7], 'second'))
            .to.be.revertedWithCustomError(g.governor, 'GovernorDatasetCoolingDown')
            .withArgs(7, id, free);
        });

        it('takes it from then on, and the other one too', async () => {
          await networkHelpers.time.setNextBlockTimestamp(free);
          const second = await g.proposeInclusion([7], 'second');
          expect(await g.datasets.lastProposalOf(7)).to.equal(2n);
          expect(await g.datasets.lastProposalOf(3)).to.equal(1n);
          expect(await g.governor.state(second)).to.equal(State.pending);
          await expect(g.proposeInclusion([3], 'third')).to.be.fulfilled;
        });

        it('needs another description for the same datasets', async () => {
          await networkHelpers.time.increaseTo(free);
          await expect(g.proposeInclusion([3, 7], 'first'))
            .to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState')
            .withArgs(id, State.defeated, ethers.ZeroHash);
        });
      });

      describe('when it was defeated in extended time', () => {
        it('counts the cool-down from the deadline put off', async () => {
          await g.toVote(id);
          await g.vote(id, Support.for, g.carol);
          const deadline = await g.governor.proposalDeadline(id);
          await networkHelpers.time.setNextBlockTimestamp(deadline);
          await g.vote(id, Support.for, g.alice);
          await g.vote(id, Support.against, g.dave);
          expect(await g.governor.proposalDeadline(id)).to.equal(deadline + SETTINGS.lateQuorumExtensionSeconds);
          await g.toEnd(id);
          const free = (await g.governor.proposalDeadline(id)) + SETTINGS.cooldownSeconds;
          await expect(g.proposeInclusion([7], 'second'))
            .to.be.revertedWithCustomError(g.governor, 'GovernorDatasetCoolingDown')
            .withArgs(7, id, free);
        });
      });

      describe('when a canceller took it out of the timelock', () => {
        it('waits for the cool-down all the same', async () => {
          const role = await g.timelock.CANCELLER_ROLE();
          const grant = g.timelock.interface.encodeFunctionData('grantRole', [role, g.erin.address]);
          await g.pass(callTo(g.timelock, grant, 'Let erin cancel'), g.alice, g.alice, g.carol);
          // the clock ran past the first proposal meanwhile
          const [second, again] = [await g.proposeInclusion([9], 'nine'), inclusionOf(g, [9], 'nine')];
          await g.toVote(second);
          await g.vote(second, Support.for, g.alice, g.carol);
          await g.toEnd(second);
          await g.queue(again);
          const salt = ethers.toBeHex(
            BigInt(ethers.id('nine')) ^ BigInt(ethers.zeroPadBytes(String(g.governor.target), 32)),
            32,
          );
          await g.timelock
            .connect(g.erin)
            .cancel(
              await g.timelock.hashOperationBatch(again.targets, again.values, again.calldatas, ethers.ZeroHash, salt),
            );
          expect(await g.governor.state(second)).to.equal(State.canceled);
          const free = (await g.governor.proposalDeadline(second)) + SETTINGS.cooldownSeconds;
          await expect(g.proposeInclusion([9], 'nine again'))
            .to.be.revertedWithCustomError(g.governor, 'GovernorDatasetCoolingDown')
            .withArgs(9, second, free);
          await networkHelpers.time.increaseTo(free);
          await expect(g.proposeInclusion([9], 'nine again')).to.be.fulfilled;
        });
      });

      describe('when it was executed', () => {
        beforeEach(async () => {
          await g.carry(id, draft(), g.alice, g.carol);
          await g.execute(draft());
        });

        it('leaves the answer to the registry', async () => {
          await expect(g.proposeInclusion([7], 'again'))
            .to.be.revertedWithCustomError(g.datasets, 'DatasetsMockBarred')
            .withArgs(7);
        });

        it('takes at once what the registry would have again', async () => {
          await g.datasets.unbar(7);
          await g.proposeInclusion([7], 'again');
          expect(await g.datasets.lastProposalOf(7)).to.equal(2n);
        });
      });
    });
  });

  describe('propose', () => {
    it('refuses an inclusion, wherever in the proposal it is', async () => {
      const include = inclusionOf(g, [1], 'x');
      await expect(g.propose(include, g.alice))
        .to.be.revertedWithCustomError(g.governor, 'GovernorInclusionByOrdinaryProposal')
        .withArgs(0);
      const mixed = {
        targets: [String(g.target.target), ...include.targets],
        values: [0n, 0n],
        calldatas: ['0x', include.calldatas[0]!],
        description: 'mixed',
      };
      await expect(g.propose(mixed, g.alice))
        .to.be.revertedWithCustomError(g.governor, 'GovernorInclusionByOrdinaryProposal')
        .withArgs(1);
    });

    it('takes other calls of the registry, and the same call of others', async () => {
      const bar = g.datasets.interface.encodeFunctionData('bar', [1]);
      await expect(g.propose(callTo(g.datasets, bar, 'bar it'), g.alice)).to.be.fulfilled;
      const include = inclusionOf(g, [1], 'x');
      await expect(g.propose({ ...include, targets: [String(g.target.target)] }, g.alice)).to.be.fulfilled;
    });

    it('takes a call too short to be one', async () => {
      await expect(g.propose(callTo(g.datasets, '0x01', 'short'), g.alice)).to.be.fulfilled;
    });
  });

  describe('cancel', () => {
    const cancel = (description: string, ids: number[]) => {
      const draft = inclusionOf(g, ids, description);
      return g.governor
        .connect(g.bob)
        .cancel(draft.targets, draft.values, draft.calldatas, ethers.id(draft.description));
    };

    it('is not for the proposer of an inclusion', async () => {
      const id = await g.proposeInclusion([1], 'mine', g.bob);
      await expect(cancel('mine', [1]))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnableToCancel')
        .withArgs(id, g.bob);
      await networkHelpers.time.increase(2n * DAY);
      await expect(cancel('mine', [1])).to.be.revertedWithCustomError(g.governor, 'GovernorUnableToCancel');
    });
  });
});
