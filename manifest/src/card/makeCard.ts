import { canonical } from '../canonical.ts';
import { cardCid } from '../cardCid.ts';
import type { Card } from './cardSchema.ts';
import { parseCard } from './parseCard.ts';
import { sha256 } from './sha256.ts';

/** A file as it is listed in a card; it has been read and hashed by whoever makes the card. */
export interface CardFile {
  /** Relative, parts parted by `/`. */
  name: string;
  contentUrl: string;
  /** Media type. */
  encodingFormat: string;
  bytes: number;
  /** 64 hexadecimal digits. */
  sha256: string;
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

/** How much there is, where it is known: it lets shares of records or tokens be converted. */
export interface CardExtent {
  records?: number | undefined;
  /** The tokenizer's name, because a number of tokens means nothing without. */
  tokens?: { count: number; tokenizer: string } | undefined;
}

export interface MadeCard {
  card: Card;
  /** Canonical JSON; its SHA-256 is what goes on chain. */
  text: string;
  sha256: string;
  /** Null for a card of more than 1 MiB, which is no single block. */
  cid: string | null;
}

const ONE_BLOCK_BYTES = 1_048_576;
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
};

/** Makes a dataset's card: Croissant 1.1, every file with its address, size and SHA-256, in the order of names. */
export async function makeCard(options: {
  facts: CardFacts;
  files: readonly CardFile[];
  extent?: CardExtent;
}): Promise<MadeCard> {
  const { records, tokens } = options.extent ?? {};
  const extent = [
    ...(records === undefined ? [] : [{ unitText: 'records', value: records }]),
    ...(tokens === undefined ? [] : [{ unitText: 'tokens', value: tokens.count, valueReference: tokens.tokenizer }]),
  ].map((amount) => ({ '@type': 'sc:QuantitativeValue', ...amount }));
  const text = canonical({
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    ...options.facts,
    ...(extent.length === 0 ? {} : { materialExtent: extent }),
    distribution: options.files
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, contentUrl, encodingFormat, bytes, sha256: hash }) => ({
        '@type': 'cr:FileObject',
        '@id': name,
        name,
        contentUrl,
        contentSize: `${bytes} B`,
        encodingFormat,
        sha256: hash,
      })),
  });
  const bytes = new TextEncoder().encode(text);
  const card = parseCard(bytes);
  const hash = await sha256(bytes);
  return { card, text, sha256: hash, cid: bytes.length > ONE_BLOCK_BYTES ? null : cardCid(hash) };
}
