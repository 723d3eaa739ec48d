import { CarReader } from '@ipld/car/reader';
import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { CID } from 'multiformats/cid';

import { makeCar } from '../../app/src/features/manifests/makeCar.ts';
import { cardCid } from '../../manifest/src/index.ts';

const RAW = 0x55;
const MIB = 1_048_576;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes without a pattern that a cut could hide in. */
function bytesOf(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at++) {
    state = (state * 48_271) % 2_147_483_647;
    bytes[at] = state & 0xff;
  }
  return bytes;
}

/** Every block of an archive, each held against its content id. */
async function openCar(car: Uint8Array): Promise<{ roots: string[]; blocks: { cid: CID; bytes: Uint8Array }[] }> {
  const reader = await CarReader.fromBytes(car);
  const blocks: { cid: CID; bytes: Uint8Array }[] = [];
  for await (const block of reader.blocks()) {
    expect(Buffer.from(block.cid.multihash.digest).toString('hex')).to.equal(sha256(block.bytes));
    blocks.push(block);
  }
  return { roots: (await reader.getRoots()).map(String), blocks };
}

describe('makeCar', () => {
  it('packs a small document as one block, whose content id is its SHA-256', async () => {
    const bytes = new TextEncoder().encode('{"format":"commonweight-manifest/1"}');
    const car = await makeCar(bytes);
    expect(car.cid).to.equal(cardCid(sha256(bytes)));
    const { roots, blocks } = await openCar(car.bytes);
    expect(roots).to.deep.equal([car.cid]);
    expect(blocks.map(({ cid }) => cid.toString())).to.deep.equal([car.cid]);
    expect(Buffer.from(blocks[0]?.bytes ?? []).equals(Buffer.from(bytes))).to.equal(true);
  });

  it('writes the archive as the standard has it, byte for byte', async () => {
    // header: length, CBOR of {roots: [bafkreibme22gw2h7y2h7tg2fhqotaqjucnbc24deqo72b6mkl2egezxhvy], version: 1}; then the block
    const { bytes, cid } = await makeCar(new TextEncoder().encode('foo'));
    expect(cid).to.equal('bafkreibme22gw2h7y2h7tg2fhqotaqjucnbc24deqo72b6mkl2egezxhvy');
    const digest = sha256(new TextEncoder().encode('foo'));
    expect(Buffer.from(bytes).toString('hex')).to.equal(
      `3aa265726f6f747381d82a58250001551220${digest}6776657273696f6e0127` + `01551220${digest}666f6f`,
    );
  });

  it('packs up to 1 MiB as one block', async () => {
    const { roots, blocks } = await openCar((await makeCar(bytesOf(MIB))).bytes);
    expect(blocks).to.have.length(1);
    expect(CID.parse(roots[0] ?? '').code).to.equal(RAW);
  });

  it('cuts what is larger at every MiB, and lists the pieces under one root', async () => {
    const bytes = bytesOf(2 * MIB + 1_000);
    const car = await makeCar(bytes);
    const { roots, blocks } = await openCar(car.bytes);
    expect(roots).to.deep.equal([car.cid]);
    const leaves = blocks.filter(({ cid }) => cid.code === RAW);
    expect(leaves.map((leaf) => leaf.bytes.length)).to.deep.equal([MIB, MIB, 1_000]);
    expect(Buffer.concat(leaves.map((leaf) => leaf.bytes)).equals(Buffer.from(bytes))).to.equal(true);
    expect(blocks.filter(({ cid }) => cid.toString() === car.cid)).to.have.length(1);
  });

  it('gives the same content id every time', async () => {
    const [one, two] = await Promise.all([makeCar(bytesOf(MIB + 1)), makeCar(bytesOf(MIB + 1))]);
    expect(one.cid).to.equal(two.cid);
    expect(one.cid).to.match(/^bafybei/);
  });
});
