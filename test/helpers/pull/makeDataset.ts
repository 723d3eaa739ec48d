import { createHash } from 'node:crypto';

import { formatOf } from '../../../manifest/src/card/formatOf.ts';
import { makeCard, type CardFacts, type MadeCard } from '../../../manifest/src/card/makeCard.ts';

export const FACTS: CardFacts = {
  name: 'Some texts',
  description: 'For a test.',
  url: 'https://example.org/texts',
  license: 'https://spdx.org/licenses/CC0-1.0',
  creator: { '@type': 'sc:Person', name: 'Ines' },
  datePublished: '2026-11-24',
  inLanguage: 'en',
};

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

export interface TestFile {
  name: string;
  content: string | Uint8Array;
  /** Else `<base>/<name>`. */
  contentUrl?: string;
}

/** A dataset: its card, and its files, each at an address below `base`. */
export async function makeDataset(options: {
  base: string;
  files: readonly TestFile[];
  facts?: Partial<CardFacts>;
}): Promise<MadeCard & { files: readonly TestFile[] }> {
  const made = await makeCard({
    facts: { ...FACTS, ...options.facts },
    files: options.files.map(({ name, content, contentUrl }) => ({
      name,
      contentUrl: contentUrl ?? `${options.base}/${name.split('/').map(encodeURIComponent).join('/')}`,
      encodingFormat: formatOf(name),
      bytes: Buffer.byteLength(content),
      sha256: sha256(content),
    })),
  });
  return { ...made, files: options.files };
}
