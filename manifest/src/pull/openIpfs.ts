import { CarBlockIterator } from '@ipld/car/iterator';
import { exporter } from 'ipfs-unixfs-exporter';
import { equals } from 'multiformats/bytes';
import type { CID } from 'multiformats/cid';
import * as raw from 'multiformats/codecs/raw';
import { sha256 } from 'multiformats/hashes/sha2';

import type { Opened } from './Opened.ts';
import { openHttp } from './openHttp.ts';
import { SourceError } from './SourceError.ts';
import type { Source } from './sourcesOf.ts';

/** Blocks have at most 2 MiB by convention; this is the most that is taken. */
const MAX_BLOCK_BYTES = 4_194_304;
/** How much may lie ready that was sent before it was needed, or that nobody has taken yet. */
const MAX_AHEAD_BYTES = 33_554_432;
const RAW = 'application/vnd.ipld.raw';
const CAR = 'application/vnd.ipld.car; version=1; order=dfs; dups=y';

/**
 * Gets a file from a trustless gateway: a single block as it is, a larger file as a CAR whose blocks are checked one by one while
 * they come, in their order; a block that the CAR leaves out is asked for alone.
 */
export async function openIpfs(options: {
  source: Extract<Source, { kind: 'ipfs' }>;
  offset: number;
  signal: AbortSignal;
  maxRedirects: number;
}): Promise<Opened> {
  const { source, offset, signal, maxRedirects } = options;
  const ask = (what: string, query: string, accept: string, from = 0): Promise<Opened> => {
    const url = new URL(`${source.gateway.pathname.replace(/\/$/, '')}/ipfs/${what}?${query}`, source.gateway);
    return openHttp({ url, offset: from, signal, maxRedirects, accept });
  };
  if (source.cid.code === raw.code && source.path === '') return ask(String(source.cid), 'format=raw', RAW, offset);

  const query = `format=car&dag-scope=entity${offset > 0 ? `&entity-bytes=${offset}:*` : ''}`;
  const car = await ask(`${String(source.cid)}${source.path}`, query, CAR);
  return { start: offset, body: content(car) };

  async function* content(opened: Opened): AsyncGenerator<Uint8Array> {
    const blocks = readCar(opened.body);
    /** Bytes that were handed to the exporter and have not come out of it. */
    let inside = 0;
    let taken = (): void => undefined;
    const get = async (cid: CID): Promise<Uint8Array> => {
      // the exporter does not wait for its reader, so it is held back here
      while (inside > MAX_AHEAD_BYTES) await new Promise<void>((resolve) => (taken = resolve));
      const bytes = (await blocks.take(cid)) ?? (await readBlock(cid));
      inside += cid.code === raw.code ? bytes.length : 0;
      return bytes;
    };
    const store = {
      async *get(cid: CID): AsyncGenerator<Uint8Array> {
        yield await get(cid);
      },
    };
    try {
      const entry = await exporter(`${String(source.cid)}${source.path}`, store, { signal });
      if (entry.type !== 'file' && entry.type !== 'raw') throw new SourceError('has no file there', { final: true });
      for await (const chunk of entry.content({ offset, blockReadConcurrency: 1, signal })) {
        yield chunk;
        inside = Math.max(0, inside - chunk.length);
        taken();
      }
    } catch (cause) {
      if (cause instanceof SourceError) throw cause;
      throw new SourceError(`does not give a whole file (${(cause as Error).message})`, { cause });
    } finally {
      await blocks.close();
    }
  }

  async function readBlock(cid: CID): Promise<Uint8Array> {
    const { body } = await ask(String(cid), 'format=raw', RAW);
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of body) {
      length += chunk.length;
      if (length > MAX_BLOCK_BYTES) throw new SourceError('sends a block that is too large', { final: true });
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    await checkBlock(cid, bytes);
    return bytes;
  }
}

async function checkBlock(cid: CID, bytes: Uint8Array): Promise<void> {
  if (cid.multihash.code !== sha256.code) {
    throw new SourceError(`has a block under another hash than SHA-256 (${String(cid)})`, { final: true });
  }
  const { digest } = await sha256.digest(bytes);
  if (!equals(digest, cid.multihash.digest)) throw new SourceError(`sends a wrong block for ${String(cid)}`);
}

/** The blocks of a CAR as they are needed. */
function readCar(body: AsyncIterable<Uint8Array>) {
  let sinceBlock = 0;
  let ended = false;
  let ahead = 0;
  const kept = new Map<string, Uint8Array>();
  async function* bounded(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      sinceBlock += chunk.length;
      if (sinceBlock > MAX_BLOCK_BYTES + chunk.length) {
        throw new SourceError('sends a block that is too large', { final: true });
      }
      yield chunk;
    }
  }
  async function* blocks() {
    yield* await CarBlockIterator.fromIterable(bounded());
  }
  const iterator = blocks();
  return {
    /** The block, or undefined if the CAR does not have it where it is due. */
    async take(cid: CID): Promise<Uint8Array | undefined> {
      const key = String(cid);
      const early = kept.get(key);
      if (early !== undefined) {
        kept.delete(key);
        ahead -= early.length;
        return early;
      }
      while (!ended && ahead < MAX_AHEAD_BYTES) {
        const next = await iterator.next();
        sinceBlock = 0;
        if (next.done === true) {
          ended = true;
          break;
        }
        const block = { cid: next.value.cid, bytes: next.value.bytes };
        await checkBlock(block.cid, block.bytes);
        if (block.cid.equals(cid)) return block.bytes;
        const other = String(block.cid);
        if (!kept.has(other)) ahead += block.bytes.length;
        kept.set(other, block.bytes);
      }
      return undefined;
    },
    async close(): Promise<void> {
      ended = true;
      await iterator.return(undefined);
    },
  };
}
