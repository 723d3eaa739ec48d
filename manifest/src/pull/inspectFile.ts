import { createHash } from 'node:crypto';

import type { Folder } from './openFolder.ts';
import type { Journal } from './openJournal.ts';

const READ_BYTES = 1_048_576;

/**
 * Looks at a file that should be in the folder. One that is not what it should be is put into quarantine.
 * @param options.thorough Reads it even if it was verified before and has not been touched since.
 */
export async function inspectFile(options: {
  folder: Folder;
  journal: Journal;
  name: string;
  sha256: string;
  thorough: boolean;
}): Promise<{ state: 'verified' | 'missing' } | { state: 'wrong'; problem: string }> {
  const { folder, journal, name, sha256 } = options;
  const handle = await folder.openExisting(name);
  if (handle === undefined) return { state: 'missing' };
  let found: string;
  try {
    const stats = await handle.stat();
    if (!options.thorough && journal.knows(name, sha256, stats)) return { state: 'verified' };
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, Math.max(stats.size, 1)));
    for (let position = 0; ;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      position += bytesRead;
    }
    found = hash.digest('hex');
    if (found === sha256) {
      if (!journal.knows(name, sha256, stats)) await journal.note(name, sha256, stats);
      return { state: 'verified' };
    }
  } finally {
    await handle.close();
  }
  const away = `.pull/quarantine/${sha256}`;
  await folder.move(name, away);
  return {
    state: 'wrong',
    problem: `is another file: its SHA-256 is ${found}, it should be ${sha256} (moved to ${away})`,
  };
}
