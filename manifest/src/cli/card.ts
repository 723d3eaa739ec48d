import { lstatSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';

import { makeCard } from '../card/makeCard.ts';
import { CommonweightError } from '../errors.ts';
import { hashFile, type HashedFile } from '../local/hashFile.ts';
import { listFiles } from '../local/listFiles.ts';
import { inParallel } from '../pull/inParallel.ts';
import { showBytes } from '../pull/showProgress.ts';
import type { Outcome, Progress } from './Outcome.ts';

export interface CardCommandOptions {
  name: string;
  description: string;
  url: string;
  license: readonly string[];
  creator: string;
  organization?: boolean;
  /** ISO 8601, a day. */
  date: string;
  language?: readonly string[];
  keyword?: readonly string[];
  datasetVersion?: string;
  /** Where the files can be had: their names follow it. */
  base?: string;
  tokens?: number;
  tokenizer?: string;
  out?: string;
}

/** Makes a card from the files of a folder. */
export async function card(
  folder: string,
  options: CardCommandOptions,
  progress: Progress,
): Promise<Outcome & { exact: boolean }> {
  const { tokens, tokenizer } = options;
  if ((tokens === undefined) !== (tokenizer === undefined)) {
    throw new CommonweightError(
      'A number of tokens means nothing without its tokenizer: give --tokens and --tokenizer.',
    );
  }
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new CommonweightError(`${folder} is no folder.`);
  }
  const { names, passedOver } = await listFiles(folder);
  // a card that is made anew does not list the old one
  const own = options.out === undefined ? undefined : relative(resolve(folder), resolve(options.out));
  const listed = names.filter((name) => name !== own);
  if (passedOver.length > 0) progress(`Passed over, since hidden or no plain file: ${passedOver.join(', ')}.`);
  if (listed.length === 0) throw new CommonweightError(`There is no file in ${folder}.`);

  const files: HashedFile[] = [];
  await inParallel(listed, 2, async (name) => {
    files.push(await hashFile({ path: resolve(folder, name), name }));
  });
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const records = files.reduce((sum, file) => sum + file.records, 0);
  const base = options.base === undefined ? '' : options.base.replace(/\/?$/, '/');
  const made = await makeCard({
    facts: {
      name: options.name,
      description: options.description,
      url: options.url,
      license: oneOrAll(options.license.map(licenceAddress)),
      creator: { '@type': options.organization === true ? 'sc:Organization' : 'sc:Person', name: options.creator },
      datePublished: options.date,
      ...(options.language === undefined ? {} : { inLanguage: oneOrAll(options.language) }),
      ...(options.keyword === undefined ? {} : { keywords: [...options.keyword] }),
      ...(options.datasetVersion === undefined ? {} : { version: options.datasetVersion }),
    },
    files: files.map((file) => ({
      ...file,
      contentUrl: base + file.name.split('/').map(encodeURIComponent).join('/'),
    })),
    extent: {
      records,
      tokens: tokens === undefined || tokenizer === undefined ? undefined : { count: tokens, tokenizer },
    },
  });
  if (options.out === undefined) return { json: made.card, text: made.text, ok: true, exact: true };

  try {
    writeFileSync(options.out, made.text);
  } catch (cause) {
    throw new CommonweightError(`The file ${options.out} cannot be written.`, { cause });
  }
  return {
    json: { file: options.out, sha256: made.sha256, cid: made.cid, files: files.length, bytes, records },
    text: [
      `${options.out}: ${files.length} files, ${showBytes(bytes)}, ${records} records.`,
      `SHA-256 ${made.sha256}`,
      made.cid === null ? 'More than 1 MiB, so no single IPFS block.' : `CID ${made.cid}`,
    ].join('\n'),
    ok: true,
    exact: false,
  };
}

const oneOrAll = (items: readonly string[]): string | string[] => (items.length === 1 ? (items[0] ?? '') : [...items]);

/** SPDX's address of a licence, by its id; an address stays as it is. */
function licenceAddress(licence: string): string {
  if (licence.includes(':')) return licence;
  if (licence.startsWith('LicenseRef-')) {
    throw new CommonweightError(`${licence} is not one of SPDX's: give the address where its text is.`);
  }
  return `https://spdx.org/licenses/${licence}`;
}
