import { expect } from 'chai';

import type { Draft, Governance, Signer } from '../helpers/governance.ts';
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
  TOKEN,
  UNIT,
} from '../helpers/governance.ts';

const CANCELLER = ethers.id('CANCELLER_ROLE');
const Veto = { none: 0n, vetoed: 1n, overrides: 2n } as const;

/** Where erin is a canceller, by a vote. */
async function deployWithCanceller() {
  const g = await deployGovernance();
  const data = g.timelock.interface.encodeFunctionData('grantRole', [CANCELLER, g.erin.address]);
  await g.pass(callTo(g.timelock, data, 'make erin a canceller'), g.alice, g.alice, g.carol);
  return g;
}

describe('GovernorVetoes', () => {
  let g: Governance;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployWithCanceller);
  });

  const setTo = (value: number, description = 'set'): Draft =>
    callTo(g.target, g.target.interface.encodeFunctionData('set', [value]), description);
  const payloadOf = ({ targets, values, calldatas }: Draft): string =>
    ethers.keccak256(
      ethers.AbiCoder.defaultAbiCoder().encode(['address[]', 'uint256[]', 'bytes[]'], [targets, values, calldatas]),
    );
  const veto = (draft: Draft, by: Signer = g.erin) =>
    g.governor.connect(by).veto(draft.targets, draft.values, draft.calldatas, ethers.id(draft.description));
  const vetoOf = async (id: bigint): Promise<bigint> => (await g.governor.proposalTerms(id)).veto;

  /** From a proposal to one that waits in the timelock, with alice and carol For. */
  const toQueue = async (id: bigint, draft: Draft): Promise<void> => {
    await g.toVote(id);
    await g.vote(id, Support.for, g.alice, g.carol, g.bob);
    await g.toEnd(id);
    await g.queue(draft);
  };
  const queued = async (draft: Draft): Promise<bigint> => {
    const id = await g.propose(draft, g.alice);
    await toQueue(id, draft);
    return id;
  };
  const include = async (ids: number[], description: string): Promise<bigint> => {
    const id = await g.proposeInclusion(ids, description);
    await toQueue(id, inclusionOf(g, ids, description));
    return id;
  };
  const afterCooldown = async (id: bigint): Promise<void> => {
    await networkHelpers.time.increaseTo((await g.governor.proposalDeadline(id)) + SETTINGS.cooldownSeconds);
  };

  describe('veto', () => {
    it('stops a queued proposal for good, in the governor and in the timelock', async () => {
      const draft = setTo(1);
      const id = await queued(draft);
      await expect(veto(draft))
        .to.emit(g.governor, 'ProposalVetoed')
        .withArgs(id, payloadOf(draft))
        .and.to.emit(g.governor, 'ProposalCanceled')
        .withArgs(id)
        .and.to.emit(g.timelock, 'Cancelled');
      expect(await g.governor.state(id)).to.equal(State.canceled);
      expect(await vetoOf(id)).to.equal(Veto.vetoed);
      expect(await g.governor.isPayloadVetoed(payloadOf(draft))).to.equal(true);
      expect(await g.governor.needsTwoThirds(id)).to.equal(false);
      await g.toEta(id);
      for (const again of [g.execute, g.queue]) {
        await expect(again(draft)).to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState');
      }
      expect(await g.target.value()).to.equal(0n);
    });

    it('is told apart from a proposal that its proposer took back', async () => {
      const draft = setTo(1);
      const vetoed = await queued(draft);
      await veto(draft);
      const other = setTo(2);
      const takenBack = await g.propose(other, g.alice);
      await g.governor
        .connect(g.alice)
        .cancel(other.targets, other.values, other.calldatas, ethers.id(other.description));
      for (const [id, isVetoed] of [
        [vetoed, true],
        [takenBack, false],
      ] as const) {
        const view = await g.lens.proposal(id);
        expect([view.state, view.vetoed, view.needsTwoThirds]).to.deep.equal([State.canceled, isVetoed, false]);
      }
    });

    it('is told apart from an operation that a canceller took out of the timelock', async () => {
      const draft = setTo(1);
      const id = await queued(draft);
      const salt = BigInt(ethers.id(draft.description)) ^ BigInt(ethers.zeroPadBytes(String(g.governor.target), 32));
      const operation = await g.timelock.hashOperationBatch(
        draft.targets,
        draft.values,
        draft.calldatas,
        ethers.ZeroHash,
        ethers.toBeHex(salt, 32),
      );
      await g.timelock.connect(g.erin).cancel(operation);
      const view = await g.lens.proposal(id);
      expect([view.state, view.vetoed]).to.deep.equal([State.canceled, false]);
      expect(await g.governor.isPayloadVetoed(payloadOf(draft))).to.equal(false);
    });

    it('works in the last second of the delay', async () => {
      const draft = setTo(1);
      const id = await queued(draft);
      await networkHelpers.time.setNextBlockTimestamp((await g.governor.proposalEta(id)) - 1n);
      await veto(draft);
      await g.toEta(id);
      await expect(g.execute(draft)).to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState');
    });

    it('comes too late after an execution in the first second', async () => {
      const draft = setTo(1);
      const id = await queued(draft);
      await networkHelpers.time.setNextBlockTimestamp(await g.governor.proposalEta(id));
      await g.execute(draft);
      expect(await g.target.value()).to.equal(1n);
      await expect(veto(draft))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState')
        .withArgs(id, State.executed, ethers.toBeHex(1n << State.queued, 32));
      expect(await g.governor.isPayloadVetoed(payloadOf(draft))).to.equal(false);
    });

    it('still works when the delay is over and nobody has executed', async () => {
      const draft = setTo(1);
      const id = await queued(draft);
      await networkHelpers.time.increaseTo((await g.governor.proposalEta(id)) + 30n * DAY);
      await expect(veto(draft)).to.emit(g.governor, 'ProposalVetoed');
    });

    it('is for cancellers of the timelock, and no longer for one who was unmade', async () => {
      const draft = setTo(1);
      await queued(draft);
      for (const account of [g.alice, g.deployer, g.nobody]) {
        await expect(veto(draft, account))
          .to.be.revertedWithCustomError(g.governor, 'GovernorNotCanceller')
          .withArgs(account);
      }
      const data = g.timelock.interface.encodeFunctionData('revokeRole', [CANCELLER, g.erin.address]);
      await g.pass(callTo(g.timelock, data, 'unmake erin'), g.alice, g.alice, g.carol);
      await expect(veto(draft)).to.be.revertedWithCustomError(g.governor, 'GovernorNotCanceller').withArgs(g.erin);
    });

    it('is for what is queued, and for nothing before', async () => {
      const draft = setTo(1);
      const refused = (state: bigint) =>
        expect(veto(draft))
          .to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState')
          .withArgs(g.idOf(draft), state, ethers.toBeHex(1n << State.queued, 32));
      await expect(veto(draft)).to.be.revertedWithCustomError(g.governor, 'GovernorNonexistentProposal');
      const id = await g.propose(draft, g.alice);
      await refused(State.pending);
      await g.toVote(id);
      await refused(State.active);
      await g.vote(id, Support.for, g.alice, g.carol);
      await g.toEnd(id);
      await refused(State.succeeded);
    });

    it('happens once', async () => {
      const draft = setTo(1);
      await queued(draft);
      await veto(draft);
      await expect(veto(draft)).to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState');
    });
  });

  describe('the same payload, proposed again', () => {
    let again: Draft;
    let id: bigint;

    beforeEach(async () => {
      await queued(setTo(1));
      await veto(setTo(1));
      again = setTo(1, 'the same under another name');
      id = await g.propose(again, g.alice);
      await g.toVote(id);
    });

    it('says that it takes two thirds', async () => {
      expect(await g.governor.needsTwoThirds(id)).to.equal(true);
      const view = await g.lens.proposal(id);
      expect([view.vetoed, view.needsTwoThirds]).to.deep.equal([false, true]);
      const created = await g.governor.queryFilter(g.governor.filters.TwoThirdsNeeded());
      expect(created.map(({ args }) => args.proposalId)).to.deep.equal([id]);
    });

    it('is carried out with two thirds in both houses, and cannot be vetoed', async () => {
      // 400 to 50 tokens; seats 2 to 1
      await g.vote(id, Support.for, g.alice, g.carol);
      await g.vote(id, Support.against, g.bob);
      await g.toEnd(id);
      expect(await g.governor.state(id)).to.equal(State.succeeded);
      await g.queue(again);
      await expect(veto(again)).to.be.revertedWithCustomError(g.governor, 'GovernorVetoOverridden').withArgs(id);
      await g.toEta(id);
      await g.execute(again);
      expect(await g.target.value()).to.equal(1n);
    });

    it('fails with a plain majority in the token house', async () => {
      // 500 to 400 tokens; seats 2 to 1
      await g.vote(id, Support.for, g.dave, g.carol, g.frank);
      await g.vote(id, Support.against, g.alice);
      await g.toEnd(id);
      expect(await g.governor.state(id)).to.equal(State.defeated);
    });

    it('fails with a plain majority in the members’ house', async () => {
      await g.seats.seat(g.nobody);
      const wider = setTo(1, 'with a fifth seat');
      const widerId = await g.propose(wider, g.alice);
      await g.toVote(widerId);
      await g.vote(widerId, Support.for, g.alice, g.carol, g.nobody);
      await g.vote(widerId, Support.against, g.bob, g.frank);
      await g.toEnd(widerId);
      expect(await g.governor.memberVotes(widerId)).to.deep.equal([2n, 3n, 0n]);
      expect(await g.governor.state(widerId)).to.equal(State.defeated);
    });

    it('counts abstentions for the quorum and not for the two thirds', async () => {
      // tokens 400 to 0 with 550 abstaining; seats 2 to 1 with one abstaining
      await g.vote(id, Support.for, g.alice, g.carol);
      await g.vote(id, Support.against, g.frank);
      await g.vote(id, Support.abstain, g.bob, g.dave);
      await g.toEnd(id);
      expect(await g.governor.state(id)).to.equal(State.succeeded);
    });

    it('is defeated where nobody is for it, though abstentions reach the quorum', async () => {
      await g.vote(id, Support.abstain, g.alice, g.carol);
      await g.toEnd(id);
      expect(await g.governor.state(id)).to.equal(State.defeated);
    });

    it('takes two thirds again after it failed, and after it was carried out', async () => {
      await g.toEnd(id);
      expect(await g.governor.state(id)).to.equal(State.defeated);
      const third = setTo(1, 'a third time');
      const thirdId = await g.propose(third, g.alice);
      expect(await g.governor.needsTwoThirds(thirdId)).to.equal(true);
      await toQueue(thirdId, third);
      await g.toEta(thirdId);
      await g.execute(third);
      const fourth = await g.propose(setTo(1, 'a fourth time'), g.alice);
      expect(await g.governor.needsTwoThirds(fourth)).to.equal(true);
    });
  });

  describe('two thirds, to the unit', () => {
    for (const [more, state, what] of [
      [0n, State.succeeded, 'are reached with twice the votes against'],
      [UNIT, State.defeated, 'are missed with one unit more against'],
    ] as const) {
      it(what, async () => {
        await queued(setTo(1));
        await veto(setTo(1));
        await g.token.mint(g.frank, 200n * TOKEN + more);
        const id = await g.propose(setTo(1, 'again'), g.alice);
        await g.toVote(id);
        await g.vote(id, Support.for, g.alice, g.carol);
        await g.vote(id, Support.against, g.frank);
        await g.toEnd(id);
        expect(await g.governor.proposalVotes(id)).to.deep.equal([200n * TOKEN + more, 400n * TOKEN, 0n]);
        expect(await g.governor.memberVotes(id)).to.deep.equal([1n, 2n, 0n]);
        expect(await g.governor.state(id)).to.equal(state);
      });
    }
  });

  describe('a copy that was made before the veto', () => {
    const copy = () => setTo(1, 'a copy');

    it('is not executed any more, though it waits in the timelock already, and can be vetoed itself', async () => {
      const draft = setTo(1);
      const [id, copyId] = [await g.propose(draft, g.alice), await g.propose(copy(), g.alice)];
      await g.toVote(copyId);
      for (const each of [id, copyId]) await g.vote(each, Support.for, g.alice, g.carol);
      await g.toEnd(copyId);
      await g.queue(draft);
      await g.queue(copy());
      await veto(draft);
      await g.toEta(copyId);
      await expect(g.execute(copy()))
        .to.be.revertedWithCustomError(g.governor, 'GovernorPayloadVetoed')
        .withArgs(copyId, payloadOf(draft));
      await veto(copy());
      expect(await g.governor.state(copyId)).to.equal(State.canceled);
    });

    it('is refused by name when it would be queued', async () => {
      const draft = setTo(1);
      const [id, copyId] = [await g.propose(draft, g.alice), await g.propose(copy(), g.alice)];
      await g.toVote(copyId);
      for (const each of [id, copyId]) await g.vote(each, Support.for, g.alice, g.carol);
      await g.toEnd(copyId);
      await g.queue(draft);
      await veto(draft);
      expect(await g.governor.state(copyId)).to.equal(State.succeeded);
      await expect(g.queue(copy()))
        .to.be.revertedWithCustomError(g.governor, 'GovernorPayloadVetoed')
        .withArgs(copyId, payloadOf(draft));
    });
  });

  describe('a payload with any change', () => {
    const changes: [string, (draft: Draft) => Draft][] = [
      ['another argument', () => setTo(2)],
      ['some ether', (draft) => ({ ...draft, values: [1n] })],
      [
        'a further call',
        (draft) => ({
          ...draft,
          targets: [...draft.targets, ...draft.targets],
          values: [0n, 0n],
          calldatas: [...draft.calldatas, '0x'],
        }),
      ],
    ];
    for (const [what, change] of changes) {
      it(`is another decision, which can be vetoed in its turn: ${what}`, async () => {
        await queued(setTo(1));
        await veto(setTo(1));
        const changed = { ...change(setTo(1)), description: `changed: ${what}` };
        const id = await queued(changed);
        expect(await g.governor.needsTwoThirds(id)).to.equal(false);
        await expect(veto(changed)).to.emit(g.governor, 'ProposalVetoed').withArgs(id, payloadOf(changed));
      });
    }
  });

  describe('a vetoed inclusion', () => {
    let first: bigint;

    beforeEach(async () => {
      first = await include([1, 2], 'one and two');
      await veto(inclusionOf(g, [1, 2], 'one and two'));
    });

    it('leaves its datasets free again after the cool-down', async () => {
      const free = (await g.governor.proposalDeadline(first)) + SETTINGS.cooldownSeconds;
      await expect(g.proposeInclusion([1], 'too soon'))
        .to.be.revertedWithCustomError(g.governor, 'GovernorDatasetCoolingDown')
        .withArgs(1n, first, free);
      expect(await g.lens.candidates([1, 3])).to.deep.equal([
        [1n, first, State.canceled, free, true],
        [3n, 0n, State.pending, 0n, false],
      ]);
    });

    for (const ids of [[1, 2], [1], [2]]) {
      it(`takes two thirds for ${ids.join(' and ')}, and cannot be vetoed again`, async () => {
        await afterCooldown(first);
        const id = await g.proposeInclusion(ids, 'again');
        expect(await vetoOf(id)).to.equal(Veto.overrides);
        const draft = inclusionOf(g, ids, 'again');
        await toQueue(id, draft);
        await expect(veto(draft)).to.be.revertedWithCustomError(g.governor, 'GovernorVetoOverridden').withArgs(id);
        await g.toEta(id);
        await expect(g.execute(draft)).to.emit(g.datasets, 'Included').withArgs(ids);
      });
    }

    it('goes to a vote only among its like, so that nothing new comes in under its two thirds', async () => {
      await afterCooldown(first);
      await expect(g.proposeInclusion([1, 2, 3], 'with a third'))
        .to.be.revertedWithCustomError(g.governor, 'GovernorVetoedWithOthers')
        .withArgs(2n, 3n);
      const other = await include([4], 'four');
      await veto(inclusionOf(g, [4], 'four'));
      await afterCooldown(other);
      const both = await g.proposeInclusion([1, 4], 'of two vetoes');
      expect(await vetoOf(both)).to.equal(Veto.overrides);
    });

    it('takes two thirds also after a try that failed', async () => {
      await afterCooldown(first);
      const failed = await g.proposeInclusion([1], 'a try');
      await g.toVote(failed);
      await g.vote(failed, Support.for, g.dave, g.carol, g.frank);
      await g.vote(failed, Support.against, g.alice);
      await g.toEnd(failed);
      expect(await g.governor.state(failed)).to.equal(State.defeated);
      await afterCooldown(failed);
      expect((await g.lens.candidates([1]))[0]?.vetoed).to.equal(true);
      const again = await g.proposeInclusion([1], 'another try');
      expect(await vetoOf(again)).to.equal(Veto.overrides);
    });

    it('is forgotten once the dataset was included after all', async () => {
      await afterCooldown(first);
      const id = await g.proposeInclusion([1], 'again');
      await toQueue(id, inclusionOf(g, [1], 'again'));
      await g.toEta(id);
      await g.execute(inclusionOf(g, [1], 'again'));
      expect((await g.lens.candidates([1]))[0]?.vetoed).to.equal(false);
    });
  });
});
