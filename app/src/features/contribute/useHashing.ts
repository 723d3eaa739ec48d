import { useEffect, useRef, useState } from 'react';

import { isLitter, type ChosenFile } from './collectFiles.ts';
import type { DraftFile } from './draft.ts';
import { hashFiles } from './hashFiles.ts';
import { safeNames } from './safeNames.ts';

/** A card that lists more is larger than what can be shown. */
const MOST_FILES = 20_000;

export interface Hashing {
  bytesDone: number;
  bytes: number;
  filesDone: number;
  files: number;
}

/** What was made of the files that were chosen. */
export interface HashedFiles {
  files: DraftFile[];
  /** Those whose name had to be changed. */
  renamed: { path: string; name: string }[];
  /** How many were left out, because they are no data. */
  skipped: number;
}

/** Hashes what somebody chose, one choice at a time. */
export function useHashing(): {
  /** Undefined while nothing is hashed. */
  underway: Hashing | undefined;
  error: string | undefined;
  /** Gives undefined where that failed or was stopped. */
  hash: (chosen: Promise<ChosenFile[]>, taken: readonly string[]) => Promise<HashedFiles | undefined>;
  stop: () => void;
} {
  const [underway, setUnderway] = useState<Hashing>();
  const [error, setError] = useState<string>();
  const running = useRef<AbortController>(undefined);

  // whoever leaves the page does not wait for the hashes
  useEffect(() => () => running.current?.abort(), []);

  async function hash(chosen: Promise<ChosenFile[]>, taken: readonly string[]): Promise<HashedFiles | undefined> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setError(undefined);
    try {
      const all = await chosen;
      const kept = all.filter(({ path }) => !isLitter(path));
      if (kept.length === 0) throw new Error('There is no file in that.');
      if (kept.length > MOST_FILES) {
        throw new Error(`These are ${kept.length} files. Put them into archives: at most ${MOST_FILES} can be listed.`);
      }
      const names = safeNames(
        kept.map(({ path }) => path),
        taken,
      );
      const files = kept.map(({ file }, index) => ({ name: names[index] ?? file.name, file }));
      const bytes = kept.reduce((sum, { file }) => sum + file.size, 0);
      setUnderway({ bytesDone: 0, bytes, filesDone: 0, files: files.length });
      const hashed = await hashFiles({
        files,
        signal: controller.signal,
        onProgress: (progress) => setUnderway({ ...progress, bytes, files: files.length }),
      });
      const renamed = kept.flatMap(({ path }, index) => {
        const name = names[index] ?? path;
        return path === name || path.endsWith(`/${name}`) ? [] : [{ path, name }];
      });
      return { files: hashed, renamed, skipped: all.length - kept.length };
    } catch (reason) {
      if (!controller.signal.aborted) setError(reason instanceof Error ? reason.message : String(reason));
      return undefined;
    } finally {
      if (running.current === controller) setUnderway(undefined);
    }
  }
  return { underway, error, hash, stop: () => running.current?.abort() };
}
