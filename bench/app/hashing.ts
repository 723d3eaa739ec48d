import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { actAs } from '../../scripts/lib/browser/actAs.ts';
import { waitUntilReady } from '../../scripts/lib/browser/waitUntilReady.ts';
import { buildApp } from '../../scripts/lib/start/buildApp.ts';
import { openStage } from '../../scripts/lib/start/openStage.ts';
import { writeMeasures } from '../lib/writeMeasures.ts';
import { openBrowser } from './lib/openBrowser.ts';

const BYTES = 1_000_000_000;
const BLOCK = 1_000_000;

const folder = mkdtempSync(join(tmpdir(), 'commonweight-'));
const file = join(folder, 'large.bin');
const stream = createWriteStream(file);
for (let left = BYTES; left > 0; left -= BLOCK) if (!stream.write(randomBytes(BLOCK))) await once(stream, 'drain');
stream.end();
await once(stream, 'finish');

// the file is in the system's cache for both
const sum = (): { seconds: number; hash: string } => {
  const started = performance.now();
  const { stdout } = spawnSync('sha256sum', [file], { encoding: 'utf8' });
  return { seconds: (performance.now() - started) / 1_000, hash: stdout.slice(0, 64) };
};
sum();
const baseline = sum();

await buildApp();
const stage = await openStage();
const browser = await openBrowser();
const page = await browser.newPage();
await page.goto(new URL('#/datasets/new', stage.appUrl).href);
await waitUntilReady(page);
await actAs(page, 'Omar');
await waitUntilReady(page);

// the page and its worker are one process of the browser's
const session = await browser.newBrowserCDPSession();
const { processInfo } = await session.send('SystemInfo.getProcessInfo');
const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
const memory = (field: 'VmRSS' | 'VmHWM'): number =>
  renderers.reduce((most, id) => {
    const kib = new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
    return Math.max(most, Number(kib) / 1_024);
  }, 0);
const before = memory('VmRSS');

await page.evaluate(() => {
  const state = globalThis as unknown as { longest: number };
  state.longest = 0;
  let last = performance.now();
  const beat = (): void => {
    state.longest = Math.max(state.longest, performance.now() - last);
    last = performance.now();
    setTimeout(beat, 0);
  };
  beat();
});
const started = performance.now();
await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(file);
await page.locator(`code[title="${baseline.hash}"]`).waitFor({ timeout: 600_000 });
const seconds = (performance.now() - started) / 1_000;
const peak = memory('VmHWM');
const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);

await browser.close();
await stage.close();
rmSync(folder, { recursive: true });
const kept = await writeMeasures('app-hashing', 'Hashing a file of 1 GB in the page', [
  { what: 'seconds', value: seconds, unit: 's', baseline: baseline.seconds, baselineName: 'sha256sum' },
  {
    what: 'memory of the page’s process, before the file was chosen',
    value: before,
    unit: 'MiB',
  },
  { what: 'its growth to the peak', value: peak - before, unit: 'MiB', bar: 256 },
  { what: 'longest time in which the page did not answer', value: longest, unit: 'ms', bar: 250 },
]);
process.exit(kept ? 0 : 1);
