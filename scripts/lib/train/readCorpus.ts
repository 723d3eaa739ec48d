import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseCard } from '../../../manifest/src/card/parseCard.ts';
import { oneLine } from '../../../manifest/src/export/oneLine.ts';

const BLOCK_BYTES = 256;
const HELD_OUT_EVERY = 10;

/** One dataset's text in blocks that end with a line, shuffled. Nothing that is held out is trained on. */
export interface CorpusDataset {
  datasetId: number;
  name: string;
  /** Part of one. */
  share: number;
  train: Uint8Array[];
  heldOut: Uint8Array[];
}

interface Report {
  entries: { datasetId: number; status: string; sharePpb?: number }[];
}

/** Where something comes in a shuffled order, the same on every machine. */
const order = (...parts: (string | number)[]): string => createHash('sha256').update(parts.join('/')).digest('hex');

function blocksOf(bytes: Uint8Array): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, from + BLOCK_BYTES);
    const to = end === -1 ? bytes.length : end + 1;
    blocks.push(bytes.subarray(from, to));
    from = to;
  }
  return blocks;
}

/**
 * Reads the text of a pulled folder: what is text or a table. JSON is left out, because in the datasets at hand it repeats a table,
 * and what is held out of the one would be learnt from the other.
 */
export function readCorpus(folder: string, seed: number): CorpusDataset[] {
  const report = JSON.parse(readFileSync(join(folder, 'pull.json'), 'utf8')) as Report;
  return report.entries
    .filter(({ status }) => status === 'complete')
    .map(({ datasetId, sharePpb = 0 }) => {
      const home = join(folder, 'datasets', String(datasetId));
      const card = parseCard(readFileSync(join(home, 'card.json')));
      const blocks = card.distribution
        .filter(({ encodingFormat }) => encodingFormat.startsWith('text/'))
        .flatMap(({ name }) => blocksOf(readFileSync(join(home, 'files', name))))
        .map((block, index) => ({ block, key: order(seed, datasetId, index) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ block }) => block);
      const held = Math.max(1, Math.floor(blocks.length / HELD_OUT_EVERY));
      return {
        datasetId,
        name: oneLine(card.name),
        share: sharePpb / 1e9,
        train: blocks.slice(held),
        heldOut: blocks.slice(0, held),
      };
    });
}
