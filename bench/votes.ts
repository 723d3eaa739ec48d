import type { ContractTransactionResponse, HDNodeWallet } from 'ethers';
import type { NetworkConnection } from 'hardhat/types/network';

import type { CommonsGovernor } from '../typechain-types/index.js';
import type { GasRow } from './lib/gasRow.ts';

type Governors = Awaited<ReturnType<typeof deploy>>;
type Signing = Pick<HDNodeWallet, 'address' | 'signTypedData'>;

const DAY = 86_400n;
const TOKEN = 10n ** 18n;
const BATCH = 40;
const SIMPLE = 'OpenZeppelin Governor, simple counting';
const LATE = 'OpenZeppelin Governor, simple counting and late quorum';
/** 100 bytes, as in the measurements of the peers. */
const describe = (what: string): string => what.padEnd(100, '.');

/**
 * Gas of votes and proposals, each beside OpenZeppelin's governor on the same token. 100 voters with equal tokens and a seat each,
 * of whom two vote one by one and 40 in a batch; the quorum is out of reach of the first two, as it is for most votes.
 */
export async function votes(connection: NetworkConnection<'l1'>): Promise<GasRow[]> {
  const g = await deploy(connection);
  const rows: GasRow[] = [];
  const row = (operation: string, gas: number, baseline?: number, baselineName = ''): void => {
    rows.push({ operation, gas, ...(baseline === undefined ? {} : { baseline, baselineName }) });
  };

  const [ours, simple, late] = [await singles(g, g.governor), await singles(g, g.simple), await singles(g, g.late)];
  const kinds = [
    ['yes/no vote, first of a proposal', 'first'],
    ['yes/no vote, later, tokens and a seat', 'later'],
    ['yes/no vote, later, tokens only', 'tokensOnly'],
    ['vote by signature, alone', 'signed'],
  ] as const;
  for (const [operation, kind] of kinds) {
    row(operation, ours[kind], late[kind], LATE);
    row(operation, ours[kind], simple[kind], SIMPLE);
  }
  row('yes/no vote, later, a seat only', ours.seatOnly);
  row(`vote by signature, each of ${BATCH} in a batch`, await batch(g), simple.signed, SIMPLE);
  row('propose one call', ours.propose, simple.propose, SIMPLE);
  row('propose the inclusion of 1 dataset', await inclusion(g, 9, 1), simple.propose, SIMPLE);
  row('propose the inclusion of 10 datasets', await inclusion(g, 16, 10), simple.propose, SIMPLE);
  row('queue', ours.queue, simple.queue, SIMPLE);
  row('execute', ours.execute, simple.execute, SIMPLE);
  return rows;
}

async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error('the transaction was not mined');
  return Number(receipt.gasUsed);
}

async function deploy({ ethers, networkHelpers }: NetworkConnection<'l1'>) {
  const signers = await ethers.getSigners();
  const [deployer, first, later, tokensOnly, seatOnly, signing] = signers;
  if (!deployer || !first || !later || !tokensOnly || !seatOnly || !signing) throw new Error('too few accounts');
  const root = ethers.HDNodeWallet.fromPhrase('test test test test test test test test test test test junk');
  const wallets: HDNodeWallet[] = Array.from({ length: 95 }, (_, i) => root.deriveChild(1_000 + i));
  const seated = [first, later, seatOnly, signing, ...wallets].map(({ address }) => address);

  const token = await ethers.deployContract('CommonsToken', [
    'Commons',
    'CW',
    deployer,
    [
      ...[...seated.filter((account) => account !== seatOnly.address), tokensOnly.address].map((account) => ({
        account,
        amount: 1_000n * TOKEN,
      })),
      { account: deployer, amount: 100_000n * TOKEN }, // does not vote, so that 4 % are far
    ],
    0,
  ]);
  const founders = seated.map((account) => ({ account, profileSha256: ethers.id(account), profileUri: '' }));
  const contributors = await ethers.deployContract('ContributorRegistry', [deployer, 365n * DAY, founders]);
  const licence = ethers.encodeBytes32String('CC0-1.0');
  const datasets = await ethers.deployContract('DatasetRegistry', [
    deployer,
    contributors,
    2,
    ethers.id('terms'),
    [licence],
  ]);
  const timelock = await ethers.deployContract('TimelockController', [2n * DAY, [], [], deployer]);
  const governor = await ethers.deployContract('CommonsGovernor', [
    'Commons',
    token,
    contributors,
    datasets,
    timelock,
    {
      votingDelaySeconds: DAY,
      votingPeriodSeconds: 7n * DAY,
      proposalThreshold: 0n,
      tokenQuorumBps: 400,
      memberQuorumBps: 2_000,
      lateQuorumExtensionSeconds: 2n * DAY,
      cooldownSeconds: 7n * DAY,
    },
  ]);
  await datasets.grantRole(ethers.id('GOVERNOR_ROLE'), governor);
  const simple = await ethers.deployContract('OzSimple', [token, timelock]);
  const late = await ethers.deployContract('OzSimpleLateQuorum', [token, timelock]);
  for (const one of [governor, simple, late]) {
    for (const role of ['PROPOSER_ROLE', 'CANCELLER_ROLE', 'EXECUTOR_ROLE']) {
      await timelock.grantRole(ethers.id(role), one);
    }
  }
  const target = await ethers.deployContract('TargetMock');

  for (let i = 1; i <= 25; ++i) {
    await datasets.connect(first).submit({
      cardSha256: ethers.id(`card ${i}`),
      mirrorUri: '',
      licence,
      purposes: 15,
      consentEndsAt: 0,
      access: 0,
      payee: first,
      supersedes: 0,
      contributorTermsSha256: ethers.id('terms'),
    });
    for (const seat of [later, seatOnly]) await datasets.connect(seat).endorse(i, ethers.id('review'));
  }
  await networkHelpers.time.increase(DAY);
  const people = { deployer, first, later, tokensOnly, seatOnly, signing, wallets };
  return { ethers, networkHelpers, governor, simple, late, target, ...people };
}

/**
 * One proposal from making to execution, with votes cast one by one. OpenZeppelin's governors are taken for ours: in what is called
 * here their functions are the same.
 */
async function singles(g: Governors, contract: Governors['governor'] | Governors['simple']) {
  const governor = contract as Governors['governor'];
  const targets = [String(g.target.target)];
  const calldatas = [g.target.interface.encodeFunctionData('set', [1])];
  const propose = (what: string) => governor.connect(g.first).propose(targets, [0n], calldatas, describe(what));
  const hash = g.ethers.id(describe('measured'));

  await propose('the very first');
  const gas = { propose: await gasOf(propose('measured')) };
  const id = await governor.hashProposal(targets, [0n], calldatas, hash);
  await g.networkHelpers.time.increaseTo((await governor.proposalSnapshot(id)) + 1n);

  const first = await gasOf(governor.connect(g.first).castVote(id, 1));
  const later = await gasOf(governor.connect(g.later).castVote(id, 1));
  const tokensOnly = await gasOf(governor.connect(g.tokensOnly).castVote(id, 1));
  const seatOnly = await gasOf(governor.connect(g.seatOnly).castVote(id, 1));
  const signed = await gasOf(castSigned(g, governor, g.signing, id));
  for (const voter of g.wallets.slice(0, BATCH)) await castSigned(g, governor, voter, id);

  await g.networkHelpers.time.increaseTo((await governor.proposalDeadline(id)) + 1n);
  const queue = await gasOf(governor.queue(targets, [0n], calldatas, hash));
  await g.networkHelpers.time.increaseTo(await governor.proposalEta(id));
  const execute = await gasOf(governor.execute(targets, [0n], calldatas, hash));
  return { ...gas, first, later, tokensOnly, seatOnly, signed, queue, execute };
}

/** The gas of each vote in a relayed batch, in which nobody has voted before but one. */
async function batch(g: Governors): Promise<number> {
  const id = await proposeDatasets(g, [1]);
  await g.networkHelpers.time.increaseTo((await g.governor.proposalSnapshot(id)) + 1n);
  await g.governor.connect(g.first).castVote(id, 1);
  const signed = [];
  for (const voter of g.wallets.slice(0, BATCH)) {
    const signature = await sign(g.governor, voter, id);
    signed.push({ proposalId: id, voter: voter.address, support: 1, reason: '', signature });
  }
  return Math.round((await gasOf(g.governor.castVotesBySig(signed))) / BATCH);
}

/** Datasets that nobody put up before. */
async function inclusion(g: Governors, fromId: number, datasets: number): Promise<number> {
  const ids = Array.from({ length: datasets }, (_, i) => fromId + i);
  return gasOf(g.governor.connect(g.first).proposeInclusion(ids, describe(`inclusion of ${datasets} from ${fromId}`)));
}

async function proposeDatasets(g: Governors, ids: number[]): Promise<bigint> {
  await g.governor.proposeInclusion(ids, describe(`inclusion of ${ids.join()}`));
  return g.governor.proposalIdAt(await g.governor.proposalCount());
}

async function castSigned(g: Governors, governor: CommonsGovernor, voter: Signing, id: bigint) {
  return governor.connect(g.deployer).castVoteBySig(id, 1, voter.address, await sign(governor, voter, id));
}

async function sign(governor: CommonsGovernor, voter: Signing, proposalId: bigint): Promise<string> {
  const { name, version, chainId, verifyingContract } = await governor.eip712Domain();
  const types = {
    Ballot: [
      { name: 'proposalId', type: 'uint256' },
      { name: 'support', type: 'uint8' },
      { name: 'voter', type: 'address' },
      { name: 'nonce', type: 'uint256' },
    ],
  };
  const message = { proposalId, support: 1, voter: voter.address, nonce: await governor.nonces(voter.address) };
  return voter.signTypedData({ name, version, chainId, verifyingContract }, types, message);
}
