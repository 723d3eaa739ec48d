import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

/** More than the manifest of a commons with thousands of datasets takes. */
const MOST_BYTES = 8 * 1_048_576;

/**
 * Keeps what a request brings in a folder, under its hash, if that is what it hashes to.
 * @returns The HTTP status to answer with, and a sentence.
 */
export async function takeDocument(
  request: IncomingMessage,
  folder: string,
  sha256: string,
): Promise<{ status: number; sentence: string }> {
  const parts: Buffer[] = [];
  let length = 0;
  // what is too large is read to its end, because a browser shows no answer that comes before
  for await (const part of request) {
    length += (part as Buffer).length;
    if (length <= MOST_BYTES) parts.push(part as Buffer);
  }
  if (length > MOST_BYTES) return { status: 413, sentence: `At most ${MOST_BYTES} bytes are taken.` };
  const document = Buffer.concat(parts);
  if (createHash('sha256').update(document).digest('hex') !== sha256) {
    return { status: 422, sentence: 'This does not hash to its name.' };
  }
  writeFileSync(join(folder, sha256), document);
  return { status: 201, sentence: 'Taken.' };
}
