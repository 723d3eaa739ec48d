import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { APP_FOLDER, buildApp } from '../../scripts/lib/start/buildApp.ts';
import { APP_PAGES } from '../../scripts/lib/browser/pages.ts';
import { waitUntilReady } from '../../scripts/lib/browser/waitUntilReady.ts';
import { openStage } from '../../scripts/lib/start/openStage.ts';
import { writeMeasures, type Measure } from '../lib/writeMeasures.ts';
import { openBrowser } from './lib/openBrowser.ts';

const KILO = 1_000;

/** As a server that compresses sends it, kB. */
const gzippedKb = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(APP_FOLDER, file)), { level: 9 }).length, 0) / KILO;

await buildApp();
const built = readdirSync(APP_FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css)$/.test(file));
const html = readFileSync(join(APP_FOLDER, 'index.html'), 'utf8');
const named = built.filter((file) => html.includes(`"./${file}"`));

const stage = await openStage();
const browser = await openBrowser();
// what a first visit really fetches, each page in a context of its own
const loads: { name: string; files: string[] }[] = [];
for (const { name, path } of APP_PAGES) {
  const page = await browser.newPage();
  // a network has no people to act as, and so no bar for it
  await page.route('**/commonweight.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), people: [] } });
  });
  const files = new Set<string>();
  page.on('response', (response) => {
    const file = new URL(response.url()).pathname.slice(1);
    if (built.includes(file)) files.add(file);
  });
  await page.goto(new URL(path, stage.appUrl).href);
  await waitUntilReady(page);
  await page.close();
  loads.push({ name, files: [...files] });
}
await browser.close();
await stage.close();

const ofType = (files: readonly string[], type: string): string[] => files.filter((file) => file.endsWith(type));
const heaviest = (type: string): Measure[] =>
  loads
    .map(({ name, files }) => ({ name, kb: gzippedKb(ofType(files, type)) }))
    .sort((a, b) => b.kb - a.kb)
    .slice(0, 3)
    .map(({ name, kb }) => ({
      what: `a first visit that begins at “${name}”, ${type.slice(1)}`,
      value: kb,
      unit: 'kB',
    }));
const [home] = loads;
if (home === undefined || named.length === 0) throw new Error('The build has no page to measure.');
const kept = await writeMeasures('app-bundle', 'What the app’s files weigh, gzipped', [
  { what: 'JavaScript that the page names', value: gzippedKb(ofType(named, '.js')), unit: 'kB', bar: 300 },
  { what: 'CSS that the page names', value: gzippedKb(ofType(named, '.css')), unit: 'kB', bar: 40 },
  {
    what: 'JavaScript of a first visit that begins at home',
    value: gzippedKb(ofType(home.files, '.js')),
    unit: 'kB',
    bar: 300,
  },
  {
    what: 'CSS of a first visit that begins at home',
    value: gzippedKb(ofType(home.files, '.css')),
    unit: 'kB',
    bar: 40,
  },
  ...heaviest('.js'),
  { what: 'all JavaScript there is', value: gzippedKb(ofType(built, '.js')), unit: 'kB' },
  { what: 'all CSS there is', value: gzippedKb(ofType(built, '.css')), unit: 'kB' },
]);
process.exit(kept ? 0 : 1);
