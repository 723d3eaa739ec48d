import { expect } from 'chai';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { CommonweightError } from '../../../manifest/src/errors.ts';
import type { Limits } from '../../../manifest/src/pull/limits.ts';
import { pullManifest, type PullOptions } from '../../../manifest/src/pull/pullManifest.ts';
import type { PullReport } from '../../../manifest/src/pull/pullReport.ts';
import { makeDataset, sha256, type TestFile } from '../../helpers/pull/makeDataset.ts';
import { makeManifest, type Entry } from '../../helpers/pull/makeManifest.ts';
import { sendFile, startServer, type Answer, type TestServer } from '../../helpers/pull/startServer.ts';

// a test's machine may be busy, so that nothing is given up too soon save where that is the matter
const QUICK: Partial<Limits> = { stallMs: 10_000, retries: 2, backoffMs: 5, maxBackoffMs: 20, maxWaitMs: 500 };
const TEXT = 'Call me Ishmael. '.repeat(20_000);

describe('pull, given bad input and faults', () => {
  let server: TestServer;
  let answer: Answer;
  let top: string;
  let to: string;
  const files = new Map<string, string | Uint8Array>();

  const serve: Answer = (request, response, path) => {
    const content = files.get(path);
    if (content === undefined) response.writeHead(404).end('nothing here');
    else sendFile(request, response, content);
  };
  /** Answers otherwise for the files that a test is about. */
  const except =
    (path: string, other: Answer): Answer =>
    (request, response, at) =>
      (at === path ? other : serve)(request, response, at);

  before(async () => {
    server = await startServer((...asked) => answer(...asked));
  });
  after(() => server.close());
  beforeEach(() => {
    answer = serve;
    files.clear();
    server.asked.length = 0;
    top = realpathSync(mkdtempSync(join(tmpdir(), 'pull-')));
    to = join(top, 'inside');
    writeFileSync(join(top, 'bystander'), 'untouched');
  });
  afterEach(() => {
    // whatever the input was: nothing beside the folder has been made or changed
    expect(readdirSync(top).filter((name) => name !== 'inside' && name !== 'elsewhere')).to.deep.equal(['bystander']);
    expect(readFileSync(join(top, 'bystander'), 'utf8')).to.equal('untouched');
    rmSync(top, { recursive: true });
  });

  /** Puts a dataset on the server and gives its entry in a manifest. */
  async function publish(
    given: readonly TestFile[],
    entry: Partial<Entry> = {},
  ): Promise<Partial<Entry> & { cardSha256: string }> {
    const made = await makeDataset({ base: server.url, files: given });
    files.set(`/cards/${made.sha256}`, made.text);
    for (const { name, content } of given) files.set(`/${name}`, content);
    return { cardSha256: made.sha256, mirrorUri: `${server.url}/cards/${made.sha256}`, ...entry };
  }
  const pull = (
    entries: Parameters<typeof makeManifest>[0],
    options: Partial<PullOptions> = {},
  ): Promise<PullReport & { said: string[] }> => {
    const said: string[] = [];
    return pullManifest({
      manifest: makeManifest(entries),
      to,
      places: { mirrors: [], gateways: [], allowFile: false },
      limits: QUICK,
      say: (line) => said.push(line),
      ...options,
    }).then((report) => ({ ...report, said }));
  };
  const one = (report: PullReport) => report.entries[0];
  /** The one sentence about the one file that is not there. */
  const problemOf = (report: PullReport): string => {
    const [entry] = report.entries;
    expect(report.ok).to.equal(false);
    expect(entry?.status).to.equal('incomplete');
    expect(entry?.problems).to.have.length(1);
    expect(entry?.problems?.[0]).not.to.contain('    at ').and.not.to.contain('\n');
    return entry?.problems?.[0] ?? '';
  };
  const pulled = (name: string): string => join(to, 'datasets/1/files', name);

  it('fetches, verifies and reports what is fine', async () => {
    const report = await pull([
      await publish([
        { name: 'a/b.txt', content: TEXT },
        { name: 'leer', content: '' },
      ]),
    ]);
    expect(report.ok, report.said.join('\n')).to.equal(true);
    expect(one(report)).to.deep.equal({
      datasetId: 1,
      status: 'complete',
      sharePpb: 1_000_000_000,
      files: 2,
      bytes: TEXT.length,
    });
    expect(readFileSync(pulled('a/b.txt'), 'utf8')).to.equal(TEXT);
    expect(readFileSync(pulled('leer'), 'utf8')).to.equal('');
    const written = JSON.parse(readFileSync(join(to, 'pull.json'), 'utf8')) as PullReport;
    expect({ ...written, said: report.said }).to.deep.equal(report);
    expect(readdirSync(join(to, '.pull/partial'))).to.deep.equal([]);
  });

  describe('when a server misbehaves', () => {
    const cases: [what: string, other: Answer, message: RegExp, tries: number, limits?: Partial<Limits>][] = [
      ['a missing file', (_, response) => response.writeHead(404).end(), /has no such file \(404\)/, 1],
      ['no access', (_, response) => response.writeHead(403).end(), /gives no access \(403\)/, 1],
      ['a server in trouble', (_, response) => response.writeHead(503).end(), /trouble of its own \(503\)/, 3],
      [
        'too many requests',
        (_, response) => response.writeHead(429, { 'retry-after': '0' }).end(),
        /asked too often \(429\)/,
        3,
      ],
      [
        'a wait that is too long',
        (_, response) => response.writeHead(429, { 'retry-after': '3600' }).end(),
        /asked too often \(429\)/,
        1,
      ],
      [
        'a redirect to itself',
        (_, response) => response.writeHead(302, { location: '/a.txt' }).end(),
        /redirects in a circle/,
        1,
      ],
      [
        'redirects without end',
        (request, response) =>
          response.writeHead(302, { location: `/a.txt?${Number(request.url?.split('?')[1] ?? 0) + 1}` }).end(),
        /redirects more than 5 times/,
        6,
      ],
      [
        'a redirect into this machine',
        (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
        /"file:\/\/\/etc\/passwd", which cannot be followed/,
        1,
      ],
      ['another file', (request, response) => sendFile(request, response, 'X'.repeat(TEXT.length)), /another file/, 3],
      [
        'a truncated file',
        (_, response) => response.writeHead(200).end(TEXT.slice(0, 1_000)),
        /truncated file \(1000 of 340000 bytes\)/,
        3,
      ],
      [
        'a length that is too small',
        (_, response) => {
          response.socket?.end(`HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n${TEXT}`);
        },
        /truncated file \(10 of 340000 bytes\)/,
        3,
      ],
      [
        'a length that is too large',
        (_, response) => {
          response.socket?.end(`HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n${TEXT.slice(0, 9)}`);
        },
        /broke off/,
        3,
      ],
      [
        'a body without end',
        (_, response) => {
          response.on('error', () => undefined);
          const more = (): unknown => !response.destroyed && response.write(TEXT, () => setImmediate(more));
          more();
        },
        /sends more than 340000 bytes/,
        1,
      ],
      ['silence', () => undefined, /sent nothing for 0.3 s/, 2, { stallMs: 300, retries: 1 }],
      [
        'a body that trickles',
        (_, response) => {
          const timer = setInterval(() => response.write('C'), 20);
          response.on('close', () => clearInterval(timer));
        },
        /is too slow \(\d+ bytes in 0.3 s\)/,
        2,
        { stallMs: 300, retries: 1 },
      ],
      [
        'a body that was not asked for compressed',
        (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(TEXT)),
        /encoding that was not asked for \(gzip\)/,
        1,
      ],
      ['no HTTP', (_, response) => response.socket?.end('hello\r\n\r\n'), /does not answer/, 3],
    ];
    for (const [what, other, message, tries, limits] of cases) {
      it(`names ${what}, and goes on with the other files`, async () => {
        const entry = await publish([
          { name: 'a.txt', content: TEXT },
          { name: 'b.txt', content: 'fine' },
        ]);
        answer = except('/a.txt', other);
        const report = await pull([entry], { limits: { ...QUICK, ...limits } });
        expect(problemOf(report))
          .to.match(message)
          .and.match(/^datasets\/1\/files\/a\.txt: http:/);
        expect(server.asked.filter(({ path }) => path === '/a.txt')).to.have.length(tries);
        expect(existsSync(pulled('a.txt'))).to.equal(false);
        expect(readFileSync(pulled('b.txt'), 'utf8')).to.equal('fine');
      });
    }

    it('waits as long as the server asks, where that is not long', async () => {
      const entry = await publish([{ name: 'a.txt', content: TEXT }]);
      const times: number[] = [];
      answer = except('/a.txt', (request, response) => {
        times.push(Date.now());
        if (times.length === 1) response.writeHead(429, { 'retry-after': '1' }).end();
        else sendFile(request, response, TEXT);
      });
      const report = await pull([entry], { limits: { ...QUICK, maxWaitMs: 5_000 } });
      expect(report.ok).to.equal(true);
      expect((times[1] ?? 0) - (times[0] ?? 0)).to.be.at.least(990);
    });

    it('puts what is wrong into quarantine, and takes the right bytes from elsewhere', async () => {
      const made = await makeDataset({ base: server.url, files: [{ name: 'a.txt', content: TEXT }] });
      files.set(`/mirror/${made.sha256}`, made.text);
      files.set(`/mirror/${sha256(TEXT)}`, 'X'.repeat(TEXT.length));
      files.set('/a.txt', TEXT);
      const report = await pull([{ cardSha256: made.sha256 }], {
        places: { mirrors: [new URL(`${server.url}/mirror`)], gateways: [], allowFile: false },
      });
      expect(report.ok, JSON.stringify(report)).to.equal(true);
      expect(readFileSync(pulled('a.txt'), 'utf8')).to.equal(TEXT);
      expect(readFileSync(join(to, '.pull/quarantine', sha256(TEXT)), 'utf8')).to.match(/^XXX/);
      expect(report.said.join('\n')).to.contain('gives another file').and.contain('quarantine');
    });

    it('goes on where a source broke off', async () => {
      const entry = await publish([{ name: 'a.txt', content: TEXT }]);
      let first = true;
      answer = except('/a.txt', (request, response) => {
        if (!first) return sendFile(request, response, TEXT);
        first = false;
        response.writeHead(200, { 'content-length': TEXT.length });
        response.write(TEXT.slice(0, 100_000), () => setTimeout(() => response.destroy(), 50));
      });
      expect((await pull([entry])).ok).to.equal(true);
      const ranges = server.asked.flatMap(({ path, range }) => (path === '/a.txt' ? [range] : []));
      expect(ranges).to.deep.equal([undefined, 'bytes=100000-']);
    });

    it('begins anew where a server does not know ranges', async () => {
      const entry = await publish([{ name: 'a.txt', content: TEXT }]);
      let first = true;
      answer = except('/a.txt', (_request, response) => {
        if (!first) {
          response.end(TEXT);
          return;
        }
        first = false;
        response.writeHead(200, { 'content-length': TEXT.length });
        response.write(TEXT.slice(0, 100_000), () => setTimeout(() => response.destroy(), 50));
      });
      expect((await pull([entry])).ok).to.equal(true);
      expect(readFileSync(pulled('a.txt'), 'utf8')).to.equal(TEXT);
    });

    it('keeps an archive as it is, and unpacks nothing', async () => {
      const bomb = gzipSync(Buffer.alloc(10_000_000));
      expect((await pull([await publish([{ name: 'bomb.gz', content: bomb }])])).ok).to.equal(true);
      expect(readdirSync(join(to, 'datasets/1/files'))).to.deep.equal(['bomb.gz']);
      expect(statSync(pulled('bomb.gz')).size).to.equal(bomb.length);
    });
  });

  describe('when a card is bad', () => {
    const withCard = async (text: string | Uint8Array): Promise<PullReport> => {
      const hash = sha256(text);
      files.set(`/cards/${hash}`, text);
      return pull([{ cardSha256: hash, mirrorUri: `${server.url}/cards/${hash}` }]);
    };
    const changed = async (change: (card: Record<string, unknown>) => void): Promise<string> => {
      const made = await makeDataset({ base: server.url, files: [{ name: 'a.txt', content: 'a' }] });
      const card = JSON.parse(made.text) as Record<string, unknown>;
      change(card);
      return JSON.stringify(card);
    };
    const renamed = (name: string): Promise<string> =>
      changed(({ distribution }) => ((distribution as Record<string, unknown>[])[0]!.name = name));

    it('refuses one of 50 MB after 16 MiB', async () => {
      const report = await withCard(Buffer.alloc(50_000_000, ' '));
      expect(problemOf(report)).to.contain('sends more than 16777216 bytes');
    });
    it('refuses one that is no JSON', async () => {
      expect(problemOf(await withCard('{"name":'))).to.contain('truncated or damaged');
    });
    it('refuses one of a future version', async () => {
      const text = await changed((card) => (card.conformsTo = 'http://mlcommons.org/croissant/3.0'));
      expect(problemOf(await withCard(text))).to.contain('cards of other versions cannot be read');
    });
    it('refuses one with wrong types', async () => {
      expect(problemOf(await withCard(await changed((card) => (card.distribution = 7))))).to.contain('distribution');
    });
    it('keeps fields that it does not know', async () => {
      const text = await changed((card) => (card['rai:dataBiases'] = 'old books'));
      files.set('/a.txt', 'a');
      expect((await withCard(text)).ok).to.equal(true);
      expect(readFileSync(join(to, 'datasets/1/card.json'), 'utf8')).to.equal(text);
    });
    for (const name of ['../../../bystander', '/etc/passwd', 'C:\\x', 'a/../../b', 'a\0b', 'NUL', '.. /x']) {
      it(`refuses the file name ${JSON.stringify(name)}`, async () => {
        expect(problemOf(await withCard(await renamed(name)))).to.contain('The card is malformed: the file name');
        expect(readdirSync(join(to, 'datasets/1'))).to.deep.equal(['card.json']);
      });
    }
    it('refuses names that differ in capitals only', async () => {
      const text = await changed((card) => {
        const [file] = card.distribution as Record<string, unknown>[];
        card.distribution = [file, { ...file, '@id': 'other', name: 'A.TXT' }];
      });
      expect(problemOf(await withCard(text))).to.contain('are one file where capitals do not count');
    });
    it('does not believe a card that lists itself', async () => {
      const text = await changed(
        ({ distribution }) =>
          ((distribution as Record<string, unknown>[])[0]!.contentUrl = `${server.url}/cards/itself`),
      );
      files.set('/cards/itself', text);
      expect(problemOf(await withCard(text)))
        .to.contain('a.txt')
        .and.contain('sends more than 1 bytes');
    });
    it('names addresses that it cannot or must not follow', async () => {
      const text = await changed((card) => {
        const [file] = card.distribution as Record<string, unknown>[];
        card.distribution = [
          'file:///etc/hostname',
          'ftp://example.org/a',
          'ipfs://bafkqaaa',
          'ipfs://x',
          'nowhere',
        ].map((contentUrl, index) => ({
          ...file,
          '@id': `${index}`,
          name: `${index}.txt`,
          sha256: sha256(`${index}`),
          contentUrl,
        }));
      });
      const hash = sha256(text);
      files.set(`/cards/${hash}`, text);
      const report = await pull([{ cardSha256: hash, mirrorUri: `${server.url}/cards/${hash}` }]);
      const problems = one(report)?.problems ?? [];
      expect(problems[0]).to.contain('followed only with --allow-file');
      expect(problems[1]).to.contain('only https, http, ipfs and file can');
      expect(problems[2]).to.contain('needs an IPFS gateway');
      expect(problems[3]).to.contain('is no IPFS address');
      // relative to the card, where there is nothing
      expect(problems[4]).to.contain(`${server.url}/cards/nowhere has no such file (404)`);
    });
  });

  describe('when the folder is not as it should be', () => {
    for (const [what, path] of [
      ['the folder of datasets', 'datasets'],
      ['the folder of a dataset', 'datasets/1'],
      ['the folder of its files', 'datasets/1/files'],
      ['a folder in between', 'datasets/1/files/sub'],
      ['its own folder', '.pull'],
      ['the folder of parts', '.pull/partial'],
    ] as const) {
      it(`writes nothing through a link in place of ${what}`, async () => {
        const entry = await publish([{ name: 'sub/a.txt', content: TEXT }]);
        mkdirSync(join(top, 'elsewhere'));
        mkdirSync(dirname(join(to, path)), { recursive: true });
        symlinkSync(join(top, 'elsewhere'), join(to, path));
        const message = await pull([entry]).then(problemOf, (error: Error) => {
          expect(error).to.be.instanceOf(CommonweightError);
          return error.message;
        });
        expect(message).to.contain('is a link; nothing is written through links.');
        expect(readdirSync(join(top, 'elsewhere'))).to.deep.equal([]);
      });
    }
    for (const [what, path] of [
      ['a file', 'datasets/1/files/a.txt'],
      ['a part of a file', `.pull/partial/${sha256(TEXT)}`],
      ['the list of what is verified', '.pull/verified.jsonl'],
      ['the manifest', 'manifest.json'],
    ] as const) {
      it(`follows no link in place of ${what}`, async () => {
        const entry = await publish([{ name: 'a.txt', content: TEXT }]);
        mkdirSync(dirname(join(to, path)), { recursive: true });
        symlinkSync(join(top, 'bystander'), join(to, path));
        const message = await pull([entry]).then(problemOf, (error: Error) => error.message);
        expect(message).to.contain('is a link; links are not followed.');
      });
    }
    it('is told by a folder in place of a file', async () => {
      const entry = await publish([{ name: 'a.txt', content: TEXT }]);
      mkdirSync(pulled('a.txt'), { recursive: true });
      expect(problemOf(await pull([entry]))).to.contain('a.txt is in the way: it is no plain file.');
    });
    it('is told by a file in place of a folder', async () => {
      const entry = await publish([{ name: 'a/b.txt', content: TEXT }]);
      mkdirSync(dirname(pulled('a')), { recursive: true });
      writeFileSync(pulled('a'), '');
      expect(problemOf(await pull([entry]))).to.contain('is in the way: it is no folder.');
    });
    it('moves a file that was changed into quarantine, and fetches it again', async () => {
      const entry = await publish([{ name: 'a.txt', content: TEXT }]);
      await pull([entry]);
      writeFileSync(pulled('a.txt'), 'changed');
      const report = await pull([entry]);
      expect(report.ok).to.equal(true);
      expect(report.said.join('\n')).to.contain('a.txt is another file');
      expect(readFileSync(pulled('a.txt'), 'utf8')).to.equal(TEXT);
      expect(readFileSync(join(to, '.pull/quarantine', sha256(TEXT)), 'utf8')).to.equal('changed');
    });
    it('refuses a folder that is another commons’', async () => {
      const entry = await publish([{ name: 'a.txt', content: 'a' }]);
      await pull([entry]);
      const other = { ...makeManifest([entry]), chainId: 1 };
      const failed = await pull([], { manifest: other }).catch((error: Error) => error.message);
      expect(failed).to.contain('holds the datasets of another commons');
    });
    it('lets no second pull in while one is at work', async () => {
      mkdirSync(join(to, '.pull'), { recursive: true });
      // a process that runs and is not this one: its parent
      writeFileSync(join(to, '.pull/lock'), JSON.stringify({ pid: process.ppid, host: hostname() }));
      const failed = await pull([]).catch((error: Error) => error.message);
      expect(failed).to.contain(`Another pull (process ${process.ppid}`);
    });
    it('says so in one sentence when the disk is full, keeps what is verified, and goes on later', async () => {
      const entry = await publish([
        { name: 'a.txt', content: 'small' },
        { name: 'b.txt', content: TEXT },
      ]);
      const probe = await open(join(top, 'bystander'), 'r');
      const handles = Object.getPrototypeOf(probe) as { write: (...args: unknown[]) => Promise<unknown> };
      await probe.close();
      const { write } = handles;
      handles.write = function (this: unknown, ...args: unknown[]) {
        const full = (args[0] as Uint8Array).length > 10_000;
        return full
          ? Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
          : write.apply(this, args);
      };
      const failed = await pull([entry], { parallel: 1 })
        .catch((error: Error) => error)
        .finally(() => (handles.write = write));
      expect(failed).to.be.instanceOf(CommonweightError);
      expect((failed as Error).message).to.match(/^The disk is full\. .* to go on\.$/);
      expect(readFileSync(pulled('a.txt'), 'utf8')).to.equal('small');
      server.asked.length = 0;
      expect((await pull([entry])).ok).to.equal(true);
      expect(server.asked.map(({ path }) => path)).to.deep.equal(['/b.txt']);
    });
    it('does not begin what the disk has no room for', async () => {
      const made = await makeDataset({ base: server.url, files: [{ name: 'a.txt', content: 'a' }] });
      const text = made.text.replace('"contentSize":"1 B"', '"contentSize":"900000000000000 B"');
      const hash = sha256(text);
      files.set(`/cards/${hash}`, text);
      const failed = await pull([{ cardSha256: hash, mirrorUri: `${server.url}/cards/${hash}` }]).catch(
        (error: Error) => error.message,
      );
      expect(failed).to.match(/^There is too little room in .*: 900 TB are needed, .* are free\.$/);
    });
  });

  describe('where not everything is to be fetched', () => {
    it('leaves out what is revoked, for other purposes, without share or federated, and scales the shares of the rest', async () => {
      const entries = await Promise.all(
        ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => publish([{ name: `${name}.txt`, content: name }])),
      );
      Object.assign(entries[1]!, { purposes: ['evaluation'] });
      Object.assign(entries[2]!, { sharePpbDown: 0 });
      Object.assign(entries[3]!, { access: 'federated' });
      const report = await pull(entries, {
        purposes: ['pre-training'],
        revoked: {
          entries: [
            { datasetId: 1, reason: 'withdrawn' },
            { datasetId: 6, reason: 'suspended', untilSeconds: 1_800_000_000 },
          ],
          asOfBlock: 77,
        },
      });
      expect(report.ok).to.equal(true);
      expect(report.entries.map(({ status, sharePpb }) => [status, sharePpb])).to.deep.equal([
        ['revoked', undefined],
        ['other purpose', undefined],
        ['no share', undefined],
        ['federated', undefined],
        ['complete', 500_000_000],
        ['revoked', undefined],
        ['complete', 500_000_000],
      ]);
      expect(one(report)?.reason).to.equal('withdrawn');
      expect(report.entries[5]?.reason).to.equal('suspended until 2027-01-15T08:00:00.000Z');
      expect(report).to.deep.include({ revocationsAsOfBlock: 77, purposes: ['pre-training'] });
      expect(readdirSync(join(to, 'datasets'))).to.have.members(['5', '7']);
    });
    it('says whom to ask for what is gated, and verifies what was put there', async () => {
      const entry = await publish([{ name: 'a.txt', content: 'secret' }], { access: 'gated' });
      const report = await pull([entry]);
      expect(report.ok).to.equal(true);
      expect(one(report)).to.include({ status: 'gated', files: 0 });
      expect(one(report)?.reason).to.match(/^ask Ines for the files \(https:\/\/example\.org\/texts\)/);
      expect(server.asked.map(({ path }) => path)).not.to.include('/a.txt');

      mkdirSync(dirname(pulled('a.txt')), { recursive: true });
      writeFileSync(pulled('a.txt'), 'secret');
      expect(one(await pull([entry]))).to.include({ status: 'complete' });
      writeFileSync(pulled('a.txt'), 'forged');
      expect(one(await pull([entry]))?.problems?.[0]).to.contain('is another file');
    });
    it('checks what is there without any request, when offline', async () => {
      const entry = await publish([
        { name: 'a.txt', content: TEXT },
        { name: 'b.txt', content: 'b' },
      ]);
      await pull([entry]);
      server.asked.length = 0;
      expect((await pull([entry], { offline: true })).ok).to.equal(true);
      // as a disk error would: other bytes, same size and times
      const { atime, mtime } = statSync(pulled('a.txt'));
      const handle = await open(pulled('a.txt'), 'r+');
      await handle.write('X', 5);
      await handle.utimes(atime, mtime);
      await handle.close();
      rmSync(pulled('b.txt'));
      const report = await pull([entry], { offline: true });
      expect(one(report)?.problems?.join('\n')).to.match(/a\.txt is another file.*\n.*b\.txt is not there/);
      expect(existsSync(pulled('a.txt'))).to.equal(false);
      expect(server.asked).to.deep.equal([]);
    });
    it('takes files of this machine where the user says so, but no device or pipe', async () => {
      mkdirSync(join(top, 'elsewhere'));
      writeFileSync(join(top, 'elsewhere/a'), TEXT);
      const made = await makeDataset({
        base: 'https://example.org',
        files: [
          { name: 'a.txt', content: TEXT, contentUrl: pathToFileURL(join(top, 'elsewhere/a')).href },
          { name: 'b.txt', content: 'b', contentUrl: 'file:///dev/zero' },
        ],
      });
      writeFileSync(join(top, 'elsewhere', made.sha256), made.text);
      const report = await pull([{ cardSha256: made.sha256 }], {
        places: { mirrors: [pathToFileURL(join(top, 'elsewhere'))], gateways: [], allowFile: true },
      });
      expect(problemOf(report)).to.contain('file:///dev/zero is no plain file');
      expect(readFileSync(pulled('a.txt'), 'utf8')).to.equal(TEXT);
    });
  });

  it('fetches 10,000 files, and none of them again', async function () {
    this.timeout(120_000);
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      name: `p${index % 100}/${index}.txt`,
      content: `${index}`,
    }));
    const entry = await publish(many);
    const report = await pull([entry]);
    expect(one(report)).to.include({ status: 'complete', files: 10_000 });
    expect(server.asked).to.have.length(10_001);
    expect((await pull([entry])).ok).to.equal(true);
    expect(server.asked).to.have.length(10_001);
  });

  it('fetches a file once that several datasets have', async () => {
    const entries = [
      await publish([{ name: 'a.txt', content: TEXT }]),
      await publish([
        { name: 'b.txt', content: TEXT },
        { name: 'c.txt', content: TEXT },
      ]),
    ];
    expect((await pull(entries)).ok).to.equal(true);
    expect(server.asked.filter(({ path }) => path.endsWith('.txt'))).to.have.length(1);
    expect(readFileSync(join(to, 'datasets/2/files/c.txt'), 'utf8')).to.equal(TEXT);
  });
});
