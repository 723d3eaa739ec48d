import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { canonical } from '../../manifest/src/canonical.ts';
import { makeCard } from '../../manifest/src/card/makeCard.ts';
import { makeManifest } from '../../test/helpers/pull/makeManifest.ts';
import { FACTS } from '../../test/helpers/pull/makeDataset.ts';
import { measureProcess } from '../lib/measureProcess.ts';
import { writeMeasures } from '../lib/writeMeasures.ts';

const LARGE_BYTES = 2_000_000_000;
const SMALL_COUNT = 2_000;
const SMALL_BYTES = 100_000;
/** Memory that does not grow with the file: what Node itself takes, and room for buffers. */
const MOST_MIB = 256;
const ROUNDS = 3;

const here = (name: string): string => new URL(`./lib/${name}`, import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'bench-pull-'));

interface Served {
  port: number;
  files: { name: string; bytes: number; sha256: string }[];
}

async function command(program: string, args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}.`);
  return (performance.now() - started) / 1_000;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

async function measure(files: Served['files'], port: number, name: string) {
  const url = `http://127.0.0.1:${port}`;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const card = await makeCard({
    facts: FACTS,
    files: files.map((file) => ({
      ...file,
      contentUrl: `${url}/${file.sha256}`,
      encodingFormat: 'application/octet-stream',
    })),
  });
  const cardFile = join(folder, `${name}.card`);
  const manifest = join(folder, `${name}.json`);
  writeFileSync(cardFile, card.text);
  writeFileSync(
    manifest,
    canonical(makeManifest([{ cardSha256: card.sha256, mirrorUri: pathToFileURL(cardFile).href }])),
  );
  const list = join(folder, `${name}.curl`);
  const target = join(folder, 'curl');
  writeFileSync(
    list,
    files.map((file) => `url = ${url}/${file.sha256}\noutput = ${join(target, file.name)}\n`).join(''),
  );

  const [pulled, curled, hashed]: [number[], number[], number[]] = [[], [], []];
  const peaks: number[] = [];
  // by turns, so that a busy machine is so for all
  for (let round = 0; round < ROUNDS; round++) {
    const to = join(folder, 'pulled');
    const { out, peakMiB } = await measureProcess([here('pullOnce.ts'), manifest, to, `${url}/`]);
    pulled.push((JSON.parse(out) as { seconds: number }).seconds);
    peaks.push(peakMiB);
    rmSync(to, { recursive: true });

    mkdirSync(target);
    const seconds = await command('curl', [
      '--no-progress-meter',
      '--fail',
      '--parallel',
      '--parallel-max',
      '8',
      '--config',
      list,
    ]);
    curled.push(seconds);
    hashed.push(
      seconds +
        (await command(
          'sha256sum',
          files.map((file) => join(target, file.name)),
        )),
    );
    rmSync(target, { recursive: true });
    console.error(
      `${name}, ${round + 1} of ${ROUNDS}: pull ${pulled.at(-1)?.toFixed(2)} s, curl ${seconds.toFixed(2)} s`,
    );
  }
  const rate = (seconds: readonly number[]): number => bytes / 1e6 / median(seconds);
  return { pulled: rate(pulled), curled: rate(curled), hashed: rate(hashed), peak: Math.max(...peaks) };
}

const server = spawn(process.execPath, [here('serveBlocks.ts'), `${LARGE_BYTES}`, `${SMALL_COUNT}`, `${SMALL_BYTES}`], {
  env: { ...process.env, NODE_OPTIONS: '' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  console.error('making 2.2 GB to be served …');
  const { port, files } = await new Promise<Served>((resolve, reject) => {
    let output = '';
    server.once('close', () => reject(new Error('the server ended')));
    server.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.endsWith('\n')) resolve(JSON.parse(output) as Served);
    });
  });
  const large = await measure(files.slice(0, 1), port, 'one file');
  const small = await measure(files.slice(1), port, 'many files');
  const curl = 'curl, which checks nothing';
  const both = 'curl, then sha256sum';
  const kept = await writeMeasures('manifest-pull', 'Pulling from a server on the same machine', [
    { what: 'one file of 2 GB', value: large.pulled, unit: 'MB/s', baseline: large.hashed, baselineName: both },
    { what: 'one file of 2 GB', value: large.pulled, unit: 'MB/s', baseline: large.curled, baselineName: curl },
    { what: 'one file of 2 GB, peak memory', value: large.peak, unit: 'MiB', bar: MOST_MIB },
    { what: '2,000 files of 100 kB', value: small.pulled, unit: 'MB/s', baseline: small.hashed, baselineName: both },
    { what: '2,000 files of 100 kB', value: small.pulled, unit: 'MB/s', baseline: small.curled, baselineName: curl },
    { what: '2,000 files of 100 kB, peak memory', value: small.peak, unit: 'MiB', bar: MOST_MIB },
  ]);
  process.exitCode = kept ? 0 : 1;
} finally {
  server.kill();
  rmSync(folder, { recursive: true });
}
