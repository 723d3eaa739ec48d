import { expect } from 'chai';

import type { Draft, Governance } from '../helpers/governance.ts';
import {
  callTo,
  DAY,
  deployGovernance,
  ethers,
  networkHelpers,
  SETTINGS,
  State,
  Support,
  TIMELOCK_DELAY,
} from '../helpers/governance.ts';

const ROLES = ['PROPOSER_ROLE', 'EXECUTOR_ROLE', 'CANCELLER_ROLE'] as const;
const [PROPOSER, EXECUTOR, CANCELLER] = ROLES.map((role) => ethers.id(role)) as [string, string, string];

describe('GovernorFixedTimelock', () => {
  let g: Governance;
  let governor: string;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployGovernance);
    governor = String(g.governor.target);
  });

  const encode = (name: string, args: unknown[]): string =>
    g.timelock.interface.encodeFunctionData(name as 'updateDelay', args as [bigint]);
  const asked = (data: string): Draft => callTo(g.timelock, data);
  const setTo = (value: number): Draft => callTo(g.target, g.target.interface.encodeFunctionData('set', [value]));
  const operationOf = (draft: Draft): Promise<string> => {
    const salt = BigInt(ethers.id(draft.description)) ^ BigInt(ethers.zeroPadBytes(governor, 32));
    return g.timelock.hashOperationBatch(
      draft.targets,
      draft.values,
      draft.calldatas,
      ethers.ZeroHash,
      ethers.toBeHex(salt, 32),
    );
  };

  describe('timelock', () => {
    it('is the one of the deployment, with no function to change it', async () => {
      expect(await g.governor.timelock()).to.equal(g.timelock);
      expect(g.governor.interface.getFunction('updateTimelock' as 'timelock')).to.equal(null);
      expect(await g.governor.proposalNeedsQueuing(1)).to.equal(true);
    });
  });

  describe('propose', () => {
    const accepted: [string, () => string][] = [
      ['a delay of 30 days', () => encode('updateDelay', [30n * DAY])],
      ['a delay of zero', () => encode('updateDelay', [0n])],
      ['making another a canceller', () => encode('grantRole', [CANCELLER, g.erin.address])],
      ['unmaking another canceller', () => encode('revokeRole', [CANCELLER, g.erin.address])],
    ];
    for (const [what, data] of accepted) {
      it(`takes ${what}`, async () => {
        await expect(g.propose(asked(data()), g.alice)).to.be.fulfilled;
      });
    }

    const refused: [string, () => string][] = [
      ['a delay over 30 days', () => encode('updateDelay', [30n * DAY + 1n])],
      ['a delay with something behind', () => ethers.concat([encode('updateDelay', [1n]), '0x00'])],
      ['a delay cut short', () => ethers.dataSlice(encode('updateDelay', [1n]), 0, 35)],
      ['another proposer', () => encode('grantRole', [PROPOSER, g.erin.address])],
      ['another executor', () => encode('grantRole', [EXECUTOR, g.erin.address])],
      ['an open executor', () => encode('grantRole', [EXECUTOR, ethers.ZeroAddress])],
      ['another administrator', () => encode('grantRole', [ethers.ZeroHash, g.erin.address])],
      ['unseating the governor as proposer', () => encode('revokeRole', [PROPOSER, governor])],
      ['unseating the governor as executor', () => encode('revokeRole', [EXECUTOR, governor])],
      ['unseating the governor as canceller', () => encode('revokeRole', [CANCELLER, governor])],
      ['granting what the governor has', () => encode('grantRole', [CANCELLER, governor])],
      [
        'the timelock giving up its own administration',
        () => encode('revokeRole', [ethers.ZeroHash, g.timelock.target]),
      ],
      ['renouncing', () => encode('renounceRole', [ethers.ZeroHash, g.timelock.target])],
      [
        'a role call with something behind',
        () => ethers.concat([encode('grantRole', [CANCELLER, g.erin.address]), '0x00']),
      ],
      ['scheduling', () => encode('schedule', [g.erin.address, 0n, '0x', ethers.ZeroHash, ethers.ZeroHash, 0n])],
      ['cancelling', () => encode('cancel', [ethers.ZeroHash])],
      ['a call without data', () => '0x'],
    ];
    for (const [what, data] of refused) {
      it(`refuses ${what}`, async () => {
        await expect(g.propose(asked(data()), g.alice))
          .to.be.revertedWithCustomError(g.governor, 'GovernorTimelockCallRefused')
          .withArgs(data());
      });
    }

    it('refuses one behind a harmless call', async () => {
      const bad = encode('grantRole', [PROPOSER, g.erin.address]);
      const draft = {
        targets: [String(g.target.target), String(g.timelock.target)],
        values: [0n, 0n],
        calldatas: ['0x', bad],
        description: 'hidden',
      };
      await expect(g.propose(draft, g.alice))
        .to.be.revertedWithCustomError(g.governor, 'GovernorTimelockCallRefused')
        .withArgs(bad);
    });
  });

  describe('what was accepted', () => {
    it('changes the delay, for what is queued afterwards', async () => {
      await expect(g.pass(asked(encode('updateDelay', [5n * DAY])), g.alice, g.alice, g.carol))
        .to.emit(g.timelock, 'MinDelayChange')
        .withArgs(TIMELOCK_DELAY, 5n * DAY);
      const id = await g.propose(setTo(1), g.alice);
      await g.toVote(id);
      await g.vote(id, Support.for, g.alice, g.carol);
      await g.toEnd(id);
      const time = BigInt(await networkHelpers.time.latest()) + 1n;
      await networkHelpers.time.setNextBlockTimestamp(time);
      await expect(g.queue(setTo(1)))
        .to.emit(g.governor, 'ProposalQueued')
        .withArgs(id, time + 5n * DAY);
    });

    it('gives and takes the canceller’s role', async () => {
      await expect(g.pass(asked(encode('grantRole', [CANCELLER, g.erin.address])), g.alice, g.alice, g.carol))
        .to.emit(g.timelock, 'RoleGranted')
        .withArgs(CANCELLER, g.erin, g.timelock);
      await expect(g.pass(asked(encode('revokeRole', [CANCELLER, g.erin.address])), g.alice, g.alice, g.carol))
        .to.emit(g.timelock, 'RoleRevoked')
        .withArgs(CANCELLER, g.erin, g.timelock);
      for (const role of [PROPOSER, EXECUTOR, CANCELLER]) {
        expect(await g.timelock.hasRole(role, governor)).to.equal(true);
      }
    });
  });

  describe('relay', () => {
    const relayed = (target: string, data: string, value = 0n): Draft => ({
      targets: [governor],
      values: [value],
      calldatas: [g.governor.interface.encodeFunctionData('relay', [target, value, data])],
      description: 'relay',
    });

    it('refuses the timelock', async () => {
      const data = encode('renounceRole', [PROPOSER, governor]);
      await expect(g.pass(relayed(String(g.timelock.target), data), g.alice, g.alice, g.carol))
        .to.be.revertedWithCustomError(g.governor, 'GovernorTimelockCallRefused')
        .withArgs(data);
      expect(await g.timelock.hasRole(PROPOSER, governor)).to.equal(true);
    });

    it('recovers what was sent to the governor', async () => {
      await g.token.connect(g.dave).transfer(g.governor, 7n);
      const data = g.token.interface.encodeFunctionData('transfer', [g.dave.address, 7n]);
      await expect(g.pass(relayed(String(g.token.target), data), g.alice, g.alice, g.carol))
        .to.emit(g.token, 'Transfer')
        .withArgs(g.governor, g.dave, 7n);
    });

    it('is not for anybody else', async () => {
      await expect(g.governor.connect(g.alice).relay(g.target, 0, '0x'))
        .to.be.revertedWithCustomError(g.governor, 'GovernorOnlyExecutor')
        .withArgs(g.alice);
    });
  });

  describe('queue and execute', () => {
    let id: bigint;

    beforeEach(async () => {
      id = await g.propose(setTo(9), g.alice);
      await g.toVote(id);
      await g.vote(id, Support.for, g.alice, g.carol);
    });

    it('refuse a vote that is still open, and one that was not queued', async () => {
      await expect(g.queue(setTo(9)))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState')
        .withArgs(id, State.active, ethers.toBeHex(1n << State.succeeded, 32));
      await g.toEnd(id);
      await expect(g.execute(setTo(9)))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState')
        .withArgs(id, State.succeeded, ethers.toBeHex(1n << State.queued, 32));
    });

    it('refuse the execution before the delay is over', async () => {
      await g.toEnd(id);
      await g.queue(setTo(9));
      const eta = await g.governor.proposalEta(id);
      await networkHelpers.time.setNextBlockTimestamp(eta - 1n);
      await expect(g.execute(setTo(9))).to.be.revertedWithCustomError(g.timelock, 'TimelockUnexpectedOperationState');
      await networkHelpers.time.setNextBlockTimestamp(eta);
      await expect(g.execute(setTo(9)))
        .to.emit(g.governor, 'ProposalExecuted')
        .withArgs(id);
    });

    it('run once', async () => {
      await g.toEnd(id);
      await g.queue(setTo(9));
      expect(await g.governor.state(id)).to.equal(State.queued);
      await g.toEta(id);
      await expect(g.execute(setTo(9)))
        .to.emit(g.target, 'Set')
        .withArgs(g.timelock, 9, 0);
      expect(await g.governor.state(id)).to.equal(State.executed);
      await expect(g.execute(setTo(9))).to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState');
      await expect(g.queue(setTo(9))).to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState');
    });

    it('pass the value on', async () => {
      const draft = callTo(g.target, g.target.interface.encodeFunctionData('set', [4]), 'paid', 6n);
      const paid = await g.propose(draft, g.alice);
      await g.carry(paid, draft, g.alice, g.carol);
      await expect(g.execute(draft, 6n)).to.emit(g.target, 'Set').withArgs(g.timelock, 4, 6);
    });

    it('leave all as it was when a call reverts', async () => {
      const draft = callTo(g.target, g.target.interface.encodeFunctionData('refuse', [4]), 'refuse');
      const refused = await g.propose(draft, g.alice);
      await g.carry(refused, draft, g.alice, g.carol);
      await expect(g.execute(draft)).to.be.revertedWithCustomError(g.target, 'TargetMockRefused').withArgs(4);
      expect(await g.governor.state(refused)).to.equal(State.queued);
    });
  });

  describe('state', () => {
    async function queued(): Promise<bigint> {
      const id = await g.propose(setTo(9), g.alice);
      await g.toVote(id);
      await g.vote(id, Support.for, g.alice, g.carol);
      await g.toEnd(id);
      await g.queue(setTo(9));
      return id;
    }

    it('is Canceled once a canceller took the operation out', async () => {
      await g.pass(asked(encode('grantRole', [CANCELLER, g.erin.address])), g.alice, g.alice, g.carol);
      const id = await queued();
      await g.timelock.connect(g.erin).cancel(await operationOf(setTo(9)));
      expect(await g.governor.state(id)).to.equal(State.canceled);
      await expect(g.execute(setTo(9)))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState')
        .withArgs(id, State.canceled, ethers.toBeHex(1n << State.queued, 32));
    });

    it('is Executed where a timelock that was set up with another executor ran it', async () => {
      const timelock = await ethers.deployContract('TimelockController', [0, [], [g.erin], g.deployer]);
      const other = await ethers.deployContract('CommonsGovernor', [
        'Other',
        g.token,
        g.seats,
        g.datasets,
        timelock,
        SETTINGS,
      ]);
      await timelock.grantRole(PROPOSER, other);
      const { targets, values, calldatas, description } = setTo(3);
      await other.connect(g.alice).propose(targets, values, calldatas, description);
      const id = await other.proposalIdAt(1);
      await networkHelpers.time.increaseTo((await other.proposalSnapshot(id)) + 1n);
      for (const voter of [g.alice, g.carol]) await other.connect(voter).castVote(id, Support.for);
      await networkHelpers.time.increaseTo((await other.proposalDeadline(id)) + 1n);
      await other.queue(targets, values, calldatas, ethers.id(description));
      const salt = BigInt(ethers.id(description)) ^ BigInt(ethers.zeroPadBytes(String(other.target), 32));
      await timelock
        .connect(g.erin)
        .executeBatch(targets, values, calldatas, ethers.ZeroHash, ethers.toBeHex(salt, 32));
      expect(await other.state(id)).to.equal(State.executed);
    });
  });
});
