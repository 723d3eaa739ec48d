import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

import { makeCard } from '../../../manifest/src/card/makeCard.ts';
import { hashFile } from '../../../manifest/src/local/hashFile.ts';
import type { OpenData } from './openData.ts';

/** A dataset's card: the document whose hash stands for every byte of the dataset on chain. */
export interface Card {
  json: string;
  cardSha256: string;
  fileCount: number;
  bytes: number;
  /** Where the files are installed. */
  paths: string[];
}

const FORMATS: Record<string, string> = {
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.json': 'application/json',
};

/** The version of the installed package, which says which bytes are meant. */
function installed(npmPackage: string): { root: string; version: string } {
  const require = createRequire(import.meta.url);
  // The main file lies somewhere below the package's root, whatever the package exports.
  for (let root = dirname(require.resolve(npmPackage)); root !== dirname(root); root = dirname(root)) {
    try {
      const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
      if (manifest.name === npmPackage && typeof manifest.version === 'string') {
        return { root, version: manifest.version };
      }
    } catch {
      // no package.json here: go up
    }
  }
  throw new Error(`${npmPackage} is not installed.`);
}

/** Makes the Croissant 1.1 card of a dataset from the files that are installed. */
export async function makeCardOfPackage(data: OpenData): Promise<Card> {
  const { root, version } = installed(data.npmPackage);
  const folder = join(root, data.folder);
  const names = readdirSync(folder)
    .filter((name) => data.pattern.test(name) && statSync(join(folder, name)).isFile())
    .sort();
  const files = await Promise.all(
    names.map((name) =>
      // some of WordNet's have no ending that says so, but all of it is text
      hashFile({ path: join(folder, name), name, encodingFormat: FORMATS[extname(name)] ?? 'text/plain' }),
    ),
  );
  const { text, sha256 } = await makeCard({
    facts: {
      name: data.name,
      description: data.description,
      url: data.url,
      version,
      license: data.licenceUrl,
      creator: { '@type': 'sc:Organization', name: data.creator },
      datePublished: data.published,
      inLanguage: data.language,
      keywords: data.keywords,
    },
    files: files.map((file) => ({
      ...file,
      contentUrl: `https://unpkg.com/${data.npmPackage}@${version}/${data.folder}/${file.name}`,
    })),
    extent: { records: files.reduce((sum, { records }) => sum + records, 0) },
  });
  return {
    json: text,
    cardSha256: `0x${sha256}`,
    fileCount: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    paths: names.map((name) => join(folder, name)),
  };
}
