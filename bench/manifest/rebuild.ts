import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { network } from 'hardhat';

import { makeLot } from '../../scripts/lib/data/makeLot.ts';
import type { Points } from '../../scripts/lib/life/rounds.ts';
import { deployFixture } from '../../test/helpers/fixture.ts';
import { COMMONWEIGHT } from '../../test/helpers/commonweight.ts';
import { serveChain } from '../../test/helpers/serveChain.ts';
import { measureProcess } from '../lib/measureProcess.ts';
import { includeDatasets } from '../lib/includeDatasets.ts';
import { writeMeasures } from '../lib/writeMeasures.ts';

const DATASETS = 1_000;
const LINES = 20;
const RUNS = 5;

/** Twenty datasets at five points each, drawn by lot. */
function drawPoints(lot: () => number): Points {
  const ids = new Set<number>();
  while (ids.size < LINES) ids.add(1 + Math.floor(lot() * DATASETS));
  return Object.fromEntries([...ids].map((id) => [id, 100 / LINES]));
}

const connection = await network.create({ network: 'default', chainType: 'l1' });
const commons = await deployFixture(connection);
const { people } = commons;
await includeDatasets(commons, DATASETS);
const lot = makeLot(7);
for (const voter of [...people.founders, ...people.holders]) await commons.ballot(voter, drawPoints(lot));
await commons.endRound();

const chain = await serveChain(connection);
const folder = mkdtempSync(join(tmpdir(), 'commonweight-'));
const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
writeFileSync(join(folder, 'deployment.json'), JSON.stringify(commons.record, plain));
const where = ['--rpc', chain.url, '--deployment', join(folder, 'deployment.json')];
const rebuild = async (name: string) => {
  const before = chain.requests;
  const file = join(folder, name);
  const measured = await measureProcess([COMMONWEIGHT, 'manifest', '--out', file, ...where]);
  const text = readFileSync(file);
  return {
    ...measured,
    requests: chain.requests - before,
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
  };
};
const runs: Awaited<ReturnType<typeof rebuild>>[] = [];
for (let run = 1; run <= RUNS; run++) runs.push(await rebuild(`${run}.json`));
chain.close();
rmSync(folder, { recursive: true });

const [first] = runs;
if (first === undefined || runs.some(({ sha256 }) => sha256 !== first.sha256)) throw new Error('The bytes differ.');
// what else the machine does can only add to it
const fastest = runs.reduce((best, run) => (run.seconds < best.seconds ? run : best));
const kept = await writeMeasures('manifest-rebuild', 'Rebuilding a manifest of 1,000 datasets', [
  { what: `the whole command, fastest of ${RUNS}`, value: fastest.seconds, unit: 's', bar: 3 },
  { what: 'its CPU time', value: fastest.cpuSeconds, unit: 's' },
  { what: 'RPC requests', value: first.requests, unit: 'requests', bar: 25 },
  {
    what: `different results of ${RUNS} runs`,
    value: new Set(runs.map(({ sha256 }) => sha256)).size,
    unit: 'file',
    bar: 1,
  },
  { what: 'size of the manifest', value: first.text.length / 1e6, unit: 'MB' },
  { what: 'peak memory', value: Math.max(...runs.map(({ peakMiB }) => peakMiB)), unit: 'MiB' },
]);
process.exitCode = kept ? 0 : 1;
