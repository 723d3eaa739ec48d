import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { canonical } from '../../../manifest/src/canonical.ts';
import { parseCard } from '../../../manifest/src/card/parseCard.ts';
import { pullManifest } from '../../../manifest/src/pull/pullManifest.ts';
import type { PullReport } from '../../../manifest/src/pull/pullReport.ts';
import type { Manifest } from '../../../manifest/src/schema.ts';
import { makeCardOfPackage } from '../../../scripts/lib/data/makeCardOfPackage.ts';
import { makeLot } from '../../../scripts/lib/data/makeLot.ts';
import { AFINN, MOBY_DICK, STATE_OF_THE_UNION, WORDNET } from '../../../scripts/lib/data/openData.ts';
import { sha256 } from '../../helpers/pull/makeDataset.ts';
import { makeManifest } from '../../helpers/pull/makeManifest.ts';
import { sendFile, startServer, type TestServer } from '../../helpers/pull/startServer.ts';

const BIN = new URL('../../../manifest/bin/commonweight.mjs', import.meta.url).pathname;

/** In pieces with pauses between, so that a pull can be caught at work. */
function sendSlowly(request: IncomingMessage, response: ServerResponse, content: Uint8Array): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': content.length - from,
    ...(from > 0 ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` } : {}),
  });
  const next = (at: number): void => {
    if (response.destroyed) return;
    const end = Math.min(at + 131_072, content.length);
    response.write(content.subarray(at, end));
    if (end === content.length) response.end();
    else setTimeout(() => next(end), 10);
  };
  setTimeout(() => next(from), 10);
}

describe('pull of the demo’s corpus', function () {
  this.timeout(180_000);
  /** Cards and files by their SHA-256. */
  const contents = new Map<string, Uint8Array>();
  /** SHA-256 by where the file belongs. */
  const places = new Map<string, string>();
  let manifest: Manifest;
  let server: TestServer;
  let top: string;
  let to: string;

  before(async () => {
    const cards = await Promise.all([MOBY_DICK, STATE_OF_THE_UNION, AFINN, WORDNET].map(makeCardOfPackage));
    for (const [index, { json, paths }] of cards.entries()) {
      const card = parseCard(Buffer.from(json));
      contents.set(sha256(json), Buffer.from(json));
      for (const [at, file] of card.distribution.entries()) {
        contents.set(file.sha256, readFileSync(paths[at] ?? ''));
        places.set(`datasets/${index + 1}/files/${file.name}`, file.sha256);
      }
    }
    manifest = makeManifest(cards.map(({ cardSha256 }) => ({ cardSha256: cardSha256.slice(2) })));
  });
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'corpus-'));
    to = join(top, 'pulled');
  });
  afterEach(async () => {
    await server.close();
    rmSync(top, { recursive: true, force: true });
  });

  const isThere = (name: string): boolean => existsSync(join(to, name));
  const isRight = (name: string): boolean => sha256(readFileSync(join(to, name))) === places.get(name);

  describe('from a server that fails one request in five, stalls one in twenty and corrupts one in fifty', () => {
    let counts: { failed: number; stalled: number; corrupted: number };

    beforeEach(async () => {
      const lot = makeLot(1851);
      counts = { failed: 0, stalled: 0, corrupted: 0 };
      server = await startServer((request, response, path) => {
        const content = contents.get(path.slice(1));
        if (content === undefined) return response.writeHead(404).end();
        const drawn = lot();
        if (drawn < 1 / 5) {
          counts.failed += 1;
          return fail(response, content, Math.floor(lot() * 3));
        }
        if (drawn < 1 / 5 + 1 / 20) {
          counts.stalled += 1;
          response.writeHead(200, { 'content-length': content.length });
          return response.write(content.subarray(0, content.length / 2));
        }
        if (drawn < 1 / 5 + 1 / 20 + 1 / 50) {
          counts.corrupted += 1;
          const corrupt = Buffer.from(content);
          corrupt[corrupt.length - 1] = (corrupt[corrupt.length - 1] ?? 0) ^ 1;
          return sendFile(request, response, corrupt);
        }
        return sendFile(request, response, content);
      });
    });

    function fail(response: ServerResponse, content: Uint8Array, how: number): void {
      if (how === 0) response.writeHead(503, { 'retry-after': '0' }).end();
      else if (how === 1) response.destroy();
      else response.writeHead(200).end(content.subarray(0, content.length / 3));
    }
    const pull = (retries: number) =>
      pullManifest({
        manifest,
        to,
        places: { mirrors: [new URL(server.url)], gateways: [], allowFile: false },
        limits: { stallMs: 1_000, retries, backoffMs: 5, maxBackoffMs: 50 },
      });

    /** What is neither there nor named, and what is there and wrong. */
    function unaccounted({ entries }: PullReport): string[] {
      const problems = entries.flatMap((entry) => entry.problems ?? []);
      const unread = entries.filter(({ problems: [first] = [] }) => first?.includes('/card.json:'));
      return [...places.keys()].filter((name) =>
        isThere(name)
          ? !isRight(name)
          : !problems.some((problem) => problem.startsWith(`${name}:`)) &&
            !unread.some(({ datasetId }) => name.startsWith(`datasets/${datasetId}/`)),
      );
    }

    it('ends complete and verified, or names what is bad and ends complete when it is run again', async () => {
      let report = await pull(12);
      expect(unaccounted(report)).to.deep.equal([]);
      for (let runs = 1; !report.ok && runs < 3; runs++) report = await pull(12);
      expect(report.ok, JSON.stringify(report.entries)).to.equal(true);
      expect([...places.keys()].filter((name) => !isRight(name))).to.deep.equal([]);
      expect(counts.failed).to.be.greaterThan(50);
      expect(counts.stalled).to.be.greaterThan(10);
      expect(counts.corrupted).to.be.greaterThan(3);
    });

    it('names every file that is not there, where it may not ask again', async () => {
      const report = await pull(0);
      expect(report.ok).to.equal(false);
      expect([...places.keys()].filter((name) => !isThere(name)).length).to.be.greaterThan(20);
      expect(unaccounted(report)).to.deep.equal([]);
    });
  });

  it('resumes, killed at ten random moments, without fetching a verified byte twice', async () => {
    let begun: (() => void) | undefined;
    server = await startServer((request, response, path) => {
      begun?.();
      const content = contents.get(path.slice(1));
      if (content === undefined) return response.writeHead(404).end();
      sendSlowly(request, response, content);
    });
    const file = join(top, 'manifest.json');
    writeFileSync(file, canonical(manifest));
    const lot = makeLot(10);
    const start = () => {
      const args = ['pull', '--manifest', file, '--to', to, '--mirror', server.url, '--no-gateway', '--json'];
      const env = { ...process.env, NODE_OPTIONS: '', RPC_URL: undefined };
      return spawn(process.execPath, [BIN, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    };

    let kills = 0;
    let partsKept = 0;
    while (kills < 10) {
      server.asked.length = 0;
      const verified = new Set([...places].filter(([name]) => isThere(name)).map(([, hash]) => hash));
      const parts = new Map(
        existsSync(join(to, '.pull/partial'))
          ? readdirSync(join(to, '.pull/partial')).map((hash) => [hash, statSync(join(to, '.pull/partial', hash)).size])
          : [],
      );
      const child = start();
      const ended = new Promise((resolve) => child.once('close', resolve));
      const working = new Promise<void>((resolve) => (begun = resolve));
      await Promise.race([working, ended]);
      await new Promise((resolve) => setTimeout(resolve, lot() * 400));
      child.kill('SIGKILL');
      await ended;
      kills += 1;
      for (const { path, range } of server.asked) {
        const hash = path.slice(1);
        expect(verified.has(hash), `${path} had been verified`).to.equal(false);
        const part = parts.get(hash) ?? 0;
        if (part > 0 && part < (contents.get(hash)?.length ?? 0) && isFile(hash)) {
          // the first time that it is asked for again
          if (server.asked.find((one) => one.path === path)?.range === range) {
            expect(range, path).to.equal(`bytes=${part}-`);
            partsKept += 1;
          }
        }
      }
      expect([...places.keys()].filter((name) => isThere(name) && !isRight(name))).to.deep.equal([]);
    }
    expect(partsKept, 'no part of a file was ever gone on from').to.be.greaterThan(0);

    const last = start();
    let output = '';
    last.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    expect(await new Promise((resolve) => last.once('close', resolve))).to.equal(0);
    expect((JSON.parse(output) as { ok: boolean }).ok).to.equal(true);
    expect([...places.keys()].filter((name) => !isRight(name))).to.deep.equal([]);
    // nor is anything asked for when all is there
    server.asked.length = 0;
    const again = start();
    again.stdout.resume();
    expect(await new Promise((resolve) => again.once('close', resolve))).to.equal(0);
    expect(server.asked).to.deep.equal([]);

    function isFile(hash: string): boolean {
      return [...places.values()].includes(hash);
    }
  });
});
