import { utimes } from 'node:fs/promises';
import { hostname } from 'node:os';

import { CommonweightError } from '../errors.ts';
import type { Folder } from './openFolder.ts';

const LOCK = '.pull/lock';
const BEAT_MS = 2_000;
/** Without a sign of life for this long, the owner is gone, even if its number is in use again. */
const DEAD_MS = 10_000;

/**
 * Keeps two pulls out of one folder. What a killed pull leaves is taken over: at once where its process is gone, else when it has
 * given no sign of life for ten seconds.
 * @returns What gives the folder free again.
 */
export async function lockFolder(folder: Folder): Promise<() => Promise<void>> {
  const me = JSON.stringify({ pid: process.pid, host: hostname() });
  const handle = await folder.openForWriting(LOCK);
  try {
    const { mtimeMs } = await handle.stat();
    const owner = parse(await handle.readFile('utf8'));
    const other = owner !== undefined && (owner.pid !== process.pid || owner.host !== hostname());
    const gone = owner?.host === hostname() && !isRunning(owner.pid);
    if (other && !gone && Date.now() - mtimeMs < DEAD_MS) {
      throw new CommonweightError(
        `Another pull (process ${owner.pid} on ${owner.host}) is writing to ${folder.root}. Wait until it has ended.`,
      );
    }
    await handle.truncate(0);
    await handle.write(me, 0);
  } finally {
    await handle.close();
  }
  const path = await folder.place(LOCK);
  const beat = setInterval(() => {
    const now = new Date();
    // a missed beat does no harm: the next one comes soon
    utimes(path, now, now).catch(() => undefined);
  }, BEAT_MS);
  beat.unref();
  return async () => {
    clearInterval(beat);
    await folder.remove(LOCK);
  };
}

function parse(text: string): { pid: number; host: string } | undefined {
  try {
    const { pid, host } = JSON.parse(text) as Record<string, unknown>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
