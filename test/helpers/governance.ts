import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import type { TypedDataDomain, TypedDataField } from 'ethers';
import { network } from 'hardhat';

import type { CommonsGovernor } from '../../typechain-types/index.js';

export const { ethers, networkHelpers } = await network.create();

export const DAY = 86_400n;
export const UNIT = 10n ** 12n;
export const TOKEN = 10n ** 18n;

export const Support = { against: 0n, for: 1n, abstain: 2n } as const;
export const State = {
  pending: 0n,
  active: 1n,
  canceled: 2n,
  defeated: 3n,
  succeeded: 4n,
  queued: 5n,
  executed: 7n,
} as const;

export const SETTINGS = {
  votingDelaySeconds: DAY,
  votingPeriodSeconds: 7n * DAY,
  proposalThreshold: 10n * TOKEN,
  tokenQuorumBps: 1_000n,
  memberQuorumBps: 5_000n,
  lateQuorumExtensionSeconds: 2n * DAY,
  cooldownSeconds: 6n * DAY,
};
export const TIMELOCK_DELAY = 2n * DAY;

/** What a proposal does and says. */
export type Draft = { targets: string[]; values: bigint[]; calldatas: string[]; description: string };
export type Signer = HardhatEthersSigner;
export type Governance = Awaited<ReturnType<typeof deployGovernance>>;

/**
 * A governor over two houses that tests fill and empty at will. At the start 1,000 tokens and 4 seats, so the quorums are 100
 * tokens and 2 seats:
 *   alice 400 tokens and a seat, bob 50 and a seat, carol and frank a seat each, dave 500 tokens, erin 50, nobody nothing.
 */
export async function deployGovernance() {
  const [deployer, alice, bob, carol, frank, dave, erin, nobody] = (await ethers.getSigners()) as [
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
  ];
  const token = await ethers.deployContract('VotesTokenMock', [false]);
  const seats = await ethers.deployContract('SeatsMock');
  const datasets = await ethers.deployContract('DatasetsMock');
  const target = await ethers.deployContract('TargetMock');
  const timelock = await ethers.deployContract('TimelockController', [TIMELOCK_DELAY, [], [], deployer]);
  const governor = await ethers.deployContract('CommonsGovernor', [
    'Commons',
    token,
    seats,
    datasets,
    timelock,
    SETTINGS,
  ]);
  const lens = await ethers.deployContract('ProposalLens', [governor]);
  for (const role of ['PROPOSER_ROLE', 'CANCELLER_ROLE', 'EXECUTOR_ROLE']) {
    await timelock.grantRole(ethers.id(role), governor);
  }
  await timelock.renounceRole(ethers.ZeroHash, deployer);

  await token.mint(alice, 400n * TOKEN);
  await token.mint(bob, 50n * TOKEN);
  await token.mint(dave, 500n * TOKEN);
  await token.mint(erin, 50n * TOKEN);
  for (const member of [alice, bob, carol, frank]) await seats.seat(member);
  await networkHelpers.time.increase(1);

  const people = { deployer, alice, bob, carol, frank, dave, erin, nobody };
  return { governor, token, seats, datasets, target, timelock, lens, ...people, ...drive(governor) };
}

/** The steps that a proposal goes through, each moving the clock to where it has to be. */
function drive(governor: CommonsGovernor) {
  const idOf = (draft: Draft): Promise<bigint> =>
    governor.hashProposal(draft.targets, draft.values, draft.calldatas, ethers.id(draft.description));

  const propose = async (draft: Draft, proposer?: Signer): Promise<bigint> => {
    const from = proposer === undefined ? governor : governor.connect(proposer);
    await from.propose(draft.targets, draft.values, draft.calldatas, draft.description);
    return idOf(draft);
  };
  const proposeInclusion = async (ids: number[], description: string, proposer?: Signer): Promise<bigint> => {
    const from = proposer === undefined ? governor : governor.connect(proposer);
    await from.proposeInclusion(ids, description);
    return governor.proposalIdAt(await governor.proposalCount());
  };
  const toVote = async (id: bigint): Promise<void> => {
    await networkHelpers.time.increaseTo((await governor.proposalSnapshot(id)) + 1n);
  };
  const toEnd = async (id: bigint): Promise<void> => {
    await networkHelpers.time.increaseTo((await governor.proposalDeadline(id)) + 1n);
  };
  const vote = async (id: bigint, support: bigint, ...voters: Signer[]): Promise<void> => {
    for (const voter of voters) await governor.connect(voter).castVote(id, support);
  };
  const queue = (draft: Draft) =>
    governor.queue(draft.targets, draft.values, draft.calldatas, ethers.id(draft.description));
  const toEta = async (id: bigint): Promise<void> => {
    await networkHelpers.time.increaseTo(await governor.proposalEta(id));
  };
  const execute = (draft: Draft, value = 0n) =>
    governor.execute(draft.targets, draft.values, draft.calldatas, ethers.id(draft.description), { value });

  /** From a proposal that is there to one that can be executed. */
  const carry = async (id: bigint, draft: Draft, ...voters: Signer[]): Promise<void> => {
    await toVote(id);
    await vote(id, Support.for, ...voters);
    await toEnd(id);
    await queue(draft);
    await toEta(id);
  };
  /** All of it, up to the execution's transaction. */
  const pass = async (draft: Draft, proposer: Signer, ...voters: Signer[]) => {
    const id = await propose(draft, proposer);
    await carry(id, draft, ...voters);
    return execute(draft);
  };
  return { idOf, propose, proposeInclusion, toVote, toEnd, vote, queue, toEta, execute, carry, pass };
}

/** One call as a proposal. */
export function callTo(target: { target: unknown }, data: string, description = 'Do it', value = 0n): Draft {
  return { targets: [String(target.target)], values: [value], calldatas: [data], description };
}

/** The draft behind proposeInclusion. */
export function inclusionOf(g: Governance, ids: number[], description: string): Draft {
  return callTo(g.datasets, g.datasets.interface.encodeFunctionData('include', [ids]), description);
}

export type SignedBallot = { proposalId: bigint; support: bigint; voter: string; nonce: bigint; reason: string };

const BALLOT = ['uint256 proposalId', 'uint8 support', 'address voter', 'uint256 nonce'];
const EXTENDED = [...BALLOT, 'string reason', 'bytes params'];
const fields = (list: string[]) => list.map((field) => ({ type: field.split(' ')[0]!, name: field.split(' ')[1]! }));

/** The typed data of a vote: an ExtendedBallot where there is a reason or params, else a Ballot. */
export async function ballotData(
  governor: CommonsGovernor,
  ballot: SignedBallot,
  params?: string,
): Promise<{ domain: TypedDataDomain; types: Record<string, TypedDataField[]>; message: Record<string, unknown> }> {
  const { chainId } = await ethers.provider.getNetwork();
  const domain = { name: 'Commons', version: '1', chainId, verifyingContract: String(governor.target) };
  const { reason, ...plain } = ballot;
  return reason === '' && params === undefined
    ? { domain, types: { Ballot: fields(BALLOT) }, message: plain }
    : { domain, types: { ExtendedBallot: fields(EXTENDED) }, message: { ...plain, reason, params: params ?? '0x' } };
}

export async function signBallot(governor: CommonsGovernor, signer: Signer, ballot: SignedBallot, params?: string) {
  const { domain, types, message } = await ballotData(governor, ballot, params);
  return signer.signTypedData(domain, types, message);
}
