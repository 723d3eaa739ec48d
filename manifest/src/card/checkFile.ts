import { CommonweightError } from '../errors.ts';
import type { Card } from './cardSchema.ts';
import { sha256 } from './sha256.ts';

/** Holds a file against the card: its size first, which tells a truncated one, then its SHA-256. */
export async function checkFile(options: { card: Card; name: string; bytes: Uint8Array<ArrayBuffer> }): Promise<void> {
  const { card, name, bytes } = options;
  const listed = card.distribution.find((file) => file.name === name);
  if (listed === undefined) throw new CommonweightError(`The card lists no file ${name}.`);
  const size = Number.parseInt(listed.contentSize, 10);
  if (bytes.length < size) {
    throw new CommonweightError(`The file ${name} is truncated: ${bytes.length} of ${size} bytes.`);
  }
  if (bytes.length > size) {
    throw new CommonweightError(`The file ${name} is too long: ${bytes.length} bytes instead of ${size}.`);
  }
  const found = await sha256(bytes);
  if (found !== listed.sha256) {
    throw new CommonweightError(
      `The file ${name} is another: its SHA-256 is ${found}, the card says ${listed.sha256}.`,
    );
  }
}
