import { formatOf, makeRecordCounter } from '@commonweight/manifest';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

import type { HashMessage, HashRequest } from './hashMessages.ts';

/** So much of a file is in memory at a time, whatever its size. */
const CHUNK_BYTES = 4_194_304;

/** How often progress is told, in milliseconds. */
const BEAT = 100;

const tell = (message: HashMessage): void => self.postMessage(message);

async function hashAll({ files }: HashRequest): Promise<void> {
  let bytesDone = 0;
  let toldAt = 0;
  for (const [index, { name, file }] of files.entries()) {
    const hash = sha256.create();
    const records = makeRecordCounter(formatOf(name));
    try {
      for (let from = 0; from < file.size; from += CHUNK_BYTES) {
        const chunk = new Uint8Array(await file.slice(from, from + CHUNK_BYTES).arrayBuffer());
        hash.update(chunk);
        records.add(chunk);
        bytesDone += chunk.length;
        if (Date.now() - toldAt >= BEAT) {
          toldAt = Date.now();
          tell({ kind: 'progress', bytesDone });
        }
      }
    } catch (error) {
      // it was changed, moved or taken away since it was chosen
      return tell({ kind: 'failed', name, reason: error instanceof Error ? error.message : String(error) });
    }
    tell({ kind: 'file', index, bytes: file.size, sha256: bytesToHex(hash.digest()), records: records.count() });
  }
  tell({ kind: 'done' });
}

self.onmessage = ({ data }: MessageEvent<HashRequest>) => void hashAll(data);
