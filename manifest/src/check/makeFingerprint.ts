import { createHash } from 'node:crypto';

/** Words in a shingle. */
const SHINGLE = 5;
/** Hash functions in a signature: similarities are told apart in steps of 1/64. */
export const SIGNATURE = 64;
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const WORD = /[\p{L}\p{N}]+/gu;

/** What a record is compared by. */
export interface Fingerprint {
  words: number;
  /** SHA-256 of its words in their order: equal for texts that differ in capitals, blanks and punctuation alone. */
  exact: string;
  /** MinHash over its runs of five words; two texts have as many places in common as their runs are alike. */
  signature: Uint32Array;
}

/** Odd multipliers and addends, fixed, from a xorshift generator. */
const FUNCTIONS = ((): { times: Uint32Array; plus: Uint32Array } => {
  let state = 0x9e3779b9;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return {
    times: Uint32Array.from({ length: SIGNATURE }, () => next() | 1),
    plus: Uint32Array.from({ length: SIGNATURE }, next),
  };
})();

/**
 * Takes a record's fingerprint while its text goes by (Broder, On the resemblance and containment of documents, 1997). Memory does not
 * grow with the text.
 */
export function makeFingerprint() {
  const { times, plus } = FUNCTIONS;
  const signature = new Uint32Array(SIGNATURE).fill(0xffffffff);
  const recent = new Uint32Array(SHINGLE);
  let words = 0;
  const exact = createHash('sha256');
  return {
    add(text: string): void {
      const found = text.toLowerCase().match(WORD) ?? [];
      if (found.length > 0) exact.update(`${found.join(' ')} `);
      for (const word of found) {
        let hash = FNV_BASIS;
        for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), FNV_PRIME);
        recent[words % SHINGLE] = hash;
        words += 1;
        if (words < SHINGLE) continue;
        let shingle = FNV_BASIS;
        for (let i = 0; i < SHINGLE; i++)
          shingle = Math.imul(shingle ^ (recent[(words + i) % SHINGLE] ?? 0), FNV_PRIME);
        shingle ^= shingle >>> 16;
        for (let i = 0; i < SIGNATURE; i++) {
          const value = (Math.imul(shingle, times[i] ?? 1) + (plus[i] ?? 0)) >>> 0;
          if (value < (signature[i] ?? 0)) signature[i] = value;
        }
      }
    },
    take(): Fingerprint {
      return { words, exact: exact.digest('base64'), signature };
    },
  };
}
