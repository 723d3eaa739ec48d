import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { CommonsParameters } from '../../params/types.ts';
import { DeployError } from './DeployError.ts';

/** The contracts of a commons, in the order of their deployment. */
export const CONTRACT_NAMES = [
  'CommonsToken',
  'ContributorRegistry',
  'DatasetRegistry',
  'TimelockController',
  'CommonsGovernor',
  'ProposalLens',
  'WeightBallots',
  'TrainingManifest',
  'EthicsBoard',
] as const;

export type ContractName = (typeof CONTRACT_NAMES)[number];

/** What a finished deployment leaves behind for everybody who wants to find the commons. */
export interface DeploymentRecord {
  chainId: number;
  contracts: Record<ContractName, { address: string; firstBlock: number }>;
  parameters: CommonsParameters;
}

/** The project's own directory, wherever a script is called from. */
export const PROJECT_ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export const recordFile = (chainId: number, directory = join(PROJECT_ROOT, 'deployments')): string =>
  join(directory, `${chainId}.json`);

/** Amounts are whole numbers too large for JSON's own: they are kept as decimal text, under names that end in Wei. */
const toJson = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
const fromJson = (key: string, value: unknown): unknown =>
  key.endsWith('Wei') && typeof value === 'string' ? BigInt(value) : value;

/** The record as its file has it, in values that JSON knows. */
export const recordAsJson = (record: DeploymentRecord): unknown => JSON.parse(JSON.stringify(record, toJson));

export function writeRecord(file: string, record: DeploymentRecord): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(record, toJson, 2)}\n`);
}

export function readRecord(file: string): DeploymentRecord {
  if (!existsSync(file)) throw new DeployError(`There is no ${file}: nothing was deployed to this chain from here.`);
  const record = JSON.parse(readFileSync(file, 'utf8'), fromJson) as DeploymentRecord;
  const missing = CONTRACT_NAMES.filter((name) => record.contracts?.[name] === undefined);
  if (missing.length > 0) throw new DeployError(`${file} does not say where ${missing.join(', ')} is.`);
  return record;
}
