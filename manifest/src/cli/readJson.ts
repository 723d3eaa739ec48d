import { readFileSync } from 'node:fs';

import { CommonweightError } from '../errors.ts';

/** Reads a file's text; says in one sentence if there is none. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CommonweightError(`The file ${file} cannot be read.`, { cause });
  }
}

/** Reads a JSON file. */
export function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CommonweightError(`The file ${file} is truncated or damaged: it is no complete JSON.`, { cause });
  }
}
