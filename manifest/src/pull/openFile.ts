import { open } from 'node:fs/promises';

import type { Opened } from './Opened.ts';
import { SourceError } from './SourceError.ts';

const CHUNK_BYTES = 1_048_576;

/** Reads a file of this machine from some byte on. Only what is a plain file: a pipe or a device might never end. */
export async function openFile(options: { path: string; offset: number }): Promise<Opened> {
  const { path, offset } = options;
  const handle = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR';
    throw new SourceError(missing ? 'has no such file' : `cannot be read (${cause.code})`, { final: true, cause });
  });
  if (!(await handle.stat()).isFile()) {
    await handle.close();
    throw new SourceError('is no plain file', { final: true });
  }
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for (let position = offset; ;) {
        const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
        const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position);
        if (bytesRead === 0) return;
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await handle.close();
    }
  }
  return { start: offset, body: read() };
}
