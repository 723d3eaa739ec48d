import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { network } from 'hardhat';

import type { ContributorRegistry, DatasetRegistry } from '../../typechain-types/index.js';

export const { ethers, networkHelpers } = await network.create();

export type Signer = HardhatEthersSigner;
export type People = Awaited<ReturnType<typeof deployPeople>>;
export type Ground = Awaited<ReturnType<typeof deployRegistries>>;

export const DAY = 86_400n;
export const TERM = 365n * DAY;
export const ADMIN = ethers.ZeroHash;
export const DATASETS_ROLE = ethers.id('DATASET_REGISTRY_ROLE');
export const PROFILE = ethers.id('profile');
export const TERMS = ethers.id('contributor terms');
export const REVIEW = ethers.id('review');
export const REASON = ethers.id('reason');
export const CC0 = ethers.encodeBytes32String('CC0-1.0');
export const MIT = ethers.encodeBytes32String('MIT');
export const Seat = { none: 0n, held: 1n, retired: 2n, resigned: 3n, revoked: 4n } as const;
export const Status = { none: 0n, submitted: 1n, included: 2n, removed: 3n, superseded: 4n, withdrawn: 5n } as const;

export const latest = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());

/** Sets the second of the next block, some seconds on, and returns it. */
export async function nextSecond(inSeconds = 10n): Promise<bigint> {
  const at = (await latest()) + inSeconds;
  await networkHelpers.time.setNextBlockTimestamp(at);
  return at;
}

/**
 * The people alone: ada (person 1) and ben (2) founded the commons and are seated; cleo (3) is registered; dora and emil are
 * nobody yet. The admin also stands in for the dataset registry.
 */
export async function deployPeople() {
  const [admin, ada, ben, cleo, dora, emil] = (await ethers.getSigners()) as [
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
  ];
  const founders = [ada, ben].map((founder) => ({
    account: founder.address,
    profileSha256: PROFILE,
    profileUri: 'ipfs://founder',
  }));
  const registry = await ethers.deployContract('ContributorRegistry', [admin, TERM, founders]);
  await registry.grantRole(DATASETS_ROLE, admin);
  await registry.connect(cleo).register(PROFILE, 'ipfs://cleo');
  return { registry, admin, ada, ben, cleo, dora, emil };
}

/** The people with the datasets' registry: two endorsements asked for, CC0 and MIT allowed. */
export async function deployRegistries() {
  const people = await deployPeople();
  const datasets = await ethers.deployContract('DatasetRegistry', [
    people.admin,
    people.registry,
    2,
    TERMS,
    [CC0, MIT],
  ]);
  await people.registry.grantRole(DATASETS_ROLE, datasets);
  await people.registry.connect(people.dora).register(PROFILE, '');
  return { ...people, datasets };
}

/** What `submit` takes, in plain values. */
export type Submission = {
  cardSha256: string;
  mirrorUri: string;
  licence: string;
  purposes: bigint;
  consentEndsAt: bigint;
  access: bigint;
  payee: string;
  supersedes: bigint;
  contributorTermsSha256: string;
};

let cards = 0;

/** A sound submission, each of another card. */
export function submission(payee: Signer, changes: Partial<Submission> = {}): Submission {
  cards += 1;
  return {
    cardSha256: ethers.id(`card ${cards}`),
    mirrorUri: 'ipfs://card',
    licence: CC0,
    purposes: 3n,
    consentEndsAt: 0n,
    access: 0n,
    payee: payee.address,
    supersedes: 0n,
    contributorTermsSha256: TERMS,
    ...changes,
  };
}

/** Submits a dataset and returns its id. */
export async function submit(g: Ground, by: Signer, changes: Partial<Submission> = {}): Promise<bigint> {
  await g.datasets.connect(by).submit(submission(by, changes));
  return g.datasets.datasetCount();
}

/** Submits a dataset, includes it without endorsements, and returns its id. */
export async function bringIn(g: Ground, by: Signer, changes: Partial<Submission> = {}): Promise<bigint> {
  const id = await submit(g, by, changes);
  await g.datasets.include([id]);
  return id;
}

/** Typed data of the registries' signed actions. */
export async function typedData(
  contract: ContributorRegistry | DatasetRegistry,
  primary: string,
  members: string,
  message: Record<string, unknown>,
) {
  const { name, version, chainId, verifyingContract } = await contract.eip712Domain();
  const fields = members.split(',').map((line) => ({ type: line.split(' ')[0]!, name: line.split(' ')[1]! }));
  return { domain: { name, version, chainId, verifyingContract }, types: { [primary]: fields }, message };
}

export type TypedData = Awaited<ReturnType<typeof typedData>>;

export const signData = (signer: Signer, { domain, types, message }: TypedData): Promise<string> =>
  signer.signTypedData(domain, types, message);

/** An account with code that answers for the signatures it was made to know, and can do a call. */
export async function deployWallet() {
  const wallet = await ethers.deployContract('WalletMock');
  const address = String(wallet.target);
  const know = ({ domain, types, message }: TypedData) =>
    wallet.know(ethers.TypedDataEncoder.hash(domain, types, message));
  const call = (target: { target: unknown }, data: string) => wallet.batch([String(target.target)], [data]);
  return { address, know, call };
}

/** Typed data of a move of the account; its signer is the new one. */
export async function moveData(registry: ContributorRegistry, personId: bigint, newAccount: string, deadline: bigint) {
  const nonce = await registry.nonces(newAccount);
  const message = { personId, newAccount, nonce, deadline };
  return typedData(
    registry,
    'MoveAccount',
    'uint32 personId,address newAccount,uint256 nonce,uint256 deadline',
    message,
  );
}

/** Moves a person from her account to another, with both consents. */
export async function move(registry: ContributorRegistry, from: Signer, to: Signer) {
  const deadline = (await latest()) + DAY;
  const signature = await signData(to, await moveData(registry, await registry.personOf(from), to.address, deadline));
  return registry.connect(from).moveAccount(to, deadline, signature);
}
