import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

import { CommonweightError } from '../errors.ts';
import type { Limits } from './limits.ts';
import { DISK_FULL, isFull, type Folder } from './openFolder.ts';
import { openSource } from './openSource.ts';
import type { Patience } from './patience.ts';
import { SourceError } from './SourceError.ts';
import type { Source } from './sourcesOf.ts';
import { watch } from './watch.ts';

/** A file that is wanted, by its hash. */
export interface Want {
  /** Where it belongs in the folder. */
  name: string;
  /** 64 hexadecimal digits. */
  sha256: string;
  /** Exactly so many where that is known, else at most so many. */
  bytes: number;
  exact: boolean;
  sources: readonly Source[];
}

export interface Tools {
  folder: Folder;
  limits: Limits;
  patience: Patience;
  signal: AbortSignal;
  /** Told of every byte that comes in; negative for bytes that turned out to be in vain. */
  onBytes(count: number): void;
  /** Told of what went wrong on the way, in one sentence. */
  onTrouble(message: string): void;
}

/** Bytes gained in a try after which the count of tries in vain begins anew. */
const GAIN_BYTES = 1_048_576;
/** How often the same source may give other bytes. */
const MAX_WRONG = 3;
const READ_BYTES = 1_048_576;

/**
 * Gets a file from the first source that gives the right bytes, and puts it under its name when its SHA-256 has been checked. What
 * was received before a source broke off is kept and gone on from, in this run and the next. Bytes that are wrong are put into quarantine.
 * @returns Why it could not be had: one sentence for each source; nothing if it is there.
 */
export async function fetchFile(want: Want, tools: Tools): Promise<string[]> {
  const { limits, patience, signal } = tools;
  const problems = new Map<Source, string>();
  const wrong = new Map<Source, number>();
  let open = [...want.sources];
  const part = await openPart(want, tools);
  try {
    if (part.isWhole() && (await part.finish())) return [];
    for (let tries = 0; open.length > 0; tries++) {
      for (const source of open) {
        const before = part.bytes();
        try {
          await receive({ source, part, want, tools });
          if (await part.finish()) return [];
          wrong.set(source, (wrong.get(source) ?? 0) + 1);
          throw new SourceError(part.verdict(), { final: (wrong.get(source) ?? 0) >= MAX_WRONG });
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
          const message = `${source.label} ${error.message}`;
          problems.set(source, message);
          tools.onTrouble(`${want.name}: ${message}`);
          if (error.final) open = open.filter((other) => other !== source);
          if (error.retryAfterMs !== undefined) {
            if (error.retryAfterMs > limits.maxWaitMs) open = open.filter((other) => other !== source);
            else patience.postpone(source, error.retryAfterMs);
          }
          if (part.bytes() - before >= GAIN_BYTES) tries = 0;
        }
      }
      if (tries >= limits.retries) break;
      if (open.length > 0) await patience.pause(tries, signal);
    }
    return problems.size === 0 ? ['has no address from which it could be fetched'] : [...problems.values()];
  } finally {
    await part.close();
  }

  async function receive(options: { source: Source; part: Part; want: Want; tools: Tools }): Promise<void> {
    const { source } = options;
    await patience.turn(source, signal);
    const watched = watch(limits, signal);
    try {
      const offset = part.bytes();
      const opened = await openSource({ source, offset, signal: watched.signal, maxRedirects: limits.maxRedirects });
      if (opened.start !== offset) await part.restart();
      for await (const chunk of opened.body) {
        watched.received(chunk.length);
        if (part.bytes() + chunk.length > want.bytes) {
          await part.restart();
          throw new SourceError(`sends more than ${want.bytes} bytes`, { final: true });
        }
        await part.add(chunk);
      }
      if (want.exact && part.bytes() < want.bytes) {
        throw new SourceError(`sent a truncated file (${part.bytes()} of ${want.bytes} bytes)`);
      }
    } catch (error) {
      signal.throwIfAborted();
      throw watched.reason(error);
    } finally {
      watched.stop();
    }
  }
}

interface Part {
  bytes(): number;
  isWhole(): boolean;
  add(chunk: Uint8Array): Promise<void>;
  restart(): Promise<void>;
  /** Checks the hash. Right: the file gets its name. Wrong: it goes into quarantine, and the part is empty again. */
  finish(): Promise<boolean>;
  /** What is wrong with what was last refused. */
  verdict(): string;
  close(): Promise<void>;
}

/** The part of a file that is there already. */
async function openPart(want: Want, tools: Tools): Promise<Part> {
  const { folder } = tools;
  const name = `.pull/partial/${want.sha256}`;
  let handle: FileHandle | undefined = await folder.openForWriting(name);
  let hash: Hash = createHash('sha256');
  let bytes = 0;
  let verdict = '';
  const opened = async (): Promise<FileHandle> => (handle ??= await folder.openForWriting(name));
  const restart = async (): Promise<void> => {
    await (await opened()).truncate(0);
    tools.onBytes(-bytes);
    hash = createHash('sha256');
    bytes = 0;
  };

  // what an earlier run left is read again, for the hash goes over all of it
  const { size } = await handle.stat();
  if (!want.exact || size > want.bytes) await restart();
  else {
    const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, size));
    while (bytes < size) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, bytes);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
    tools.onBytes(bytes);
  }

  return {
    bytes: () => bytes,
    isWhole: () => want.exact && bytes === want.bytes && bytes > 0,
    restart,
    verdict: () => verdict,
    async add(chunk) {
      const file = await opened();
      try {
        const writing = writeAll(file, chunk, bytes);
        hash.update(chunk);
        await writing;
      } catch (cause) {
        if (isFull(cause)) throw new CommonweightError(DISK_FULL, { cause });
        throw new CommonweightError(`${name} cannot be written (${(cause as NodeJS.ErrnoException).code}).`, { cause });
      }
      bytes += chunk.length;
      tools.onBytes(chunk.length);
    },
    async finish() {
      const found = hash.digest('hex');
      await handle?.close();
      handle = undefined;
      if (found === want.sha256) {
        await folder.move(name, want.name);
        return true;
      }
      const away = `.pull/quarantine/${want.sha256}`;
      await folder.move(name, away);
      verdict = `gives another file: its SHA-256 is ${found}, it should be ${want.sha256} (kept in ${away})`;
      tools.onBytes(-bytes);
      hash = createHash('sha256');
      bytes = 0;
      return false;
    },
    async close() {
      await handle?.close();
      if (bytes === 0 && handle !== undefined) await folder.remove(name);
    },
  };
}

async function writeAll(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < chunk.length;) {
    const { bytesWritten } = await file.write(chunk, done, chunk.length - done, position + done);
    done += bytesWritten;
  }
}
