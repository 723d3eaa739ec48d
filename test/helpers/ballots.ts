import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import type { AddressLike, BigNumberish, Signer as AnySigner } from 'ethers';
import { network } from 'hardhat';

import type { DatasetRegistry, WeightBallots } from '../../typechain-types/index.js';

export const { ethers, networkHelpers } = await network.create();

export const DAY = 86_400n;
export const TOKEN = 10n ** 18n;
export const TERMS = ethers.id('terms');
export const ROUND = { roundLengthSeconds: 28n * DAY, maxLevel: 40n, turnoutBps: 1_000n };

export type Signer = HardhatEthersSigner;
/** Points by dataset id, or pairs where the order or a repetition matters. */
export type Points = Record<number, number> | [id: number, points: number][];

/** A ballot's bytes, four a line. Pairs are packed as they come, right or wrong. */
export function pack(points: Points): string {
  const lines = Array.isArray(points) ? points : Object.entries(points).map(([id, n]) => [Number(id), n] as const);
  return `0x${lines.map(([id, n]) => id.toString(16).padStart(6, '0') + n.toString(16).padStart(2, '0')).join('')}`;
}

/** Submits a dataset of its own card and returns its id. */
export async function submit(
  datasets: DatasetRegistry,
  by: AnySigner,
  options: { consentEndsAt?: BigNumberish; access?: bigint; purposes?: bigint } = {},
): Promise<number> {
  const id = Number(await datasets.datasetCount()) + 1;
  await datasets.connect(by).submit({
    cardSha256: ethers.id(`card ${id}`),
    mirrorUri: '',
    licence: ethers.encodeBytes32String(id % 2 === 0 ? 'CC0-1.0' : 'CC-BY-4.0'),
    purposes: options.purposes ?? 15n,
    consentEndsAt: options.consentEndsAt ?? 0,
    access: options.access ?? 0n,
    payee: await by.getAddress(),
    supersedes: 0,
    contributorTermsSha256: TERMS,
  });
  return id;
}

/** The token and the two registries; whoever deploys is governance. */
export async function deployHouses(
  founders: readonly { address: string }[],
  allocations: readonly { account: AddressLike; amount: bigint }[],
) {
  const [governance] = (await ethers.getSigners()) as [Signer];
  const token = await ethers.deployContract('CommonsToken', ['Commons', 'C', governance, allocations, 500]);
  const contributors = await ethers.deployContract('ContributorRegistry', [
    governance,
    365n * DAY,
    founders.map(({ address }) => ({ account: address, profileSha256: ethers.ZeroHash, profileUri: '' })),
  ]);
  const licences = ['CC0-1.0', 'CC-BY-4.0'].map((id) => ethers.encodeBytes32String(id));
  const datasets = await ethers.deployContract('DatasetRegistry', [governance, contributors, 1, TERMS, licences]);
  await contributors.grantRole(await contributors.DATASET_REGISTRY_ROLE(), datasets);
  return { governance, token, contributors, datasets };
}

/** Ballots, whose first round opens at once, and the manifest that ends rounds. */
export async function deployRounds(
  { governance, token, contributors, datasets }: Awaited<ReturnType<typeof deployHouses>>,
  settings = ROUND,
) {
  const ballots = await ethers.deployContract('WeightBallots', [governance, token, contributors, datasets, settings]);
  const manifest = await ethers.deployContract('TrainingManifest', [ballots, datasets]);
  await ballots.grantRole(await ballots.SEALER_ROLE(), manifest);
  return { ballots, manifest };
}

/**
 * A first round of 28 days. In 10^11 of power: ada 3 (400 of 1,000 tokens, and a seat), ben 1.5 (100 tokens and a seat),
 * cleo 1 (a seat), dov 2 (400 tokens, registered nowhere), the wallet ½ (100 tokens; a contract), ines and jun 1 each (the
 * seats that their datasets earned). Datasets 1 to 3 are ines's, 4 to 12 jun's, 13 is ada's; 14, jun's, has consent for
 * ten days; 15 is not included. All but 15 are open for every purpose.
 */
export async function deployBallots() {
  const [governance, ada, ben, cleo, dov, ines, jun, nobody] = (await ethers.getSigners()) as [
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
  ];
  const wallet = await ethers.deployContract('WalletMock');
  const houses = await deployHouses(
    [ada, ben, cleo],
    [
      { account: ada.address, amount: 400n * TOKEN },
      { account: ben.address, amount: 100n * TOKEN },
      { account: dov.address, amount: 400n * TOKEN },
      { account: String(wallet.target), amount: 100n * TOKEN },
    ],
  );
  const { contributors, datasets } = houses;
  for (const person of [ines, jun]) await contributors.connect(person).register(ethers.ZeroHash, '');
  for (let id = 1; id <= 3; id++) await submit(datasets, ines);
  for (let id = 4; id <= 12; id++) await submit(datasets, jun);
  await submit(datasets, ada);
  const consentEndsAt = BigInt(await networkHelpers.time.latest()) + 10n * DAY;
  await submit(datasets, jun, { consentEndsAt });
  await submit(datasets, jun);
  await datasets.include(Array.from({ length: 14 }, (_, index) => index + 1));

  const rounds = await deployRounds(houses);
  const { ballots } = rounds;
  const cast = (voter: AnySigner, points: Points, previous?: Points) =>
    ballots.connect(voter).castBallot(pack(points), previous === undefined ? '0x' : pack(previous));
  const toClose = async (): Promise<void> => {
    await networkHelpers.time.increaseTo(await ballots.closesAt(await ballots.currentRound()));
  };
  const people = { governance, ada, ben, cleo, dov, ines, jun, nobody, wallet };
  return { ...houses, ...rounds, ...people, consentEndsAt, cast, toClose };
}

/** The power at each level of a dataset that has some: level → power. */
export async function levelsOf(ballots: WeightBallots, id: number): Promise<Record<number, bigint>> {
  const [powers] = await ballots.histograms([id]);
  const levels: Record<number, bigint> = {};
  for (const [index, power] of [...(powers ?? [])].entries()) if (power !== 0n) levels[index + 1] = power;
  return levels;
}

export interface SignedBallot {
  roundId: bigint;
  lines: string;
  previousLines: string;
  nonce: bigint;
  deadline: bigint;
}

/** The typed data that a voter signs. */
export async function ballotData(ballots: WeightBallots, message: SignedBallot) {
  const { chainId } = await ethers.provider.getNetwork();
  const domain = { name: 'Commonweight ballots', version: '1', chainId, verifyingContract: String(ballots.target) };
  const types = {
    WeightBallot: [
      { name: 'roundId', type: 'uint16' },
      { name: 'lines', type: 'bytes' },
      { name: 'previousLines', type: 'bytes' },
      { name: 'nonce', type: 'uint256' },
      { name: 'deadline', type: 'uint256' },
    ],
  };
  return { domain, types, message };
}
