import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { canonical } from '../../manifest/src/canonical.ts';
import { makeCard } from '../../manifest/src/card/makeCard.ts';
import { digest } from '../../manifest/src/digest.ts';
import type { Manifest } from '../../manifest/src/schema.ts';
import { exportSample } from './exportSample.ts';

export interface PulledDataset {
  /** Parts per billion, as sealed. */
  ppb: number;
  files: { name: string; encodingFormat: string; content: string | Uint8Array }[];
  records?: number;
}

const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Makes a folder as a finished pull leaves it (docs/pulled-folder.md), with files of these contents. */
export async function pulledFolder(folder: string, datasets: readonly PulledDataset[]): Promise<Manifest> {
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const { manifest } = exportSample(datasets.map(({ ppb }, index) => ({ name: String(index), ppb, files: [FILE] })));
  for (const [index, { files, records }] of datasets.entries()) {
    const { text, sha256 } = await makeCard({
      facts: {
        name: `Dataset\n${index + 1}`,
        description: 'For a test.',
        url: 'https://example.org',
        license: 'https://spdx.org/licenses/CC0-1.0',
        creator: { '@type': 'sc:Person', name: 'Ines' },
        datePublished: '2026-11-24',
      },
      files: files.map(({ content, ...file }) => ({
        ...file,
        contentUrl: `https://example.org/${index}/${file.name}`,
        bytes: Buffer.byteLength(content),
        sha256: hash(content),
      })),
      extent: { records },
    });
    const entry = manifest.entries[index];
    if (entry !== undefined) entry.cardSha256 = sha256;
    write(`datasets/${index + 1}/card.json`, text);
    for (const { name, content } of files) write(`datasets/${index + 1}/files/${name}`, content);
  }
  manifest.digest = digest(manifest);
  write('manifest.json', canonical(manifest));
  const total = datasets.reduce((sum, { ppb }) => sum + ppb, 0);
  const entries = datasets.map(({ ppb, files }, index) => ({
    datasetId: index + 1,
    status: 'complete',
    sharePpb: Math.round((1e9 * ppb) / total),
    files: files.length,
  }));
  const report = { format: 'commonweight-pull/1', round: 2, digest: manifest.digest, purposes: null, entries };
  write('pull.json', JSON.stringify({ ...report, revocationsAsOfBlock: null, ok: true }));
  return manifest;
}

const FILE = { name: 'x', encodingFormat: 'text/plain', bytes: 1 };
