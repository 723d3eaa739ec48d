import { makeFingerprint, type Fingerprint } from './makeFingerprint.ts';
import { findPersonalData, type PersonalData } from './findPersonalData.ts';
import { readLines } from './readLines.ts';

/** A record of a file, and what of it is personal. */
export interface ReadRecord {
  /** The line that it begins on, from 1. */
  line: number;
  fingerprint: Fingerprint;
}

const BY_LINE = /^(application\/(jsonl|x-ndjson|jsonlines)|text\/(csv|tab-separated-values))$/;

/** Reads a file's records once: a line each where the format has them so, else the whole file. Personal data is told line by line. */
export async function* readRecords(options: {
  path: string;
  encodingFormat: string;
  onPersonalData?: (kind: PersonalData, count: number, line: number) => void;
}): AsyncGenerator<ReadRecord> {
  const byLine = BY_LINE.test(options.encodingFormat);
  let begun: { line: number; fingerprint: ReturnType<typeof makeFingerprint> } | undefined;
  for await (const { number, text, continued } of readLines(options.path)) {
    for (const [kind, count] of findPersonalData(text)) options.onPersonalData?.(kind, count, number);
    if (begun !== undefined && byLine && !continued) {
      yield { line: begun.line, fingerprint: begun.fingerprint.take() };
      begun = undefined;
    }
    begun ??= { line: number, fingerprint: makeFingerprint() };
    begun.fingerprint.add(text);
  }
  if (begun !== undefined) yield { line: begun.line, fingerprint: begun.fingerprint.take() };
}
