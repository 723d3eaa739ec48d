import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { CommonweightError } from '../errors.ts';
import type { ExportFile } from '../export/types.ts';

/**
 * Writes files into a folder, or a single one to the file that is named. What is there and says something else is not written over
 * unless that is asked for; then nothing is written at all.
 * @returns The paths that were written.
 */
export function writeFiles(options: {
  out: string;
  files: readonly ExportFile[];
  force?: boolean | undefined;
}): string[] {
  const { out, files, force = false } = options;
  const [first] = files;
  const single = files.length === 1 && first !== undefined && !isFolder(out) && basename(out).includes('.');
  const targets = files.map(({ path, text }) => ({ path: single ? out : join(out, path), text }));
  try {
    const taken = targets.find(({ path, text }) => existsSync(path) && readFileSync(path, 'utf8') !== text);
    if (taken !== undefined && !force) {
      throw new CommonweightError(`${taken.path} is there already and says something else; --force writes over it.`);
    }
    for (const { path, text } of targets) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  } catch (cause) {
    if (cause instanceof CommonweightError) throw cause;
    throw new CommonweightError(
      `${out} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}.`,
      {
        cause,
      },
    );
  }
  return targets.map(({ path }) => path);
}

function isFolder(path: string): boolean {
  return path.endsWith('/') || (existsSync(path) && statSync(path).isDirectory());
}
