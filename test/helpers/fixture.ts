import type { HardhatEthers, HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import hre from 'hardhat';
import type { NetworkConnection } from 'hardhat/types/network';

import { deployCommons } from '../../scripts/lib/deploy/deployCommons.ts';
import type { DeploymentRecord } from '../../scripts/lib/deploy/record.ts';
import { openCommons } from '../../scripts/lib/life/commons.ts';
import * as datasetSteps from '../../scripts/lib/life/datasets.ts';
import { proposeAny, proposeInclusion } from '../../scripts/lib/life/proposal.ts';
import type { Action, Proposal } from '../../scripts/lib/life/proposal.ts';
import { castBallot, sealOrLapse, waitForClose } from '../../scripts/lib/life/rounds.ts';
import type { Points } from '../../scripts/lib/life/rounds.ts';
import { makeClock, makeMeter } from '../../scripts/lib/life/stage.ts';
import type { Stage } from '../../scripts/lib/life/stage.ts';
import { sha256 } from '../../scripts/lib/units.ts';
import local, { LOCAL_PEOPLE } from '../../scripts/params/local.ts';
import type { CommonsParameters } from '../../scripts/params/types.ts';

/**
 * Who is who. Founders are seated, the first two of them hold tokens too (150,000 and 100,000); holders hold 300,000,
 * 200,000, 150,000 and 100,000 of one million. Contributors and curators are registered and have no seat yet; the relayer,
 * the stranger and the former deployer are nobody.
 */
export interface People {
  deployer: HardhatEthersSigner;
  founders: [ada: HardhatEthersSigner, ben: HardhatEthersSigner, ...others: HardhatEthersSigner[]];
  curators: [noor: HardhatEthersSigner, omar: HardhatEthersSigner];
  contributors: [ines: HardhatEthersSigner, jun: HardhatEthersSigner, kofi: HardhatEthersSigner];
  holders: [lena: HardhatEthersSigner, mira: HardhatEthersSigner, ...others: HardhatEthersSigner[]];
  relayer: HardhatEthersSigner;
  stranger: HardhatEthersSigner;
  /** The timelock itself, for a test that is about what governance may do and not about how it decides. */
  timelock: HardhatEthersSigner;
}

/** A commons to test with, deployed by the module that deploys for real, and the steps of its life. */
export interface Fixture extends Stage {
  ethers: HardhatEthers;
  record: DeploymentRecord;
  people: People;
  /** Submits a dataset of its own card and returns its id. */
  submit(contributor: HardhatEthersSigner, options?: Partial<datasetSteps.SubmissionOptions>): Promise<bigint>;
  /** The first founders vouch, as many as it takes, or those who are named. */
  endorse(datasetId: bigint, seats?: readonly HardhatEthersSigner[]): Promise<void>;
  /** Includes datasets by the timelock's hand, without a vote. */
  include(...datasetIds: bigint[]): Promise<void>;
  /** Submits, endorses and includes, without a vote. */
  bringIn(contributor: HardhatEthersSigner, options?: Partial<datasetSteps.SubmissionOptions>): Promise<bigint>;
  proposeInclusion(
    proposer: HardhatEthersSigner,
    datasetIds: readonly bigint[],
    description?: string,
  ): Promise<Proposal>;
  propose(proposer: HardhatEthersSigner, actions: readonly Action[], description?: string): Promise<Proposal>;
  /** Casts or replaces a ballot in the current round. */
  ballot(voter: HardhatEthersSigner, points: Points): Promise<void>;
  /** Goes to the round's end and seals it, or lets it lapse. */
  endRound(by?: HardhatEthersSigner, pageSize?: bigint): Promise<'sealed' | 'lapsed'>;
}

async function gatherPeople(ethers: HardhatEthers, timelock: HardhatEthersSigner): Promise<People> {
  const signers = await ethers.getSigners();
  const at = (index: number): HardhatEthersSigner => {
    const signer = signers[index];
    if (signer === undefined) throw new RangeError(`the chain has no account ${index}`);
    return signer;
  };
  const { founders, curators, contributors, holders } = LOCAL_PEOPLE;
  return {
    deployer: at(LOCAL_PEOPLE.deployer),
    founders: [at(founders[0]), at(founders[1]), ...founders.slice(2).map(at)],
    curators: [at(curators[0]), at(curators[1])],
    contributors: [at(contributors[0]), at(contributors[1]), at(contributors[2])],
    holders: [at(holders[0]), at(holders[1]), ...holders.slice(2).map(at)],
    relayer: at(LOCAL_PEOPLE.relayer),
    stranger: at(LOCAL_PEOPLE.stranger),
    timelock,
  };
}

/**
 * Deploys a commons in process. Call it from one named function per file, and that through `loadFixture`:
 *
 *     const connection = await network.create();
 *     const fixture = () => deployFixture(connection);
 *     const { people, commons } = await connection.networkHelpers.loadFixture(fixture);
 */
export async function deployFixture(
  connection: NetworkConnection<'l1'>,
  parameters: CommonsParameters = local,
): Promise<Fixture> {
  const { ethers, networkHelpers } = connection;
  const record = await deployCommons({ hre, connection, parameters });
  const commons = await openCommons(ethers, record.contracts);

  const timelock = record.contracts.TimelockController.address;
  await networkHelpers.impersonateAccount(timelock);
  await networkHelpers.setBalance(timelock, 10n ** 20n);
  const people = await gatherPeople(ethers, await ethers.getSigner(timelock));

  const stage: Stage = { commons, clock: makeClock(ethers.provider), meter: makeMeter() };
  for (const [index, person] of [...people.curators, ...people.contributors].entries()) {
    await datasetSteps.register(stage, person, `person-${index}`);
  }

  let cards = 0;
  let proposals = 0;
  const fixture: Fixture = {
    ...stage,
    ethers,
    record,
    people,
    submit: (contributor, options = {}) =>
      datasetSteps.submit(stage, contributor, { cardSha256: sha256(`card ${++cards}`), ...options }),
    endorse: (datasetId, seats = people.founders.slice(0, parameters.datasets.endorsementsRequired)) =>
      datasetSteps.endorse(stage, seats, datasetId),
    async include(...datasetIds) {
      await (await commons.datasets.connect(people.timelock).include(datasetIds)).wait();
    },
    async bringIn(contributor, options) {
      const datasetId = await fixture.submit(contributor, options);
      await fixture.endorse(datasetId);
      await fixture.include(datasetId);
      return datasetId;
    },
    proposeInclusion: (proposer, datasetIds, description = `Proposal ${++proposals}`) =>
      proposeInclusion(stage, proposer, datasetIds, description),
    propose: (proposer, actions, description = `Proposal ${++proposals}`) =>
      proposeAny(stage, proposer, actions, description),
    async ballot(voter, points) {
      await castBallot(stage, voter, points);
    },
    async endRound(by = people.stranger, pageSize = 200n) {
      await waitForClose(stage);
      return sealOrLapse(stage, by, pageSize);
    },
  };
  return fixture;
}
