import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { fileNameProblem } from '../card/fileNameProblem.ts';
import { CommonweightError } from '../errors.ts';

/** A folder that is written to, and nothing outside it: no path that is followed may lead through a link. */
export interface Folder {
  root: string;
  /** The full path of a name below the folder, for writing: the folders on the way are made, and are folders. */
  place(name: string): Promise<string>;
  /** Opens a plain file below the folder; undefined where there is none. A link is refused. */
  openExisting(name: string): Promise<FileHandle | undefined>;
  /** Opens a file for writing, makes it where it is missing, and keeps what it has. A link is refused. */
  openForWriting(name: string): Promise<FileHandle>;
  /** Gives a file below the folder another name there, in one step. */
  move(from: string, to: string): Promise<void>;
  /** Writes a whole small file in one step. */
  write(name: string, text: string | Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Opens the folder, and makes it where it is missing. */
export async function openFolder(path: string): Promise<Folder> {
  const root = await mkdir(path, { recursive: true })
    .then(() => realpath(path))
    .catch((cause: NodeJS.ErrnoException) => {
      throw new CommonweightError(`The folder ${path} cannot be made or read (${cause.code}).`, { cause });
    });
  const checked = new Set<string>();

  function check(name: string): void {
    const problem = fileNameProblem(name);
    if (problem !== undefined) throw new CommonweightError(`The name ${JSON.stringify(name)} ${problem}.`);
  }

  async function enter(folder: string): Promise<void> {
    if (folder === '.' || checked.has(folder)) return;
    await enter(dirname(folder));
    const full = join(root, folder);
    await mkdir(full).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw trouble(folder, cause);
    });
    const found = await lstat(full);
    if (found.isSymbolicLink()) {
      throw new CommonweightError(`${full} is a link; nothing is written through links.`);
    }
    if (!found.isDirectory()) throw new CommonweightError(`${full} is in the way: it is no folder.`);
    checked.add(folder);
  }

  const place = async (name: string): Promise<string> => {
    check(name);
    await enter(dirname(name));
    return join(root, name);
  };

  const openAs = async (name: string, flags: number): Promise<FileHandle | undefined> => {
    const full = await place(name);
    try {
      const handle = await open(full, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK, 0o644);
      if ((await handle.stat()).isFile()) return handle;
      await handle.close();
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      if (code === 'ELOOP') throw new CommonweightError(`${full} is a link; links are not followed.`, { cause });
      if (code !== 'EISDIR' && code !== 'ENXIO') throw trouble(name, cause);
    }
    throw new CommonweightError(`${full} is in the way: it is no plain file.`);
  };

  const move = async (from: string, to: string): Promise<void> => {
    const [source, target] = [await place(from), await place(to)];
    await rename(source, target).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EISDIR' || cause.code === 'ENOTEMPTY' || cause.code === 'EEXIST') {
        throw new CommonweightError(`${target} is in the way: it is a folder.`, { cause });
      }
      throw trouble(to, cause);
    });
  };

  const openForWriting = async (name: string): Promise<FileHandle> => {
    const handle = await openAs(name, constants.O_RDWR | constants.O_CREAT);
    if (handle === undefined) throw new CommonweightError(`${join(root, name)} cannot be written.`);
    return handle;
  };

  return {
    root,
    place,
    openExisting: (name) => openAs(name, constants.O_RDONLY),
    openForWriting,
    move,
    async write(name, text) {
      const part = `.pull/partial/${name.replaceAll('/', '-')}.${process.pid}`;
      const handle = await openForWriting(part);
      try {
        await handle.truncate(0);
        await handle.writeFile(text);
      } catch (cause) {
        throw trouble(name, cause);
      } finally {
        await handle.close();
      }
      await move(part, name);
    },
    async remove(name) {
      await rm(await place(name), { force: true });
    },
  };
}

/** What the file system refused, in one sentence. */
function trouble(name: string, cause: unknown): CommonweightError {
  const { code } = cause as NodeJS.ErrnoException;
  return isFull(cause)
    ? new CommonweightError(DISK_FULL, { cause })
    : new CommonweightError(`${name} cannot be written (${code}).`, { cause });
}

export const DISK_FULL =
  'The disk is full. What has been verified is kept; make room and run the same command again to go on.';

/** Whether the disk, or the user's part of it, is full. */
export function isFull(error: unknown): boolean {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT';
}
