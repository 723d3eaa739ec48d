import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import type { Card } from '../card/cardSchema.ts';
import { MAX_CARD_BYTES, parseCard } from '../card/parseCard.ts';
import { CommonweightError } from '../errors.ts';
import { hashFile } from '../local/hashFile.ts';
import { listFiles } from '../local/listFiles.ts';
import type { PersonalData } from './findPersonalData.ts';
import { makeDuplicateIndex } from './makeDuplicateIndex.ts';
import { readRecords } from './readRecords.ts';

/** What the chain knows, where it was asked. */
export interface ChainFacts {
  licences: readonly string[];
  /** Every dataset that was ever submitted. */
  datasets: readonly { datasetId: number; cardSha256: string }[];
}

/** What was found. It holds no time, no path of this machine and no personal data, so that everybody who looks gets the same bytes. */
export interface CheckReport {
  format: 'commonweight-check/1';
  cardSha256: string | null;
  ok: boolean;
  /** What has to be mended, one sentence each. */
  errors: string[];
  /** What a curator should look at, one sentence each. */
  warnings: string[];
  /** What was looked at, and what could not be. */
  checked: {
    files: number;
    bytes: number;
    records: number;
    licence: 'allowed' | 'not allowed' | 'not checked';
    /** Datasets that the files were compared with. */
    against: number[];
    notes: string[];
  };
}

const MOST_NAMED = 10;

/** Looks at a dataset before a vote: a card, or a folder with one, and the files beside it as far as they are there. */
export async function checkDataset(options: {
  /** The card, or the folder that has it as `card.json`. */
  path: string;
  /** Where the files are; else beside the card, or in `files/` beside it. */
  files?: string | undefined;
  /** Pulled folders to compare with. */
  against?: readonly string[] | undefined;
  chain?: ChainFacts | undefined;
  say?: (line: string) => void;
}): Promise<CheckReport> {
  const report: CheckReport = {
    format: 'commonweight-check/1',
    cardSha256: null,
    ok: false,
    errors: [],
    warnings: [],
    checked: { files: 0, bytes: 0, records: 0, licence: 'not checked', against: [], notes: [] },
  };
  const { errors, checked } = report;
  const found = await findCard(options.path);
  report.cardSha256 = found.sha256;
  const { card } = found;
  if (card === undefined) errors.push(found.problem);
  else {
    checkLicence(card, options.chain, report);
    const submitted = options.chain?.datasets.find(({ cardSha256 }) => cardSha256 === found.sha256);
    if (submitted !== undefined) report.warnings.push(`This card is dataset ${submitted.datasetId} of the commons.`);
    const folder = options.files ?? (await filesBeside(found.path));
    const others = await readOthers(options.against ?? [], found.sha256, options.say);
    checked.against = others.ids;
    checked.notes.push(...others.notes);
    await checkFiles({ card, cardPath: found.path, folder, others, report, say: options.say });
  }
  if (options.chain === undefined)
    checked.notes.push('No node was asked, so the list of licences is not known (--rpc).');
  if (checked.against.length === 0) checked.notes.push('Nothing was compared with other datasets (--against).');
  report.ok = errors.length === 0;
  return report;
}

async function findCard(
  path: string,
): Promise<{ path: string; sha256: string | null } & ({ card: Card } | { card: undefined; problem: string })> {
  const stats = await lstat(path).catch((cause: unknown) => {
    throw new CommonweightError(`${path} is not there.`, { cause });
  });
  const at = stats.isDirectory() ? join(path, 'card.json') : path;
  const size = (await lstat(at).catch(() => undefined))?.size;
  if (size === undefined) throw new CommonweightError(`${path} has no card.json; "commonweight card" makes one.`);
  if (size > MAX_CARD_BYTES) {
    return {
      path: at,
      sha256: null,
      card: undefined,
      problem: `The card has ${size} bytes; at most ${MAX_CARD_BYTES} are allowed.`,
    };
  }
  const bytes = await readFile(at);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    return { path: at, sha256, card: parseCard(bytes) };
  } catch (error) {
    if (!(error instanceof CommonweightError)) throw error;
    return { path: at, sha256, card: undefined, problem: error.message };
  }
}

async function filesBeside(card: string): Promise<string> {
  const beside = join(dirname(card), 'files');
  const stats = await lstat(beside).catch(() => undefined);
  return stats?.isDirectory() === true ? beside : dirname(card);
}

function checkLicence(card: Card, chain: ChainFacts | undefined, { errors, checked }: CheckReport): void {
  if (chain === undefined) return;
  const stated = [card.license].flat();
  // an address of SPDX's ends with the id, with or without an ending; others are compared as they are
  const idOf = (licence: string): string =>
    /^https?:\/\/spdx\.org\/licenses\/(.+?)(?:\.html|\.json|\/)?$/.exec(licence)?.[1] ?? licence;
  const unlisted = stated.filter((licence) => !chain.licences.includes(idOf(licence)));
  const own = chain.licences.some((licence) => licence.startsWith('LicenseRef-'));
  const unknown = unlisted.filter((licence) => own && !/spdx\.org/.test(licence) && /^https?:/.test(licence));
  checked.licence = unlisted.length === 0 ? 'allowed' : 'not allowed';
  if (unlisted.length > 0 && unknown.length === unlisted.length) {
    checked.licence = 'not checked';
    checked.notes.push(
      `Whether ${unknown.join(', ')} is one of the commons' own licences (LicenseRef) has to be seen by a person.`,
    );
  } else if (unlisted.length > 0) {
    errors.push(`The licence ${unlisted.join(', ')} is not on the list of the commons: ${chain.licences.join(', ')}.`);
  }
}

type Origin = { dataset: number | null; file: string; line: number };

interface Others {
  ids: number[];
  notes: string[];
  files: Map<string, { dataset: number; name: string }>;
  index: ReturnType<typeof makeDuplicateIndex<Origin>>;
}

/** The datasets of pulled folders, by their files' hashes and by what is in them. */
async function readOthers(
  folders: readonly string[],
  self: string | null,
  say: ((line: string) => void) | undefined,
): Promise<Others> {
  const others: Others = { ids: [], notes: [], files: new Map(), index: makeDuplicateIndex<Origin>() };
  for (const folder of folders) {
    const { names } = await listFiles(join(folder, 'datasets'));
    for (const name of names.filter((one) => /^\d+\/card\.json$/.test(one))) {
      const dataset = Number.parseInt(name, 10);
      const { card, sha256 } = await findCard(join(folder, 'datasets', name));
      if (card === undefined || sha256 === self || others.ids.includes(dataset)) continue;
      say?.(`Reading dataset ${dataset} to compare with …`);
      others.ids.push(dataset);
      for (const file of card.distribution) {
        others.files.set(file.sha256, { dataset, name: file.name });
        const path = join(folder, 'datasets', String(dataset), 'files', file.name);
        if (!names.includes(`${dataset}/files/${file.name}`)) {
          others.notes.push(
            `Dataset ${dataset} has not been pulled whole: ${file.name} was compared by its hash alone.`,
          );
          continue;
        }
        for await (const { line, fingerprint } of readRecords({ path, encodingFormat: file.encodingFormat })) {
          others.index.add(fingerprint, { dataset, file: file.name, line });
        }
      }
    }
  }
  others.ids.sort((a, b) => a - b);
  return others;
}

async function checkFiles(options: {
  card: Card;
  cardPath: string;
  folder: string;
  others: Others;
  report: CheckReport;
  say: ((line: string) => void) | undefined;
}): Promise<void> {
  const { card, cardPath, folder, others, report, say } = options;
  const { errors, warnings, checked } = report;
  const personal = new Map<PersonalData, { count: number; places: string[] }>();
  const repeats = new Map<string, { count: number; places: string[] }>();
  const hashes = new Map<string, string>();
  const missing: string[] = [];
  const note = <K>(map: Map<K, { count: number; places: string[] }>, key: K, count: number, place: string): void => {
    const entry = map.get(key) ?? { count: 0, places: [] };
    entry.count += count;
    if (entry.places.length < MOST_NAMED && entry.places.at(-1) !== place) entry.places.push(place);
    map.set(key, entry);
  };

  for (const file of card.distribution.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name, sha256, encodingFormat } = file;
    const twin = hashes.get(sha256);
    if (twin !== undefined) warnings.push(`${name} is the same file as ${twin}.`);
    else hashes.set(sha256, name);
    const elsewhere = others.files.get(sha256);
    if (elsewhere !== undefined) {
      warnings.push(`${name} is in the commons already: it is ${elsewhere.name} of dataset ${elsewhere.dataset}.`);
    }
    const path = join(folder, name);
    if (resolve(path) === resolve(cardPath)) {
      errors.push(`The card lists itself (${name}), which cannot be: no card has its own hash in it.`);
      continue;
    }
    if ((await lstat(path).catch(() => undefined)) === undefined) {
      missing.push(name);
      continue;
    }
    say?.(`Reading ${name} …`);
    try {
      const hashed = await hashFile({ path, name, encodingFormat });
      const size = Number.parseInt(file.contentSize, 10);
      if (hashed.bytes !== size) errors.push(`${name} has ${hashed.bytes} bytes; the card says ${size}.`);
      else if (hashed.sha256 !== sha256) {
        errors.push(`${name} is another file: its SHA-256 is ${hashed.sha256}, the card says ${sha256}.`);
      }
      checked.files += 1;
      checked.bytes += hashed.bytes;
      checked.records += hashed.records;
      const records = readRecords({
        path,
        encodingFormat,
        onPersonalData: (kind, count, line) => note(personal, kind, count, `${name}:${line}`),
      });
      for await (const { line, fingerprint } of records) {
        const repeated = others.index.find(fingerprint);
        if (repeated === undefined) others.index.add(fingerprint, { dataset: null, file: name, line });
        else {
          const { kind, of } = repeated;
          const where = of.dataset === null ? 'this dataset' : `dataset ${of.dataset}`;
          const what = kind === 'exact' ? `the same as one in ${where}` : `nearly the same as one in ${where}`;
          note(repeats, what, 1, `${name}:${line} and ${of.file}:${of.line}`);
        }
      }
    } catch (error) {
      if (!(error instanceof CommonweightError)) throw error;
      errors.push(`${name} cannot be checked: it is no plain file that can be read.`);
    }
  }

  const stated = card.materialExtent?.find(({ unitText }) => unitText === 'records')?.value;
  if (missing.length === 0 && errors.length === 0 && stated !== undefined && stated !== checked.records) {
    errors.push(`The card says ${stated} records; there are ${checked.records}.`);
  }
  if (missing.length > 0) {
    const more = missing.length > MOST_NAMED ? `, and ${missing.length - MOST_NAMED} more` : '';
    checked.notes.push(`Not there, and so not checked: ${missing.slice(0, MOST_NAMED).join(', ')}${more}.`);
  }
  const list = ({ count, places }: { count: number; places: string[] }): string =>
    `${places.join(', ')}${count > places.length ? ', …' : ''}`;
  for (const [kind, entry] of [...personal].sort()) {
    warnings.push(
      `${entry.count} × what looks like ${kind === 'e-mail address' ? 'an' : 'a'} ${kind}: ${list(entry)}.`,
    );
  }
  for (const [what, entry] of [...repeats].sort()) {
    warnings.push(`${entry.count} ${entry.count === 1 ? 'record is' : 'records are'} ${what}: ${list(entry)}.`);
  }
  const passedOver = others.index.passedOver();
  if (passedOver > 0) checked.notes.push(`${passedOver} records were compared for equality, not for likeness.`);
}
