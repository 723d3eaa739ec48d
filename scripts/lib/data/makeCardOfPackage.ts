import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

import { sha256 } from '../units.ts';
import type { OpenData } from './openData.ts';

/** A dataset's card: the document whose hash stands for every byte of the dataset on chain. */
export interface Card {
  json: string;
  cardSha256: string;
  fileCount: number;
  bytes: number;
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
export function makeCardOfPackage(data: OpenData): Card {
  const { root, version } = installed(data.npmPackage);
  const folder = join(root, data.folder);
  const names = readdirSync(folder)
    .filter((name) => data.pattern.test(name) && statSync(join(folder, name)).isFile())
    .sort();

  let bytes = 0;
  const distribution = names.map((name) => {
    const content = readFileSync(join(folder, name));
    bytes += content.length;
    return {
      '@type': 'cr:FileObject',
      '@id': name,
      name,
      contentUrl: `https://unpkg.com/${data.npmPackage}@${version}/${data.folder}/${name}`,
      contentSize: `${content.length} B`,
      encodingFormat: FORMATS[extname(name)] ?? 'text/plain',
      sha256: createHash('sha256').update(content).digest('hex'),
    };
  });
  const card = {
    '@context': {
      '@language': 'en',
      '@vocab': 'https://schema.org/',
      sc: 'https://schema.org/',
      cr: 'http://mlcommons.org/croissant/',
      dct: 'http://purl.org/dc/terms/',
      conformsTo: 'dct:conformsTo',
    },
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name: data.name,
    description: data.description,
    url: data.url,
    version,
    license: data.licenceUrl,
    creator: { '@type': 'sc:Organization', name: data.creator },
    datePublished: data.published,
    inLanguage: data.language,
    keywords: data.keywords,
    distribution,
  };
  const json = `${JSON.stringify(card)}\n`;
  return { json, cardSha256: sha256(json), fileCount: names.length, bytes };
}
