import { appendFile } from 'node:fs/promises';
import type { Stats } from 'node:fs';

import type { Folder } from './openFolder.ts';

const JOURNAL = '.pull/verified.jsonl';

/** Which files have been verified, and what they looked like then, so that they need not be read again. */
export interface Journal {
  /** Whether a file was found to have this SHA-256, and has not been touched since. */
  knows(name: string, sha256: string, stats: Stats): boolean;
  note(name: string, sha256: string, stats: Stats): Promise<void>;
}

type Note = [sha256: string, bytes: number, changedMs: number, inode: number];

/** Reads the list of verified files; a line that was cut off counts for nothing. */
export async function openJournal(folder: Folder): Promise<Journal> {
  const notes = new Map<string, Note>();
  const handle = await folder.openExisting(JOURNAL);
  let whole = true;
  if (handle !== undefined) {
    const text = await handle.readFile('utf8').finally(() => handle.close());
    whole = text === '' || text.endsWith('\n');
    for (const line of text.split('\n')) {
      try {
        const [name, ...note] = JSON.parse(line) as [string, ...Note];
        notes.set(name, note);
      } catch {
        // the last line of a pull that was killed
      }
    }
  }
  const path = await folder.place(JOURNAL);
  return {
    knows(name, sha256, stats) {
      const note = notes.get(name);
      return (
        note !== undefined &&
        note[0] === sha256 &&
        note[1] === stats.size &&
        note[2] === stats.mtimeMs &&
        note[3] === stats.ino
      );
    },
    async note(name, sha256, stats) {
      const note: Note = [sha256, stats.size, stats.mtimeMs, stats.ino];
      notes.set(name, note);
      await appendFile(path, `${whole ? '' : '\n'}${JSON.stringify([name, ...note])}\n`);
      whole = true;
    },
  };
}
