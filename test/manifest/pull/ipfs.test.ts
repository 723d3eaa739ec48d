import { CarWriter } from '@ipld/car';
import { MemoryBlockstore } from 'blockstore-core/memory';
import { expect } from 'chai';
import { importer } from 'ipfs-unixfs-importer';
import { exporter, type UnixFSFile } from 'ipfs-unixfs-exporter';
import { CID } from 'multiformats/cid';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { cardCid } from '../../../manifest/src/cardCid.ts';
import { pullManifest } from '../../../manifest/src/pull/pullManifest.ts';
import { makeDataset, sha256 } from '../../helpers/pull/makeDataset.ts';
import { makeManifest } from '../../helpers/pull/makeManifest.ts';
import { sendFile, startServer, type TestServer } from '../../helpers/pull/startServer.ts';

/** Seven megabytes that do not repeat, and then two that do: the same block is in the file twice. */
const LARGE = Buffer.concat([
  Buffer.from(Uint32Array.from({ length: 1_750_000 }, (_, index) => Math.imul(index, 2_654_435_761)).buffer),
  Buffer.alloc(2 * 1_048_576, 7),
]);
const SMALL = 'a poem of one block';

describe('pull from IPFS gateways', () => {
  const store = new MemoryBlockstore();
  let top: string;
  let gateway: TestServer;
  let large: CID;
  let folder: CID;
  let cardSha256: string;
  let carRequests: string[];
  /** What a test wants to be otherwise. */
  let twist: {
    block?: (cid: string, bytes: Uint8Array) => Uint8Array;
    leaveOut?: (cid: string, index: number) => boolean;
    shuffle?: boolean;
    breakAfter?: number;
    noCar?: boolean;
    garbage?: Uint8Array;
  };

  const blockOf = async (cid: CID): Promise<Uint8Array> => {
    const parts: Uint8Array[] = [];
    for await (const part of store.get(cid)) parts.push(part);
    return Buffer.concat(parts);
  };

  /** The blocks of a file depth first, each as often as it occurs, as the trustless gateway specification has them. */
  async function blocksOf(path: string, from: number): Promise<{ cid: CID; bytes: Uint8Array }[]> {
    const blocks: { cid: CID; bytes: Uint8Array }[] = [];
    const recording = {
      async *get(cid: CID): AsyncGenerator<Uint8Array> {
        const bytes = await blockOf(cid);
        blocks.push({ cid, bytes });
        yield bytes;
      },
    };
    const entry = (await exporter(path, recording)) as UnixFSFile;
    const reader = entry.content({ offset: from, blockReadConcurrency: 1 });
    while ((await reader.next()).done !== true);
    return blocks;
  }

  async function sendCar(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://gateway');
    if (path === String(large)) carRequests.push(url.search);
    const from = Number(/^(\d+):\*$/.exec(url.searchParams.get('entity-bytes') ?? '0:*')?.[1]);
    const blocks = await blocksOf(path, from);
    if (twist.shuffle === true) blocks.reverse();
    const { writer, out } = CarWriter.create([CID.parse(path.split('/')[0] ?? '')]);
    const readable = Readable.from(out);
    response.writeHead(200, { 'content-type': 'application/vnd.ipld.car; version=1; order=dfs; dups=y' });
    let sent = 0;
    readable.on('data', (chunk: Uint8Array) => {
      sent += chunk.length;
      response.write(chunk);
      if (twist.breakAfter !== undefined && sent > twist.breakAfter) {
        twist.breakAfter = undefined;
        readable.destroy();
        setTimeout(() => response.destroy(), 50);
      }
    });
    readable.on('end', () => response.end());
    for (const [index, { cid, bytes }] of blocks.entries()) {
      if (twist.leaveOut?.(String(cid), index) === true) continue;
      void writer.put({ cid, bytes: twist.block?.(String(cid), bytes) ?? bytes });
    }
    void writer.close();
  }

  before(async () => {
    gateway = await startServer((request, response, path) => {
      const [, , id = '', ...rest] = path.split('/');
      const format = new URL(request.url ?? '/', 'http://gateway').searchParams.get('format');
      const wanted = CID.parse(id);
      void (async () => {
        if (format === 'raw') {
          const bytes = await blockOf(wanted);
          sendFile(request, response, twist.block?.(id, bytes) ?? bytes);
        } else if (twist.noCar === true) response.writeHead(404).end();
        else if (twist.garbage !== undefined) response.end(twist.garbage);
        else await sendCar(request, response, [id, ...rest].join('/'));
      })().catch(() => response.writeHead(404).end());
    });
    const files = [
      { path: 'data/large.bin', content: LARGE },
      { path: 'data/small.txt', content: Buffer.from(SMALL) },
    ];
    for await (const entry of importer(files, store, { profile: 'unixfs-v1-2025' })) {
      if (entry.path === 'data/large.bin') large = entry.cid;
      if (entry.path === 'data') folder = entry.cid;
    }
    const made = await makeDataset({
      base: 'x',
      files: [
        { name: 'large.bin', content: LARGE, contentUrl: `ipfs://${String(large)}` },
        { name: 'small.txt', content: SMALL, contentUrl: `ipfs://${cardCid(sha256(SMALL))}` },
        { name: 'in-folder.txt', content: SMALL, contentUrl: `ipfs://ipfs/${String(folder)}/small.txt` },
      ],
    });
    cardSha256 = made.sha256;
    await store.put(CID.parse(made.cid ?? ''), Buffer.from(made.text));
  });
  after(() => gateway.close());
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'ipfs-'));
    twist = {};
    carRequests = [];
    gateway.asked.length = 0;
  });
  afterEach(() => rmSync(top, { recursive: true }));

  const pull = () =>
    pullManifest({
      manifest: makeManifest([{ cardSha256 }]),
      to: top,
      places: { mirrors: [], gateways: [new URL(gateway.url)], allowFile: false },
      limits: { retries: 2, backoffMs: 5 },
    });
  const isWhole = (): boolean => readFileSync(join(top, 'datasets/1/files/large.bin')).equals(LARGE);
  const rawRequests = (): string[] => gateway.asked.map(({ path }) => path.split('/')[2] ?? '');

  it('takes a card and a small file as blocks, a larger one as a CAR', async () => {
    const report = await pull();
    expect(report.ok, JSON.stringify(report.entries)).to.equal(true);
    expect(isWhole()).to.equal(true);
    expect(carRequests).to.deep.equal(['?format=car&dag-scope=entity']);
    expect(readFileSync(join(top, 'datasets/1/files/in-folder.txt'), 'utf8')).to.equal(SMALL);
    expect(rawRequests()).to.include(cardCid(cardSha256));
  });
  it('asks for a block alone that the CAR leaves out', async () => {
    const left: string[] = [];
    twist.leaveOut = (cid, index) => index === 3 && left.push(cid) > 0;
    expect((await pull()).ok).to.equal(true);
    expect(isWhole()).to.equal(true);
    expect(rawRequests()).to.include(left[0]);
  });
  it('does with a CAR that is in another order', async () => {
    twist.shuffle = true;
    expect((await pull()).ok).to.equal(true);
    expect(isWhole()).to.equal(true);
  });
  it('goes on in the middle of a CAR that broke off', async () => {
    twist.breakAfter = 4_000_000;
    expect((await pull()).ok).to.equal(true);
    expect(isWhole()).to.equal(true);
    expect(carRequests).to.have.length(2);
    expect(carRequests[1]).to.match(/&entity-bytes=[1-9]\d{6}:\*$/);
  });
  it('refuses a CAR with a block that is not what its id says', async () => {
    twist.block = (_cid, bytes) =>
      bytes.length > 1_000_000 ? Buffer.concat([bytes.subarray(1), Buffer.of(0)]) : bytes;
    const { ok, entries } = await pull();
    expect(ok).to.equal(false);
    expect(entries[0]?.problems?.join('\n')).to.match(
      /^datasets\/1\/files\/large\.bin: .* sends a wrong block for baf\w+$/,
    );
  });
  it('refuses what is no CAR', async () => {
    twist.garbage = Buffer.alloc(20_000_000, 0xff);
    const { entries } = await pull();
    expect(entries[0]?.problems?.[1]).to.match(/large\.bin: .*(does not give a whole file|too large)/);
  });
  it('says so when a gateway has none', async () => {
    twist.noCar = true;
    const { entries } = await pull();
    expect(entries[0]?.problems?.[1]).to.contain('large.bin').and.contain('has no such file (404)');
  });
});
