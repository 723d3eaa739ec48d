import { expect } from 'chai';

import type { Governance } from '../helpers/governance.ts';
import {
  callTo,
  DAY,
  deployGovernance,
  ethers,
  networkHelpers,
  SETTINGS,
  TIMELOCK_DELAY,
  TOKEN,
} from '../helpers/governance.ts';

type Setter =
  | 'setVotingDelay'
  | 'setVotingPeriod'
  | 'setProposalThreshold'
  | 'setTokenQuorum'
  | 'setMemberQuorum'
  | 'setLateQuorumExtension'
  | 'setCooldown';
type Key = keyof typeof SETTINGS;

/** min and max at a supply of 1,000 tokens. */
const TABLE: { setter: Setter; key: Key; event: string; name: string; min: bigint; max: bigint }[] = [
  {
    setter: 'setVotingDelay',
    key: 'votingDelaySeconds',
    event: 'VotingDelaySet',
    name: 'votingDelay',
    min: 0n,
    max: 30n * DAY,
  },
  {
    setter: 'setVotingPeriod',
    key: 'votingPeriodSeconds',
    event: 'VotingPeriodSet',
    name: 'votingPeriod',
    min: 300n,
    max: 90n * DAY,
  },
  {
    setter: 'setProposalThreshold',
    key: 'proposalThreshold',
    event: 'ProposalThresholdSet',
    name: 'proposalThreshold',
    min: 0n,
    max: 10n * TOKEN,
  },
  {
    setter: 'setTokenQuorum',
    key: 'tokenQuorumBps',
    event: 'TokenQuorumSet',
    name: 'tokenQuorum',
    min: 1n,
    max: 5_000n,
  },
  {
    setter: 'setMemberQuorum',
    key: 'memberQuorumBps',
    event: 'MemberQuorumSet',
    name: 'memberQuorum',
    min: 1n,
    max: 5_000n,
  },
  {
    setter: 'setLateQuorumExtension',
    key: 'lateQuorumExtensionSeconds',
    event: 'LateQuorumExtensionSet',
    name: 'lateQuorumExtension',
    min: 0n,
    max: 30n * DAY,
  },
  { setter: 'setCooldown', key: 'cooldownSeconds', event: 'CooldownSet', name: 'cooldown', min: 0n, max: 90n * DAY },
];

describe('GovernorBoundedSettings', () => {
  let g: Governance;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployGovernance);
  });

  const decide = (setter: Setter, value: bigint) =>
    g.pass(
      callTo(g.governor, g.governor.interface.encodeFunctionData(setter as 'setVotingDelay', [value])),
      g.alice,
      g.alice,
      g.carol,
    );
  async function current(): Promise<Record<Key, bigint>> {
    const all = await g.governor.settings();
    return Object.fromEntries(Object.keys(SETTINGS).map((key) => [key, all[key as Key]])) as Record<Key, bigint>;
  }

  describe('constructor', () => {
    async function deployWith(changed: Partial<typeof SETTINGS>) {
      const timelock = await ethers.deployContract('TimelockController', [TIMELOCK_DELAY, [], [], g.deployer]);
      const settings = { ...SETTINGS, ...changed };
      return ethers.deployContract('CommonsGovernor', ['C', g.token, g.seats, g.datasets, timelock, settings]);
    }

    it('takes the settings and tells each', async () => {
      const governor = await deployWith({});
      for (const { event, key } of TABLE) {
        await expect(governor.deploymentTransaction()).to.emit(governor, event).withArgs(0, SETTINGS[key]);
      }
      expect(await current()).to.deep.equal(SETTINGS);
      expect(await governor.votingDelay()).to.equal(SETTINGS.votingDelaySeconds);
      expect(await governor.votingPeriod()).to.equal(SETTINGS.votingPeriodSeconds);
      expect(await governor.proposalThreshold()).to.equal(SETTINGS.proposalThreshold);
      expect(await governor.token()).to.equal(g.token);
    });

    for (const { key, name, min, max } of TABLE.filter((row) => row.key !== 'proposalThreshold')) {
      it(`refuses a ${key} above its bound`, async () => {
        await expect(deployWith({ [key]: max + 1n }))
          .to.be.revertedWithCustomError(g.governor, 'GovernorSettingOutOfBounds')
          .withArgs(ethers.encodeBytes32String(name), max + 1n, min, max);
      });
    }

    it('takes any threshold, and asks for no more than 1 % of the supply', async () => {
      const governor = await deployWith({ proposalThreshold: 10n ** 30n });
      expect((await governor.settings()).proposalThreshold).to.equal(10n ** 30n);
      expect(await governor.proposalThreshold()).to.equal(10n * TOKEN);
    });
  });

  for (const { setter, key, event, name, min, max } of TABLE) {
    describe(setter, () => {
      it('refuses whoever is not governance', async () => {
        await expect(g.governor[setter as 'setVotingDelay'](min))
          .to.be.revertedWithCustomError(g.governor, 'GovernorOnlyExecutor')
          .withArgs(g.deployer);
      });

      for (const value of [min, max]) {
        it(`accepts ${value}, tells the old and the new, and leaves the others`, async () => {
          await expect(decide(setter, value)).to.emit(g.governor, event).withArgs(SETTINGS[key], value);
          expect(await current()).to.deep.equal({ ...SETTINGS, [key]: value });
        });
      }

      for (const value of min === 0n ? [max + 1n] : [min - 1n, max + 1n]) {
        it(`refuses ${value}`, async () => {
          await expect(decide(setter, value))
            .to.be.revertedWithCustomError(g.governor, 'GovernorSettingOutOfBounds')
            .withArgs(ethers.encodeBytes32String(name), value, min, max);
          expect(await current()).to.deep.equal(SETTINGS);
        });
      }
    });
  }

  describe('proposalThreshold', () => {
    it('falls with the supply', async () => {
      await g.token.burn(g.dave, 500n * TOKEN);
      await networkHelpers.mine();
      expect(await g.governor.proposalThreshold()).to.equal(5n * TOKEN);
    });

    it('is zero where it is set to zero', async () => {
      await decide('setProposalThreshold', 0n);
      expect(await g.governor.proposalThreshold()).to.equal(0n);
      await expect(g.propose(callTo(g.target, '0x'), g.nobody)).to.be.fulfilled;
    });
  });

  describe('quorum history', () => {
    it('keeps what was in force at a past moment', async () => {
      const before = await networkHelpers.time.latest();
      await decide('setTokenQuorum', 2_000n);
      await decide('setMemberQuorum', 2_500n);
      await networkHelpers.mine();
      const after = (await networkHelpers.time.latest()) - 1;
      expect([await g.governor.quorum(before), await g.governor.memberQuorum(before)]).to.deep.equal([
        100n * TOKEN,
        2n,
      ]);
      expect([await g.governor.quorum(after), await g.governor.memberQuorum(after)]).to.deep.equal([200n * TOKEN, 1n]);
    });
  });

  describe('clock', () => {
    it('is Unix seconds', async () => {
      expect(await g.governor.clock()).to.equal(await networkHelpers.time.latest());
      expect(await g.governor.CLOCK_MODE()).to.equal('mode=timestamp');
    });
  });
});
