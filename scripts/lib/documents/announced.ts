import { cardCid } from '../../../manifest/src/cardCid.ts';
import { sha256 } from '../units.ts';

/** What the chain hears of a document: its hash, and where it can be had. */
export interface Announced {
  /** 0x and 64 hexadecimal digits. */
  sha256: string;
  /** `ipfs://` and the content id that says the same as the hash. */
  uri: string;
}

/** A document's name is its content: up to 1 MiB, the SHA-256 is the content id too, so no place has to be agreed on. */
export function announced(content: string | Uint8Array): Announced {
  const hash = sha256(content);
  return { sha256: hash, uri: `ipfs://${cardCid(hash.slice(2))}` };
}
