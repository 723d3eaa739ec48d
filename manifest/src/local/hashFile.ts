import { createHash } from 'node:crypto';

import { formatOf } from '../card/formatOf.ts';
import { makeRecordCounter } from '../card/makeRecordCounter.ts';
import { readChunks } from './readChunks.ts';

/** What a card says about a file besides its address. */
export interface HashedFile {
  name: string;
  encodingFormat: string;
  bytes: number;
  sha256: string;
  records: number;
}

/** Reads a file once, piece by piece, for its size, hash and records. */
export async function hashFile(options: { path: string; name: string; encodingFormat?: string }): Promise<HashedFile> {
  const { path, name, encodingFormat = formatOf(name) } = options;
  const hash = createHash('sha256');
  const counter = makeRecordCounter(encodingFormat);
  let bytes = 0;
  for await (const chunk of readChunks(path)) {
    hash.update(chunk);
    counter.add(chunk);
    bytes += chunk.length;
  }
  return { name, encodingFormat, bytes, sha256: hash.digest('hex'), records: counter.count() };
}
