import { expect } from 'chai';
import hre, { network } from 'hardhat';

import type { Check } from '../../scripts/lib/deploy/checks.ts';
import type { DeploymentRecord } from '../../scripts/lib/deploy/record.ts';
import { verifyDeployment } from '../../scripts/lib/deploy/verifyDeployment.ts';
import type { CommonsParameters } from '../../scripts/params/types.ts';
import { deployFixture } from '../helpers/fixture.ts';
import type { Fixture } from '../helpers/fixture.ts';

const connection = await network.create({ network: 'default', chainType: 'l1' });
const { ethers, networkHelpers } = connection;
const fixture = () => deployFixture(connection);

/** What is off, each with what was found. */
async function faults(
  record: DeploymentRecord,
  parameters: CommonsParameters = record.parameters,
): Promise<Record<string, string>> {
  const checks = await verifyDeployment({ ethers, artifacts: hre.artifacts, record, parameters });
  return Object.fromEntries(checks.flatMap(({ name, fault }: Check) => (fault === undefined ? [] : [[name, fault]])));
}

/** The record with another contract in the place of one of its own. */
async function replaced(
  { record }: Fixture,
  name: keyof DeploymentRecord['contracts'],
  address: string,
): Promise<DeploymentRecord> {
  const firstBlock = await ethers.provider.getBlockNumber();
  return { ...record, contracts: { ...record.contracts, [name]: { address, firstBlock } } };
}

describe('verifyDeployment', () => {
  let f: Fixture;
  let deployer: string;

  beforeEach(async () => {
    f = await networkHelpers.loadFixture(fixture);
    deployer = f.people.deployer.address.toLowerCase();
  });

  describe('given what the module deployed', () => {
    it('finds nothing off', async () => {
      expect(await faults(f.record)).to.deep.equal({});
    });

    it('looks at the code, the roles, the wiring, the people and the numbers', async () => {
      const checks = await verifyDeployment({
        ethers,
        artifacts: hre.artifacts,
        record: f.record,
        parameters: f.record.parameters,
      });

      expect(checks.map(({ name }) => name)).to.include.members([
        'CommonsGovernor: code',
        'TimelockController: holders of EXECUTOR_ROLE',
        'WeightBallots: holders of SEALER_ROLE',
        `deployer ${deployer}: roles`,
        'CommonsGovernor: timelock',
        'ContributorRegistry: founding members',
        'governor.memberQuorumBps',
        'EthicsBoard: all of its powers',
        'board.sunsetAfterSeconds',
      ]);
      expect(checks).to.have.length(84);
    });
  });

  describe('given a role too many', () => {
    it('names the contract in which the deployer kept the administration', async () => {
      const { token } = f.commons;
      const admin = await token.DEFAULT_ADMIN_ROLE();
      await token.connect(f.people.timelock).grantRole(admin, deployer);
      const timelock = f.record.contracts.TimelockController.address.toLowerCase();

      expect(await faults(f.record)).to.deep.equal({
        'CommonsToken: holders of DEFAULT_ADMIN_ROLE': `is ${JSON.stringify([timelock, deployer].sort())}, should be ["${timelock}"]`,
        [`deployer ${deployer}: roles`]: 'is ["DEFAULT_ADMIN_ROLE of CommonsToken"], should be []',
      });
    });

    it('names a second proposer in the timelock', async () => {
      const { timelock } = f.commons;
      const role = await timelock.PROPOSER_ROLE();
      await timelock.connect(f.people.timelock).grantRole(role, f.people.stranger);

      expect(await faults(f.record)).to.have.all.keys('TimelockController: holders of PROPOSER_ROLE');
    });

    it('names a role that nobody knows', async () => {
      const role = ethers.id('BACK_DOOR');
      await f.commons.ballots.connect(f.people.timelock).grantRole(role, f.people.stranger);

      expect(await faults(f.record)).to.have.all.keys(`WeightBallots: holders of role ${role}`);
    });

    it('names a power of the board that it should not have', async () => {
      const { contributors, board } = f.commons;
      const role = await contributors.DATASET_REGISTRY_ROLE();
      await contributors.connect(f.people.timelock).grantRole(role, board);

      const found = await faults(f.record);
      expect(found).to.have.all.keys(
        'ContributorRegistry: holders of DATASET_REGISTRY_ROLE',
        'EthicsBoard: all of its powers',
      );
      expect(found['EthicsBoard: all of its powers']).to.match(/^is .*"DATASET_REGISTRY_ROLE of ContributorRegistry"/);
    });

    it('names a second suspender, and votes that the board should not have', async () => {
      const { datasets, token, board } = f.commons;
      await datasets.connect(f.people.timelock).grantRole(await datasets.SUSPENDER_ROLE(), f.people.stranger);
      await token.connect(f.people.holders[0]).transfer(board, 5n);

      expect(await faults(f.record)).to.have.all.keys(
        'DatasetRegistry: holders of SUSPENDER_ROLE',
        'EthicsBoard: its own votes',
      );
    });

    it('names who was seated on the board before governance took over, and nobody who was elected since', async () => {
      const { contracts, parameters } = f.record;
      const { deployer: by, timelock } = f.people;
      const { board } = f.commons;
      await board.connect(timelock).elect(1n, ethers.id('readers'), 86_400);
      expect(await faults(f.record)).to.deep.equal({});

      const other = await ethers.deployContract(
        'EthicsBoard',
        [
          ...[by, contracts.ContributorRegistry, contracts.CommonsGovernor, contracts.DatasetRegistry].map(
            ({ address }) => address,
          ),
          ...[
            contracts.WeightBallots.address,
            parameters.board.maxSuspensionSeconds,
            parameters.board.sunsetAfterSeconds,
          ],
        ],
        by,
      );
      const record = await replaced(f, 'EthicsBoard', await other.getAddress());
      await other.elect(3n, ethers.id('friends'), 86_400);
      const admin = await other.DEFAULT_ADMIN_ROLE();
      await other.grantRole(admin, timelock);
      await other.renounceRole(admin, by);
      expect((await faults(record))['EthicsBoard: members seated before governance took over']).to.equal(
        'is ["3"], should be []',
      );
    });

    it('says nothing of a role that was given and taken back', async () => {
      const { datasets } = f.commons;
      const admin = await datasets.DEFAULT_ADMIN_ROLE();
      await datasets.connect(f.people.timelock).grantRole(admin, f.people.stranger);
      await datasets.connect(f.people.timelock).revokeRole(admin, f.people.stranger);

      expect(await faults(f.record)).to.deep.equal({});
    });
  });

  describe('given a role too few', () => {
    it('names the board that can no longer veto', async () => {
      const { timelock, board } = f.commons;
      await timelock.connect(f.people.timelock).revokeRole(await timelock.CANCELLER_ROLE(), board);

      expect(await faults(f.record)).to.have.all.keys(
        'TimelockController: holders of CANCELLER_ROLE',
        'EthicsBoard: all of its powers',
      );
    });

    it('names the contract that can no longer end a round', async () => {
      const { ballots, manifest } = f.commons;
      await ballots.connect(f.people.timelock).revokeRole(await ballots.SEALER_ROLE(), manifest);
      const holder = (await manifest.getAddress()).toLowerCase();

      expect(await faults(f.record)).to.deep.equal({
        'WeightBallots: holders of SEALER_ROLE': `is [], should be ["${holder}"]`,
      });
    });
  });

  describe('given another number', () => {
    it('names the parameter and both values', async () => {
      const parameters = structuredClone(f.record.parameters);
      parameters.governor.memberQuorumBps = 2_500;
      parameters.rounds.turnoutBps = 999;

      expect(await faults(f.record, parameters)).to.deep.equal({
        'governor.memberQuorumBps': 'is 2000, should be 2500',
        'rounds.turnoutBps': 'is 1000, should be 999',
      });
    });

    it('names a board whose powers end otherwise', async () => {
      const parameters = structuredClone(f.record.parameters);
      parameters.board.maxSuspensionSeconds -= 1;
      const sunsetAfterSeconds = parameters.board.sunsetAfterSeconds;
      const { board } = f.commons;
      await board.connect(f.people.timelock).setSunset((await board.sunsetAt()) + 7n);

      expect(await faults(f.record, parameters)).to.deep.equal({
        'board.maxSuspensionSeconds': 'is 2592000, should be 2591999',
        'board.sunsetAfterSeconds': `is ${sunsetAfterSeconds + 7}, should be ${sunsetAfterSeconds}`,
      });
    });

    it('names the list of founding members where somebody else was seated', async () => {
      const parameters = structuredClone(f.record.parameters);
      parameters.seats.founders.pop();

      expect(await faults(f.record, parameters)).to.have.all.keys('ContributorRegistry: founding members');
    });

    it('names the list of holders where somebody was given more', async () => {
      const parameters = structuredClone(f.record.parameters);
      const [first] = parameters.token.allocations;
      if (first !== undefined) first.amountWei += 1n;

      expect(await faults(f.record, parameters)).to.have.all.keys('CommonsToken: first holders');
    });
  });

  describe('given other code', () => {
    it('names the contract whose code differs by one byte', async () => {
      const { address } = f.record.contracts.TrainingManifest;
      const code = await ethers.provider.getCode(address);
      await networkHelpers.setCode(address, `${code.slice(0, -2)}${code.endsWith('00') ? '01' : '00'}`);

      expect(await faults(f.record)).to.deep.equal({
        'TrainingManifest: code':
          'is not what this build makes of contracts/TrainingManifest.sol (another version or build profile?)',
      });
    });

    it('names the contract that is not there', async () => {
      const record = await replaced(f, 'ProposalLens', f.people.stranger.address);

      expect(await faults(record)).to.deep.equal({ 'ProposalLens: code': 'there is no code' });
    });
  });

  describe('given the right code with other neighbours', () => {
    it('names the neighbour', async () => {
      const { timelock } = f.people;
      const lens = await ethers.deployContract('ProposalLens', [timelock.address], f.people.deployer);
      const record = await replaced(f, 'ProposalLens', await lens.getAddress());

      expect(await faults(record)).to.deep.equal({
        'ProposalLens: governor': `is ${timelock.address}, should be ${f.record.contracts.CommonsGovernor.address}`,
      });
    });
  });

  describe('given a first block that is not', () => {
    it('says that the contract was not made there', async () => {
      const { contracts } = f.record;
      const record = structuredClone(f.record);
      record.contracts.ProposalLens.firstBlock = contracts.ProposalLens.firstBlock + 1;

      expect(await faults(record)).to.have.all.keys(
        `ProposalLens: made in block ${contracts.ProposalLens.firstBlock + 1}`,
      );
    });
  });
});
