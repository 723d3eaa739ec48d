import { SIGNATURE, type Fingerprint } from './makeFingerprint.ts';

/** Shorter records are alike by chance. */
const LEAST_WORDS = 8;
const BANDS = 16;
const ROWS = SIGNATURE / BANDS;
/** Places in common, of 64, from which on two records are nearly the same: a similarity of 0.8. */
const NEAR = 51;
/** What is kept for comparison; about 150 MB. */
const MOST_EXACT = 1_000_000;
const MOST_NEAR = 50_000;

export interface Duplicate<T> {
  kind: 'exact' | 'near';
  of: T;
}

/** Records that have been seen, to compare others with. Beyond a million it keeps no more, and says so. */
export function makeDuplicateIndex<T>() {
  const exact = new Map<string, T>();
  const near: { signature: Uint32Array; of: T }[] = [];
  const bands = new Map<string, number[]>();
  let passedOver = 0;

  const keysOf = (signature: Uint32Array): string[] =>
    Array.from({ length: BANDS }, (_, band) => `${band}:${signature.subarray(band * ROWS, (band + 1) * ROWS).join()}`);
  const alike = (a: Uint32Array, b: Uint32Array): number =>
    a.reduce((sum, value, i) => sum + Number(value === b[i]), 0);

  return {
    /** The record that this one repeats, if there is one. */
    find({ words, exact: hash, signature }: Fingerprint): Duplicate<T> | undefined {
      if (words < LEAST_WORDS) return undefined;
      const same = exact.get(hash);
      if (same !== undefined) return { kind: 'exact', of: same };
      const seen = new Set<number>();
      for (const key of keysOf(signature)) {
        for (const place of bands.get(key) ?? []) {
          if (seen.has(place)) continue;
          seen.add(place);
          const other = near[place];
          if (other !== undefined && alike(signature, other.signature) >= NEAR) return { kind: 'near', of: other.of };
        }
      }
      return undefined;
    },
    add({ words, exact: hash, signature }: Fingerprint, of: T): void {
      if (words < LEAST_WORDS) return;
      if (exact.size < MOST_EXACT) exact.set(hash, of);
      if (near.length >= MOST_NEAR) {
        passedOver += 1;
        return;
      }
      for (const key of keysOf(signature)) {
        const places = bands.get(key);
        if (places === undefined) bands.set(key, [near.length]);
        else places.push(near.length);
      }
      near.push({ signature, of });
    },
    /** Records with which nothing was compared for likeness, because there were too many. */
    passedOver: () => passedOver,
  };
}
