import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { CommonweightError } from '../errors.ts';
import { parseManifest } from '../parseManifest.ts';
import { manifestSchema, type Manifest } from '../schema.ts';
import { readJson, readText } from './readJson.ts';

const purpose = manifestSchema.shape.entries.element.shape.purposes.element;
const pull = z.looseObject({
  format: z.literal('commonweight-pull/1'),
  digest: z.string(),
  purposes: z.array(purpose).nullable(),
  revocationsAsOfBlock: z.int().min(0).nullable(),
  entries: z.array(z.looseObject({ datasetId: z.int(), status: z.string(), reason: z.string().optional() })),
});

/** What a pulled folder says of itself: its manifest, what it was pulled for, and what was revoked when it was. */
export interface Pulled {
  manifest: Manifest;
  purposes: z.infer<typeof purpose>[];
  revoked: { datasetId: number; reason: string }[];
  /** The block as of which the chain was asked for withdrawals; null where it was not. */
  asOfBlock: number | null;
}

/** Reads manifest.json and pull.json of a pulled folder; docs/pulled-folder.md has their form. */
export function readPull(folder: string): Pulled {
  const file = join(folder, 'pull.json');
  if (!existsSync(file)) {
    throw new CommonweightError(`${folder} is no pulled folder, or its pull was never finished: there is no ${file}.`);
  }
  const parsed = pull.safeParse(readJson(file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommonweightError(`${file} is malformed: ${issue?.path.join('.') || 'the file'}: ${issue?.message}.`);
  }
  const manifest = parseManifest(readText(join(folder, 'manifest.json')));
  const { digest, purposes, revocationsAsOfBlock, entries } = parsed.data;
  if (digest !== manifest.digest) {
    throw new CommonweightError(`${folder} was pulled for another manifest than the one that is in it: pull it again.`);
  }
  const incomplete = entries.filter(({ status }) => status === 'incomplete').map(({ datasetId }) => datasetId);
  if (incomplete.length > 0) {
    throw new CommonweightError(
      `The pull is incomplete: files of dataset ${incomplete.join(', ')} are missing. Pull again.`,
    );
  }
  const revoked = entries
    .filter(({ status }) => status === 'revoked')
    .map(({ datasetId, reason = 'for a reason that is not given' }) => ({ datasetId, reason }));
  return { manifest, purposes: purposes ?? [], revoked, asOfBlock: revocationsAsOfBlock };
}
