import { canonical } from '../canonical.ts';
import { cardCid } from '../cardCid.ts';
import { parseCard } from './parseCard.ts';
import { sha256 } from './sha256.ts';

export interface CardFile {
  name: string;
  contentUrl: string;
  encodingFormat: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface CardFacts {
  name: string;
  description: string;
  url: string;
  /** Addresses of the licences, SPDX's own where there is one. */
  license: string | string[];
  creator: { '@type': 'sc:Person' | 'sc:Organization'; name: string };
  /** ISO 8601, a day. */
  datePublished: string;
  /** BCP 47. */
  inLanguage?: string | string[];
  version?: string;
  keywords?: string[];
}

const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
};

/** Makes a dataset's card from its files: Croissant 1.1, every file with its address, size and SHA-256, in the order of names. */
export async function makeCard(options: {
  facts: CardFacts;
  files: readonly CardFile[];
}): Promise<{ text: string; sha256: string; cid: string }> {
  const files = options.files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const distribution = await Promise.all(
    files.map(async ({ name, contentUrl, encodingFormat, bytes }) => ({
      '@type': 'cr:FileObject',
      '@id': name,
      name,
      contentUrl,
      contentSize: `${bytes.length} B`,
      encodingFormat,
      sha256: await sha256(bytes),
    })),
  );
  const text = canonical({
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    ...options.facts,
    distribution,
  });
  const bytes = new TextEncoder().encode(text);
  parseCard(bytes);
  const hash = await sha256(bytes);
  return { text, sha256: hash, cid: cardCid(hash) };
}
