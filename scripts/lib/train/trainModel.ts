/** Bytes that the model sees to guess the next. */
const CONTEXT_BYTES = 3;
const SYMBOLS = 256;

/** What was seen after each context of one length. A context, and a context with what followed it, are numbers of four bytes. */
interface Counts {
  followed: Map<number, number>;
  total: Map<number, number>;
  /** How many different bytes followed. */
  kinds: Map<number, number>;
}

export interface LanguageModel {
  /** Bits that the model needs for each byte of a text it has not seen: the less, the better it knows such text. */
  bitsPerByte(texts: readonly Uint8Array[]): number;
}

/** The context of a length before a place, as a number. */
function contextAt(text: Uint8Array, place: number, length: number): number {
  let context = 0;
  for (let at = place - length; at < place; at++) context = context * SYMBOLS + (text[at] ?? 0);
  return context;
}

/**
 * Trains a model that guesses the next byte from the three before it: n-gram counts of the lengths 0 to 3, interpolated after Witten
 * and Bell (Chen and Goodman, "An Empirical Study of Smoothing Techniques for Language Modeling", 1999, section 2.6).
 */
export function trainModel(texts: Iterable<Uint8Array>): LanguageModel {
  const orders: Counts[] = Array.from({ length: CONTEXT_BYTES + 1 }, () => ({
    followed: new Map(),
    total: new Map(),
    kinds: new Map(),
  }));
  for (const text of texts) {
    for (let place = 0; place < text.length; place++) {
      for (const [length, { followed, total, kinds }] of orders.entries()) {
        if (length > place) break;
        const context = contextAt(text, place, length);
        const key = context * SYMBOLS + (text[place] ?? 0);
        const before = followed.get(key) ?? 0;
        followed.set(key, before + 1);
        total.set(context, (total.get(context) ?? 0) + 1);
        if (before === 0) kinds.set(context, (kinds.get(context) ?? 0) + 1);
      }
    }
  }
  return {
    bitsPerByte(unseen) {
      let bits = 0;
      let bytes = 0;
      for (const text of unseen) {
        for (let place = 0; place < text.length; place++) {
          let chance = 1 / SYMBOLS;
          for (const [length, { followed, total, kinds }] of orders.entries()) {
            if (length > place) break;
            const context = contextAt(text, place, length);
            const seen = total.get(context);
            if (seen === undefined) break;
            const different = kinds.get(context) ?? 0;
            const times = followed.get(context * SYMBOLS + (text[place] ?? 0)) ?? 0;
            chance = (times + different * chance) / (seen + different);
          }
          bits -= Math.log2(chance);
        }
        bytes += text.length;
      }
      return bits / bytes;
    },
  };
}
