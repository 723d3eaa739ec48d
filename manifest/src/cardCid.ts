import { CID } from 'multiformats/cid';
import * as raw from 'multiformats/codecs/raw';
import { create } from 'multiformats/hashes/digest';

const SHA2_256 = 0x12;

/** The content id (CIDv1, raw) under which a card of at most 1 MiB is found by its SHA-256. */
export function cardCid(sha256Hex: string): string {
  const bytes = Uint8Array.from(sha256Hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  return CID.createV1(raw.code, create(SHA2_256, bytes)).toString();
}
