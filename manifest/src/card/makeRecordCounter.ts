const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const BLANKS = new Set([0x20, 0x09, RETURN]);

/** Counts the records of a file while its bytes go by. */
export interface RecordCounter {
  add(chunk: Uint8Array): void;
  count(): number;
}

/**
 * Counts records as docs/card-format.md has them: lines of JSON Lines that are not blank, rows of CSV and TSV below the header
 * (a line end between quotes ends no row), and any other file as one.
 */
export function makeRecordCounter(encodingFormat: string): RecordCounter {
  const lines = /^application\/(jsonl|x-ndjson|jsonlines)$/.test(encodingFormat);
  const rows = /^text\/(csv|tab-separated-values)$/.test(encodingFormat);
  if (!lines && !rows) return { add: () => undefined, count: () => 1 };

  let records = 0;
  let filled = false;
  let quoted = false;
  return {
    add(chunk) {
      for (const byte of chunk) {
        if (byte === NEWLINE && !quoted) {
          if (filled) records += 1;
          filled = false;
        } else if (!BLANKS.has(byte)) {
          filled = true;
          // two quotes, an escaped one, change nothing
          if (rows && byte === QUOTE) quoted = !quoted;
        }
      }
    },
    count() {
      const all = records + (filled ? 1 : 0);
      return rows ? Math.max(0, all - 1) : all;
    },
  };
}
