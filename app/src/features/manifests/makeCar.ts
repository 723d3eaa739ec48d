import { createWriter, headerLength, blockLength } from '@ipld/car/buffer-writer';
import { CID } from 'multiformats/cid';
import * as raw from 'multiformats/codecs/raw';
import { sha256 } from 'multiformats/hashes/sha2';

/** The most that a block of its own may have, which is also where the importer begins to cut: 1 MiB. */
const MAX_BLOCK = 1_048_576;

export interface Car {
  /** The content id of the whole, CIDv1. */
  cid: string;
  /** A content archive (CARv1) with that root. */
  bytes: Uint8Array<ArrayBuffer>;
}

interface Block {
  cid: CID;
  bytes: Uint8Array;
}

async function blocksOf(bytes: Uint8Array<ArrayBuffer>): Promise<{ root: CID; blocks: Block[] }> {
  if (bytes.length <= MAX_BLOCK) {
    const root = CID.createV1(raw.code, await sha256.digest(bytes));
    return { root, blocks: [{ cid: root, bytes }] };
  }
  const { importBytes } = await import('ipfs-unixfs-importer');
  const blocks: Block[] = [];
  const { cid } = await importBytes(
    bytes,
    {
      put(key, content) {
        if (!(content instanceof Uint8Array)) throw new Error('The importer hands over whole blocks.');
        blocks.push({ cid: key, bytes: content });
        return key;
      },
    },
    { profile: 'unixfs-v1-2025' },
  );
  return { root: cid, blocks };
}

/**
 * Packs a document for IPFS. Up to 1 MiB it is one raw block, so that its content id says its SHA-256; what is larger is cut by the
 * profile unixfs-v1-2025, by which everybody gets the same content id.
 */
export async function makeCar(bytes: Uint8Array<ArrayBuffer>): Promise<Car> {
  const { root, blocks } = await blocksOf(bytes);
  const size = blocks.reduce((sum, block) => sum + blockLength(block), headerLength({ roots: [root] }));
  const writer = createWriter(new ArrayBuffer(size), { roots: [root] });
  for (const block of blocks) writer.write(block);
  return { cid: root.toString(), bytes: writer.close() as Uint8Array<ArrayBuffer> };
}
