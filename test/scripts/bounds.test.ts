import { expect } from 'chai';
import { network } from 'hardhat';

import { BOUNDS } from '../../scripts/lib/bounds.ts';
import { deployCommons } from '../../scripts/lib/deploy/deployCommons.ts';
import { validateParameters } from '../../scripts/lib/validateParameters.ts';
import { WHOLE_BPS } from '../../scripts/lib/units.ts';
import local from '../../scripts/params/local.ts';
import type { CommonsParameters } from '../../scripts/params/types.ts';
import { deployFixture } from '../helpers/fixture.ts';

const connection = await network.create({ network: 'default', chainType: 'l1' });
const { ethers, networkHelpers } = connection;
const fixture = () => deployFixture(connection);

type Settings = Parameters<typeof deployGovernor>[0];

async function deployGovernor(change: {
  votingDelaySeconds?: number;
  votingPeriodSeconds?: number;
  tokenQuorumBps?: number;
  memberQuorumBps?: number;
  lateQuorumExtensionSeconds?: number;
  cooldownSeconds?: number;
}) {
  const { commons } = await networkHelpers.loadFixture(fixture);
  const { proposalThresholdWei, ...numbers } = local.governor;
  const settings = { ...numbers, proposalThreshold: proposalThresholdWei, ...change };
  const { token, contributors, datasets, timelock } = commons;
  const place = await Promise.all([token, contributors, datasets, timelock].map((each) => each.getAddress()));
  return ethers.deployContract('CommonsGovernor', ['Governor', ...place, settings]);
}

async function deployBallots(change: { roundLengthSeconds?: number; maxLevel?: number; turnoutBps?: number }) {
  const { commons, people } = await networkHelpers.loadFixture(fixture);
  const { roundLengthSeconds, maxLevelPoints, turnoutBps } = local.rounds;
  const settings = { roundLengthSeconds, maxLevel: maxLevelPoints, turnoutBps, ...change };
  const { token, contributors, datasets } = commons;
  const place = await Promise.all([token, contributors, datasets].map((each) => each.getAddress()));
  return ethers.deployContract('WeightBallots', [people.deployer.address, ...place, settings]);
}

/** The contract takes both ends of the range and refuses what lies beyond either. */
async function expectSameBounds(
  { min, max }: { min: number; max: number },
  deploy: (value: number) => Promise<unknown>,
  refused: string,
): Promise<void> {
  for (const value of [min, max]) await deploy(value);
  for (const value of [min - 1, max + 1]) {
    if (value >= 0) await expect(deploy(value), `${value}`).to.be.rejectedWith(refused);
  }
}

describe('the bounds of parameters', () => {
  for (const setting of [
    'votingDelaySeconds',
    'votingPeriodSeconds',
    'tokenQuorumBps',
    'memberQuorumBps',
    'lateQuorumExtensionSeconds',
    'cooldownSeconds',
  ] as const satisfies (keyof Settings)[]) {
    it(`${setting} are the governor's`, async () => {
      await expectSameBounds(
        BOUNDS[setting],
        (value) => deployGovernor({ [setting]: value }),
        'GovernorSettingOutOfBounds',
      );
    });
  }

  for (const [setting, name] of [
    ['roundLengthSeconds', 'roundLengthSeconds'],
    ['maxLevelPoints', 'maxLevel'],
    ['turnoutBps', 'turnoutBps'],
  ] as const) {
    it(`${setting} are those of the rounds`, async () => {
      await expectSameBounds(
        BOUNDS[setting],
        (value) => deployBallots({ [name]: value }),
        'WeightBallotsSettingsOutOfBounds',
      );
    });
  }

  it("seatTermSeconds are the contributor registry's", async () => {
    const [deployer] = await ethers.getSigners();
    await expectSameBounds(
      BOUNDS.seatTermSeconds,
      (value) => ethers.deployContract('ContributorRegistry', [deployer, value, []]),
      'ContributorRegistrySeatTermOutOfBounds',
    );
  });

  it("endorsementsRequired are the dataset registry's", async () => {
    const { commons, people } = await networkHelpers.loadFixture(fixture);
    const contributors = await commons.contributors.getAddress();
    const terms = local.datasets.contributorTermsSha256;
    await expectSameBounds(
      BOUNDS.endorsementsRequired,
      (value) => ethers.deployContract('DatasetRegistry', [people.deployer, contributors, value, terms, []]),
      'DatasetRegistryEndorsementsOutOfBounds',
    );
  });

  for (const [setting, name] of [
    ['maxSuspensionSeconds', 'EthicsBoardSuspensionOutOfBounds'],
    ['sunsetAfterSeconds', 'EthicsBoardSunsetOutOfBounds'],
  ] as const) {
    it(`${setting} are the board's`, async () => {
      const { commons, people } = await networkHelpers.loadFixture(fixture);
      const { contributors, governor, datasets, ballots } = commons;
      const place = await Promise.all([contributors, governor, datasets, ballots].map((each) => each.getAddress()));
      await expectSameBounds(
        BOUNDS[setting],
        (value) => {
          const changed: CommonsParameters['board'] = { ...local.board, [setting]: value };
          const { maxSuspensionSeconds, sunsetAfterSeconds } = changed;
          const args = [people.deployer.address, ...place, maxSuspensionSeconds, sunsetAfterSeconds];
          return ethers.deployContract('EthicsBoard', args);
        },
        name,
      );
    });
  }

  it("mintCapBpsPerYear are the token's", async () => {
    const [deployer] = await ethers.getSigners();
    await expectSameBounds(
      BOUNDS.mintCapBpsPerYear,
      (value) => ethers.deployContract('CommonsToken', ['Token', 'T', deployer, [], value]),
      'CommonsTokenMintCapTooHigh',
    );
  });

  it('of the proposal threshold is the share of the supply that the governor asks for at most', async () => {
    const { commons } = await networkHelpers.loadFixture(fixture);
    const { governor, token } = commons;
    const parameters = structuredClone(local);
    const supply = await token.totalSupply();
    parameters.governor.proposalThresholdWei =
      (supply * BigInt(BOUNDS.proposalThresholdBpsOfSupply.max)) / BigInt(WHOLE_BPS);

    validateParameters(parameters);
    const record = await deployCommons({ hre: (await import('hardhat')).default, connection, parameters });
    await networkHelpers.mine();
    const highest = await ethers.getContractAt('CommonsGovernor', record.contracts.CommonsGovernor.address);
    expect(await highest.proposalThreshold()).to.equal(parameters.governor.proposalThresholdWei);

    const before = await governor.settings();
    expect(before.proposalThreshold).to.equal(local.governor.proposalThresholdWei);
  });
});
