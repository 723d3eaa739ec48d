import { CommonweightError } from '../errors.ts';
import type { Manifest } from '../schema.ts';
import { withdrawalsSchema } from '../withdrawalsSchema.ts';
import { readJson } from './readJson.ts';

/** Reads a list of withdrawals; what it gives tells which entries of a manifest are on it, if it is of the same commons. */
export function readWithdrawals(file: string): (manifest: Manifest) => { datasetId: number; reason: string }[] {
  const parsed = withdrawalsSchema.safeParse(readJson(file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommonweightError(
      `${file} is no list of withdrawals: ${issue?.path.join('.') || 'the file'}: ${issue?.message}.`,
    );
  }
  const { chainId, registry, withdrawals, suspensions, sinceSeconds } = parsed.data;
  return (manifest) => {
    if (chainId !== manifest.chainId || registry.toLowerCase() !== manifest.contracts.DatasetRegistry.toLowerCase()) {
      throw new CommonweightError(`${file} lists the withdrawals of another commons.`);
    }
    if (sinceSeconds !== null && sinceSeconds > manifest.block.timestampSeconds) {
      throw new CommonweightError(`${file} leaves out what was withdrawn soon after the round was sealed.`);
    }
    const ids = new Set(manifest.entries.map(({ datasetId }) => datasetId));
    const suspended = suspensions.map(({ datasetId }) => ({ datasetId, reason: 'suspended' }));
    return [...withdrawals, ...suspended].filter(({ datasetId }) => ids.has(datasetId));
  };
}
