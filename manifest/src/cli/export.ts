import { dirname } from 'node:path';

import { buildManifest } from '../buildManifest.ts';
import { CommonweightError } from '../errors.ts';
import { formats } from '../export/formats.ts';
import { mixture } from '../export/mixture.ts';
import { trainable } from '../export/trainable.ts';
import type { ExportOptions, Purpose, Unit } from '../export/types.ts';
import { parseManifest } from '../parseManifest.ts';
import { readDecisions } from '../readDecisions.ts';
import { revokedEntries } from '../revokedEntries.ts';
import { connect, type CommonOptions } from './connect.ts';
import type { Outcome, Progress } from './Outcome.ts';
import { readCards } from './readCards.ts';
import { readText } from './readJson.ts';
import { readPull } from './readPull.ts';
import { readWithdrawals } from './readWithdrawals.ts';
import { writeFiles } from './writeFiles.ts';

export interface ExportCommandOptions extends CommonOptions {
  format: string;
  /** A pulled folder: manifest, cards, purposes and revocations from there. */
  pulled?: string;
  manifest?: string;
  round?: number;
  cards?: string;
  withdrawals?: string;
  purpose?: Purpose[];
  unit: Unit;
  folder?: string;
  out?: string;
  force?: boolean;
  json?: boolean;
}

type Given = Pick<ExportOptions, 'manifest'> & {
  revoked: { datasetId: number; reason: string }[];
  purposes: Purpose[];
};

/** Where the manifest comes from: a pulled folder, a file, or the chain. */
async function readManifest(options: ExportCommandOptions, progress: Progress): Promise<Given> {
  if (options.pulled !== undefined && options.manifest !== undefined) {
    throw new CommonweightError('Name a pulled folder or a manifest file, not both.');
  }
  const unknown = 'Withdrawals after the sealing were not looked for; --withdrawals takes the list of them.';
  const listed = options.withdrawals === undefined ? undefined : readWithdrawals(options.withdrawals);
  if (options.pulled !== undefined) {
    const { manifest, purposes, revoked, asOfBlock } = readPull(options.pulled);
    if (listed === undefined) {
      progress(
        asOfBlock === null ? unknown : `Withdrawals are those of block ${asOfBlock}, when the folder was pulled.`,
      );
    }
    return { manifest, purposes, revoked: [...revoked, ...(listed?.(manifest) ?? [])] };
  }
  if (options.manifest !== undefined) {
    const manifest = parseManifest(readText(options.manifest));
    if (listed === undefined) progress(unknown);
    return { manifest, purposes: [], revoked: listed?.(manifest) ?? [] };
  }
  const connection = await connect(options);
  progress(`Reading the chain up to block ${connection.blockNumber} …`);
  const read = await readDecisions({ ...connection, roundId: options.round });
  const { manifest } = buildManifest(read);
  const revoked = revokedEntries({ manifest, history: read.history, nowSeconds: connection.blockSeconds });
  return { manifest, purposes: [], revoked };
}

/** Turns a round's shares into the files that a trainer's framework reads. */
export async function exportMixture(
  options: ExportCommandOptions,
  progress: Progress,
): Promise<Outcome & { exact: boolean }> {
  const format = formats.find(({ id }) => id === options.format);
  if (format === undefined) {
    throw new CommonweightError(
      `There is no format ${options.format}. There are: ${formats.map(({ id }) => id).join(', ')}.`,
    );
  }
  const { manifest, revoked, purposes } = await readManifest(options, progress);
  const from =
    options.cards ?? options.pulled ?? (options.manifest === undefined ? undefined : dirname(options.manifest));
  const given = {
    manifest,
    revoked,
    purposes: [...new Set([...purposes, ...(options.purpose ?? [])])],
    cards: from === undefined ? new Map<string, never>() : readCards({ folder: from, manifest }),
    unit: options.unit,
    ...(options.folder === undefined ? {} : { folder: options.folder }),
  };
  const files = format.export(given);
  const { notes } = (format.trains ? trainable : mixture)(given);
  for (const note of notes) progress(note);

  const [first] = files;
  if (options.out === undefined) {
    if (files.length > 1) {
      throw new CommonweightError(
        `${format.title} takes ${files.length} files (${files.map(({ path }) => path).join(', ')}): say where with --out <folder>.`,
      );
    }
    return {
      json: { format: format.id, notes, files },
      text: first?.text ?? '',
      ok: true,
      exact: options.json !== true,
    };
  }
  const written = writeFiles({ out: options.out, files, force: options.force });
  return {
    json: { format: format.id, round: manifest.round.id, unit: options.unit, notes, files: written },
    text: written.join('\n'),
    ok: true,
    exact: false,
  };
}
