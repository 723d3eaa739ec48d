import { expect } from 'chai';

import type { Draft, Governance } from '../helpers/governance.ts';
import {
  callTo,
  DAY,
  deployGovernance,
  ethers,
  inclusionOf,
  networkHelpers,
  SETTINGS,
  signBallot,
  State,
  Support,
  TIMELOCK_DELAY,
  TOKEN,
} from '../helpers/governance.ts';

describe('Attacks on the decisions', () => {
  let g: Governance;
  const MILLION = 1_000_000n * TOKEN;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployGovernance);
  });

  const nothing = (description: string): Draft => callTo(g.target, '0x', description);
  const proposeCall = (draft: Draft): string =>
    g.governor.interface.encodeFunctionData('propose', [
      draft.targets,
      draft.values,
      draft.calldatas,
      draft.description,
    ]);
  const executeCall = (draft: Draft): string =>
    g.governor.interface.encodeFunctionData('execute', [
      draft.targets,
      draft.values,
      draft.calldatas,
      ethers.id(draft.description),
    ]);

  describe('borrowed tokens', () => {
    /** Borrows a million, does something, and gives it back: one transaction. */
    async function flash(what: string) {
      const attacker = await ethers.deployContract('WalletMock');
      const mint = g.token.interface.encodeFunctionData('mint', [String(attacker.target), MILLION]);
      const burn = g.token.interface.encodeFunctionData('burn', [String(attacker.target), MILLION]);
      return { attacker, run: attacker.batch([g.token, g.governor, g.token], [mint, what, burn]) };
    }

    it('weigh nothing in a vote', async () => {
      const id = await g.propose(nothing('a'), g.alice);
      await g.toVote(id);
      const { attacker, run } = await flash(g.governor.interface.encodeFunctionData('castVote', [id, Support.for]));
      await expect(run).to.emit(g.governor, 'VoteCast').withArgs(attacker, id, Support.for, 0n, '');
      expect(await g.governor.proposalVotes(id)).to.deep.equal([0n, 0n, 0n]);
    });

    it('open no proposal', async () => {
      const { attacker, run } = await flash(proposeCall(nothing('b')));
      await expect(run)
        .to.be.revertedWithCustomError(g.governor, 'GovernorInsufficientProposerVotes')
        .withArgs(attacker, 0n, 10n * TOKEN);
    });

    it('weigh nothing in a vote that starts in the same second', async () => {
      const now = g.governor.interface.encodeFunctionData('setVotingDelay', [0n]);
      await g.pass(callTo(g.governor, now), g.alice, g.alice, g.carol);
      const { attacker, run } = await flash(
        g.governor.interface.encodeFunctionData('proposeInclusion', [[1], 'in a hurry']),
      );
      await run;
      const id = await g.governor.proposalIdAt(await g.governor.proposalCount());
      await networkHelpers.mine();
      expect(await g.governor.state(id)).to.equal(State.active);
      const cast = g.governor.interface.encodeFunctionData('castVote', [id, Support.for]);
      await expect(attacker.batch([g.governor], [cast]))
        .to.emit(g.governor, 'VoteCast')
        .withArgs(attacker, id, Support.for, 0n, '');
    });

    it('or bought after the snapshot weigh nothing either', async () => {
      const id = await g.propose(nothing('c'), g.alice);
      await g.toVote(id);
      await g.token.connect(g.alice).transfer(g.nobody, 400n * TOKEN);
      await g.vote(id, Support.for, g.alice, g.nobody);
      expect(await g.governor.proposalVotes(id)).to.deep.equal([0n, 400n * TOKEN, 0n]);
    });
  });

  describe('a seat that is moved in the middle of a vote', () => {
    it('votes once, with the registry that is deployed for real', async () => {
      const founder = { account: g.carol.address, profileSha256: ethers.id('carol'), profileUri: '' };
      const registry = await ethers.deployContract('ContributorRegistry', [g.deployer, 365n * DAY, [founder]]);
      const timelock = await ethers.deployContract('TimelockController', [TIMELOCK_DELAY, [], [], g.deployer]);
      const governor = await ethers.deployContract('CommonsGovernor', [
        'Commons',
        g.token,
        registry,
        g.datasets,
        timelock,
        SETTINGS,
      ]);
      await governor.proposeInclusion([1], 'one');
      const id = await governor.proposalIdAt(1);
      await networkHelpers.time.increaseTo((await governor.proposalSnapshot(id)) + 1n);
      await governor.connect(g.carol).castVote(id, Support.for);

      const deadline = (await networkHelpers.time.latest()) + 1_000;
      const { name, version, chainId, verifyingContract } = await registry.eip712Domain();
      const signature = await g.nobody.signTypedData(
        { name, version, chainId, verifyingContract },
        {
          MoveAccount: [
            { name: 'personId', type: 'uint32' },
            { name: 'newAccount', type: 'address' },
            { name: 'nonce', type: 'uint256' },
            { name: 'deadline', type: 'uint256' },
          ],
        },
        { personId: 1, newAccount: g.nobody.address, nonce: await registry.nonces(g.nobody), deadline },
      );
      await registry.connect(g.carol).moveAccount(g.nobody, deadline, signature);
      await governor.connect(g.nobody).castVote(id, Support.for);
      expect(await governor.memberVotes(id)).to.deep.equal([0n, 1n, 0n]);
      await expect(governor.connect(g.carol).castVote(id, Support.for))
        .to.be.revertedWithCustomError(governor, 'GovernorAlreadyCastVote')
        .withArgs(g.carol);
    });
  });

  describe('a signature', () => {
    it('counts once, though it uses up no nonce: neither again, nor in a batch, nor after the voter herself', async () => {
      const id = await g.propose(nothing('a'), g.alice);
      await g.toVote(id);
      const ballot = { proposalId: id, support: Support.for, voter: g.dave.address, nonce: 0n, reason: '' };
      const signature = await signBallot(g.governor, g.dave, ballot);
      await g.vote(id, Support.against, g.dave);
      await expect(g.governor.castVoteBySig(id, Support.for, g.dave, signature))
        .to.be.revertedWithCustomError(g.governor, 'GovernorAlreadyCastVote')
        .withArgs(g.dave);
      await g.governor.castVotesBySig([{ ...ballot, signature }]);
      expect(await g.governor.proposalVotes(id)).to.deep.equal([500n * TOKEN, 0n, 0n]);
    });

    it('for one commons is worth nothing in another of the same name', async () => {
      const timelock = await ethers.deployContract('TimelockController', [TIMELOCK_DELAY, [], [], g.deployer]);
      const other = await ethers.deployContract('CommonsGovernor', [
        'Commons',
        g.token,
        g.seats,
        g.datasets,
        timelock,
        SETTINGS,
      ]);
      const id = await g.proposeInclusion([1], 'one');
      await other.proposeInclusion([1], 'one');
      await networkHelpers.time.increaseTo((await other.proposalSnapshot(id)) + 1n);
      const ballot = { proposalId: id, support: Support.for, voter: g.dave.address, nonce: 0n, reason: '' };
      const signature = await signBallot(g.governor, g.dave, ballot);
      await expect(other.castVoteBySig(id, Support.for, g.dave, signature))
        .to.be.revertedWithCustomError(other, 'GovernorInvalidSignature')
        .withArgs(g.dave);
    });
  });

  describe('a proposal that was defeated', () => {
    it('stays so, whatever supply, seats and settings become', async () => {
      const id = await g.propose(nothing('a'), g.alice);
      const loosen = callTo(g.governor, g.governor.interface.encodeFunctionData('setTokenQuorum', [1n]), 'Loosen');
      await g.propose(loosen, g.alice);
      await g.toVote(id);
      await g.vote(id, Support.for, g.erin, g.carol, g.frank); // 50 of 100 tokens
      await g.toEnd(id);
      expect(await g.governor.state(id)).to.equal(State.defeated);
      await g.pass({ ...loosen, description: 'Loosen now' }, g.alice, g.alice, g.carol);
      await g.token.burn(g.dave, 500n * TOKEN);
      await g.token.burn(g.alice, 400n * TOKEN);
      for (const member of [g.alice, g.bob]) await g.seats.unseat(member);
      await networkHelpers.time.increase(100n * DAY);
      expect(await g.governor.state(id)).to.equal(State.defeated);
      await expect(g.queue(nothing('a'))).to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState');
    });
  });

  describe('a target that calls back while a proposal is executed', () => {
    const callBack = (target: { target: unknown }, data: string): Draft =>
      callTo(g.target, g.target.interface.encodeFunctionData('callBack', [String(target.target), data]), 'call back');

    it('cannot change a setting', async () => {
      const data = g.governor.interface.encodeFunctionData('setCooldown', [0n]);
      await expect(g.pass(callBack(g.governor, data), g.alice, g.alice, g.carol))
        .to.be.revertedWithCustomError(g.governor, 'GovernorOnlyExecutor')
        .withArgs(g.target);
    });

    it('cannot run the timelock on its own account', async () => {
      const data = g.timelock.interface.encodeFunctionData('executeBatch', [
        [String(g.target.target)],
        [0n],
        ['0x'],
        ethers.ZeroHash,
        ethers.ZeroHash,
      ]);
      await expect(g.pass(callBack(g.timelock, data), g.alice, g.alice, g.carol))
        .to.be.revertedWithCustomError(g.timelock, 'AccessControlUnauthorizedAccount')
        .withArgs(g.target, ethers.id('EXECUTOR_ROLE'));
    });

    it('cannot have a proposal run twice', async () => {
      // A first proposal calls back into a second one; the second is then done, and done once.
      const second = callTo(g.target, g.target.interface.encodeFunctionData('set', [40]), 'second');
      const secondId = await g.propose(second, g.alice);
      const twice = callBack(g.governor, executeCall(second));
      const first: Draft = {
        targets: [...twice.targets, ...twice.targets],
        values: [0n, 0n],
        calldatas: [...twice.calldatas, ...twice.calldatas],
        description: 'first',
      };
      const firstId = await g.propose(first, g.alice);
      await g.toVote(firstId);
      for (const id of [firstId, secondId]) await g.vote(id, Support.for, g.alice, g.carol);
      await g.toEnd(firstId);
      await g.queue(second);
      await g.queue(first);
      await g.toEta(firstId);
      await expect(g.execute(first))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState')
        .withArgs(secondId, State.executed, ethers.toBeHex(1n << State.queued, 32));
      expect(await g.governor.state(secondId)).to.equal(State.queued);
    });
  });

  describe('somebody who sends a proposal before its author does', () => {
    const cancelBy = (who: Governance['dave'], draft: Draft) =>
      g.governor.connect(who).cancel(draft.targets, draft.values, draft.calldatas, ethers.id(draft.description));

    it('could cancel it in her place, but not where the author reserved it', async () => {
      await g.propose(nothing('plain'), g.dave);
      await cancelBy(g.dave, nothing('plain'));
      await expect(g.propose(nothing('plain'), g.alice)).to.be.revertedWithCustomError(
        g.governor,
        'GovernorUnexpectedProposalState',
      );

      const reserved = nothing(`reserved#proposer=${g.alice.address.toLowerCase()}`);
      await expect(g.propose(reserved, g.dave))
        .to.be.revertedWithCustomError(g.governor, 'GovernorRestrictedProposer')
        .withArgs(g.dave);
      await expect(g.propose(reserved, g.alice)).to.be.fulfilled;
    });

    it('gains nothing with an inclusion, which is nobody’s to cancel', async () => {
      const id = await g.proposeInclusion([1], 'one', g.nobody);
      await expect(cancelBy(g.nobody, inclusionOf(g, [1], 'one')))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnableToCancel')
        .withArgs(id, g.nobody);
      expect(await g.governor.state(id)).to.equal(State.pending);
    });
  });

  describe('taking the timelock over', () => {
    const [PROPOSER, EXECUTOR] = [ethers.id('PROPOSER_ROLE'), ethers.id('EXECUTOR_ROLE')];

    it('is not possible from outside', async () => {
      await expect(g.timelock.connect(g.dave).grantRole(PROPOSER, g.dave)).to.be.revertedWithCustomError(
        g.timelock,
        'AccessControlUnauthorizedAccount',
      );
      await expect(
        g.timelock.connect(g.dave).schedule(g.target, 0, '0x', ethers.ZeroHash, ethers.ZeroHash, TIMELOCK_DELAY),
      ).to.be.revertedWithCustomError(g.timelock, 'AccessControlUnauthorizedAccount');
      await expect(
        g.timelock.connect(g.dave).execute(g.target, 0, '0x', ethers.ZeroHash, ethers.ZeroHash),
      ).to.be.revertedWithCustomError(g.timelock, 'AccessControlUnauthorizedAccount');
    });

    it('is not possible by a relay, nor by a relay inside a relay', async () => {
      const schedule = g.timelock.interface.encodeFunctionData('schedule', [
        String(g.timelock.target),
        0n,
        g.timelock.interface.encodeFunctionData('grantRole', [PROPOSER, g.dave.address]),
        ethers.ZeroHash,
        ethers.ZeroHash,
        TIMELOCK_DELAY,
      ]);
      const relay = (target: unknown, data: string): string =>
        g.governor.interface.encodeFunctionData('relay', [String(target), 0n, data]);
      const once = relay(g.timelock.target, schedule);
      await expect(g.pass(callTo(g.governor, once, 'once'), g.alice, g.alice, g.carol))
        .to.be.revertedWithCustomError(g.governor, 'GovernorTimelockCallRefused')
        .withArgs(schedule);
      await expect(
        g.pass(callTo(g.governor, relay(g.governor.target, once), 'twice'), g.alice, g.alice, g.carol),
      ).to.be.revertedWithCustomError(g.governor, 'GovernorTimelockCallRefused');
      for (const role of [PROPOSER, EXECUTOR]) {
        expect(await g.timelock.hasRole(role, g.dave)).to.equal(false);
        expect(await g.timelock.hasRole(role, g.governor)).to.equal(true);
      }
    });
  });

  describe('code that is swapped under a proposal', () => {
    it('does not run', async () => {
      const draft = callTo(g.target, g.target.interface.encodeFunctionData('set', [1]));
      const id = await g.propose(draft, g.alice);
      await g.carry(id, draft, g.alice, g.carol);
      await networkHelpers.setCode(String(g.target.target), '0x00');
      await expect(g.execute(draft)).to.be.revertedWithCustomError(g.governor, 'GovernorTargetCodeChanged');
    });
  });

  describe('a swing in the last second', () => {
    it('leaves time to answer, in either house', async () => {
      const id = await g.propose(nothing('swing'), g.dave);
      await g.toVote(id);
      await g.vote(id, Support.for, g.carol, g.frank);
      await networkHelpers.time.setNextBlockTimestamp(await g.governor.proposalDeadline(id));
      await g.vote(id, Support.for, g.dave);
      await networkHelpers.time.increase(DAY);
      await g.vote(id, Support.against, g.alice, g.bob, g.erin);
      await g.toEnd(id);
      expect(await g.governor.state(id)).to.equal(State.defeated);
    });
  });
});
