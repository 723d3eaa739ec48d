import type { HardhatEthers } from '@nomicfoundation/hardhat-ethers/types';
import { decodeBytes32String, EventLog } from 'ethers';
import type { BaseContract, Provider } from 'ethers';
import type { ArtifactManager } from 'hardhat/types/artifacts';

import type { CommonsParameters } from '../../params/types.ts';
import { openCommons } from '../life/commons.ts';
import type { Commons } from '../life/commons.ts';
import { compare, compareCode } from './checks.ts';
import type { Check } from './checks.ts';
import { CONTRACT_NAMES } from './record.ts';
import type { ContractName, DeploymentRecord } from './record.ts';
import { expectedHolders, rolesFromEvents } from './roles.ts';

export interface VerifyOptions {
  ethers: HardhatEthers;
  artifacts: ArtifactManager;
  record: DeploymentRecord;
  /** What every number should be. */
  parameters: CommonsParameters;
}

/** The account that made a contract, as its block tells. */
async function creatorOf(provider: Provider, address: string, block: number): Promise<string | undefined> {
  const full = await provider.getBlock(block, true);
  for (const transaction of full?.prefetchedTransactions ?? []) {
    if (transaction.to !== null) continue;
    const receipt = await provider.getTransactionReceipt(transaction.hash);
    if (receipt?.contractAddress?.toLowerCase() === address.toLowerCase()) return transaction.from;
  }
  return undefined;
}

/** The arguments of a contract's events of one name in its first block: what its constructor told. */
async function toldAtFirst(contract: BaseContract, event: string, block: number): Promise<unknown[][]> {
  const events = await contract.queryFilter(event, block, block);
  return events.flatMap((log) => (log instanceof EventLog ? [log.args.toArray()] : []));
}

async function codeChecks({ ethers, artifacts, record }: VerifyOptions): Promise<Check[]> {
  const checks: Check[] = [];
  for (const name of CONTRACT_NAMES) {
    const code = await ethers.provider.getCode(record.contracts[name].address);
    checks.push(compareCode(`${name}: code`, code, await artifacts.readArtifact(name)));
  }
  return checks;
}

/** Every role of every contract and who holds it, from the events alone; and what is left to the deployer. */
async function roleChecks({ ethers, record }: VerifyOptions, commons: Commons): Promise<Check[]> {
  const { provider } = ethers;
  const { contracts, parameters } = record;
  const checks: Check[] = [];
  const deployers = new Set<string>();
  const stillHeld: string[] = [];
  const rolesOf = new Map<ContractName, Map<string, string[]>>();

  for (const name of CONTRACT_NAMES) {
    const { address, firstBlock } = contracts[name];
    const creator = await creatorOf(provider, address, firstBlock);
    const made = `${name}: made in block ${firstBlock}`;
    checks.push(creator === undefined ? { name: made, fault: 'it was not' } : { name: made });
    if (creator !== undefined) deployers.add(creator.toLowerCase());

    const { holders, changedAdmins } = await rolesFromEvents(provider, address, firstBlock);
    const expected = expectedHolders(name, contracts);
    rolesOf.set(name, holders);
    for (const role of new Set([...expected.keys(), ...holders.keys()])) {
      checks.push(compare(`${name}: holders of ${role}`, holders.get(role) ?? [], expected.get(role) ?? []));
    }
    checks.push(compare(`${name}: roles with an administration of their own`, changedAdmins, []));
  }
  checks.push(...(await boardChecks(record, commons, rolesOf, deployers)));

  const allocated = new Map(
    parameters.token.allocations.map(({ account, amountWei }) => [account.toLowerCase(), amountWei]),
  );
  const founders = new Set(parameters.seats.founders.map(({ account }) => account.toLowerCase()));
  for (const deployer of deployers) {
    for (const [name, roles] of rolesOf) {
      for (const [role, holders] of roles) if (holders.includes(deployer)) stillHeld.push(`${role} of ${name}`);
    }
    checks.push(compare(`deployer ${deployer}: roles`, stillHeld, []));
    if (!founders.has(deployer)) {
      checks.push(compare(`deployer ${deployer}: seats`, await commons.contributors.getVotes(deployer), 0n));
    }
    if (!allocated.has(deployer)) {
      checks.push(compare(`deployer ${deployer}: token votes`, await commons.token.getVotes(deployer), 0n));
    }
  }
  return checks;
}

/** What the board may do, and that nobody sits on it whom no vote elected. */
async function boardChecks(
  { contracts }: DeploymentRecord,
  { token, contributors, board }: Commons,
  rolesOf: ReadonlyMap<ContractName, Map<string, string[]>>,
  deployers: ReadonlySet<string>,
): Promise<Check[]> {
  const { address, firstBlock } = contracts.EthicsBoard;
  const held = [...rolesOf].flatMap(([name, roles]) =>
    [...roles].flatMap(([role, holders]) => (holders.includes(address.toLowerCase()) ? [`${role} of ${name}`] : [])),
  );
  const steppedBack = await board.queryFilter(board.filters.RoleRevoked(await board.DEFAULT_ADMIN_ROLE()), firstBlock);
  const until = Math.max(
    firstBlock,
    ...steppedBack.flatMap(({ args, blockNumber }) => (deployers.has(args.account.toLowerCase()) ? [blockNumber] : [])),
  );
  const seated = await board.queryFilter(board.filters.MemberElected(), firstBlock, until);
  return [
    compare('EthicsBoard: all of its powers', held.sort(), [
      'CANCELLER_ROLE of TimelockController',
      'SUSPENDER_ROLE of DatasetRegistry',
    ]),
    compare(
      'EthicsBoard: its own votes',
      [await token.getVotes(address), await contributors.getVotes(address)],
      [0n, 0n],
    ),
    compare(
      'EthicsBoard: members seated before governance took over',
      seated.map(({ args }) => args.personId),
      [],
    ),
  ];
}

async function wiringChecks({ record: { contracts } }: VerifyOptions, commons: Commons): Promise<Check[]> {
  const { datasets, governor, lens, ballots, manifest, board } = commons;
  const at = (name: ContractName): string => contracts[name].address;
  return [
    compare('DatasetRegistry: contributors', await datasets.contributors(), at('ContributorRegistry')),
    compare('CommonsGovernor: token', await governor.token(), at('CommonsToken')),
    compare('CommonsGovernor: contributors', await governor.contributors(), at('ContributorRegistry')),
    compare('CommonsGovernor: datasets', await governor.datasets(), at('DatasetRegistry')),
    compare('CommonsGovernor: timelock', await governor.timelock(), at('TimelockController')),
    compare('ProposalLens: governor', await lens.governor(), at('CommonsGovernor')),
    compare('WeightBallots: token', await ballots.token(), at('CommonsToken')),
    compare('WeightBallots: contributors', await ballots.contributors(), at('ContributorRegistry')),
    compare('WeightBallots: datasets', await ballots.datasets(), at('DatasetRegistry')),
    compare('TrainingManifest: ballots', await manifest.ballots(), at('WeightBallots')),
    compare('TrainingManifest: datasets', await manifest.datasets(), at('DatasetRegistry')),
    compare('EthicsBoard: contributors', await board.contributors(), at('ContributorRegistry')),
    compare('EthicsBoard: governor', await board.governor(), at('CommonsGovernor')),
    compare('EthicsBoard: datasets', await board.datasets(), at('DatasetRegistry')),
    compare('EthicsBoard: ballots', await board.ballots(), at('WeightBallots')),
  ];
}

async function peopleChecks({ record, parameters }: VerifyOptions, commons: Commons): Promise<Check[]> {
  const { token, contributors } = commons;
  const minted = (await toldAtFirst(token, 'Transfer', record.contracts.CommonsToken.firstBlock)).map(
    ([, to, amount]) => [to, amount],
  );
  const seated = await toldAtFirst(contributors, 'PersonRegistered', record.contracts.ContributorRegistry.firstBlock);
  return [
    compare(
      'CommonsToken: first holders',
      minted,
      parameters.token.allocations.map(({ account, amountWei }) => [account, amountWei]),
    ),
    compare(
      'ContributorRegistry: founding members',
      seated,
      parameters.seats.founders.map(({ account, profileSha256, profileUri }, index) => [
        BigInt(index + 1),
        account,
        profileSha256,
        profileUri,
      ]),
    ),
  ];
}

async function numberChecks({ ethers, record, parameters }: VerifyOptions, commons: Commons): Promise<Check[]> {
  const { token, contributors, datasets, timelock, governor, ballots, board } = commons;
  const { governor: votes, rounds } = parameters;
  const boardMade = await ethers.provider.getBlock(record.contracts.EthicsBoard.firstBlock);
  const settings = await governor.settings();
  const roundSettings = await ballots.roundSettings();
  const allowed = (await datasets.licences(0n, 1_000n)).filter((licence) => licence.allowed);
  return [
    compare('token.name', await token.name(), parameters.token.name),
    compare('token.symbol', await token.symbol(), parameters.token.symbol),
    compare('token.mintCapBpsPerYear', await token.mintCapBpsPerYear(), parameters.token.mintCapBpsPerYear),
    compare('seats.termSeconds', await contributors.seatTermSeconds(), parameters.seats.termSeconds),
    compare(
      'datasets.endorsementsRequired',
      await datasets.endorsementsRequired(),
      parameters.datasets.endorsementsRequired,
    ),
    compare(
      'datasets.contributorTermsSha256',
      await datasets.contributorTermsSha256(),
      parameters.datasets.contributorTermsSha256,
    ),
    compare(
      'datasets.licencesSpdx',
      allowed.map(({ spdxId }) => decodeBytes32String(spdxId)),
      parameters.datasets.licencesSpdx,
    ),
    compare('timelock.minDelaySeconds', await timelock.getMinDelay(), parameters.timelock.minDelaySeconds),
    compare('governor.name', await governor.name(), votes.name),
    compare('governor.votingDelaySeconds', settings.votingDelaySeconds, votes.votingDelaySeconds),
    compare('governor.votingPeriodSeconds', settings.votingPeriodSeconds, votes.votingPeriodSeconds),
    compare('governor.proposalThresholdWei', settings.proposalThreshold, votes.proposalThresholdWei),
    compare('governor.tokenQuorumBps', settings.tokenQuorumBps, votes.tokenQuorumBps),
    compare('governor.memberQuorumBps', settings.memberQuorumBps, votes.memberQuorumBps),
    compare(
      'governor.lateQuorumExtensionSeconds',
      settings.lateQuorumExtensionSeconds,
      votes.lateQuorumExtensionSeconds,
    ),
    compare('governor.cooldownSeconds', settings.cooldownSeconds, votes.cooldownSeconds),
    compare('rounds.roundLengthSeconds', roundSettings.roundLengthSeconds, rounds.roundLengthSeconds),
    compare('rounds.maxLevelPoints', roundSettings.maxLevel, rounds.maxLevelPoints),
    compare('rounds.turnoutBps', roundSettings.turnoutBps, rounds.turnoutBps),
    compare('board.maxSuspensionSeconds', await board.maxSuspensionSeconds(), parameters.board.maxSuspensionSeconds),
    compare(
      'board.sunsetAfterSeconds',
      Number(await board.sunsetAt()) - (boardMade?.timestamp ?? 0),
      parameters.board.sunsetAfterSeconds,
    ),
  ];
}

/** Holds a deployment against the build, the one table of roles and the parameters, from the chain alone. */
export async function verifyDeployment(options: VerifyOptions): Promise<Check[]> {
  const code = await codeChecks(options);
  // What has no code, or other code, cannot be asked anything.
  if (code.some(({ fault }) => fault !== undefined)) return code;

  const commons = await openCommons(options.ethers, options.record.contracts);
  return [
    ...code,
    ...(await roleChecks(options, commons)),
    ...(await wiringChecks(options, commons)),
    ...(await peopleChecks(options, commons)),
    ...(await numberChecks(options, commons)),
  ];
}
