import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

import { CommonweightError } from '../errors.ts';

const CHUNK_BYTES = 1_048_576;

/** Reads a plain file piece by piece, whatever its size. A chunk holds only until the next is asked for. Links are not followed. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'ENOENT' ? 'is not there' : cause.code === 'ELOOP' ? 'is a link' : 'cannot be read';
      throw new CommonweightError(`${path} ${why}.`, { cause });
    },
  );
  try {
    if (!(await handle.stat()).isFile()) throw new CommonweightError(`${path} is no plain file.`);
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
