import './lib/productionBuild.ts';

import { mkdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

import { actAs } from './lib/browser/actAs.ts';
import { findChromium } from './lib/browser/findChromium.ts';
import { BROWSER_FLAGS } from './lib/browser/flags.ts';
import { APP_PAGES } from './lib/browser/pages.ts';
import { waitUntilReady } from './lib/browser/waitUntilReady.ts';
import { build } from './lib/build.ts';
import { DeployError } from './lib/deploy/DeployError.ts';
import { PROJECT_ROOT } from './lib/deploy/record.ts';
import { run } from './lib/run.ts';
import { buildApp } from './lib/start/buildApp.ts';
import { openStage } from './lib/start/openStage.ts';

const LOOKS = [
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { viewport: { width: 360, height: 780 }, colorScheme: 'light' },
] as const;

/** A picture that is larger does not belong into the repository. */
const MOST_BYTES = 200_000;

// npm run screenshots [-- --out <folder>] [--only <page> …]: pictures of the pages: wide, light and dark, and on a phone
await run(async () => {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: join(PROJECT_ROOT, 'docs/images') },
      only: { type: 'string', multiple: true },
    },
  });
  const names = APP_PAGES.map(({ name }) => name);
  const unknown = (values.only ?? []).filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new DeployError(`There is no page ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  const pages = APP_PAGES.filter(({ name }) => values.only?.includes(name) ?? true);
  const folder = resolve(values.out);
  mkdirSync(folder, { recursive: true });

  const executablePath = await findChromium();
  await build();
  await buildApp();
  const stage = await openStage();
  const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
  const tooLarge: string[] = [];
  for (const look of LOOKS) {
    for (const { name, path, as } of pages) {
      // a context each: nobody's visit leaves anything behind for the next
      const page = await browser.newPage({ ...look, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC' });
      await page.goto(new URL(path, stage.appUrl).href);
      await waitUntilReady(page);
      if (as !== undefined) await actAs(page, as);
      await waitUntilReady(page);
      const file = join(folder, `${name}-${look.viewport.width}-${look.colorScheme}.png`);
      await page.screenshot({ path: file });
      const { size } = statSync(file);
      console.log(`${relative(process.cwd(), file)}  ${(size / 1_000).toFixed(0)} kB`);
      if (size > MOST_BYTES) tooLarge.push(name);
      await page.close();
    }
  }
  await browser.close();
  await stage.close();
  if (tooLarge.length > 0) throw new DeployError(`Larger than ${MOST_BYTES / 1_000} kB: ${tooLarge.join(', ')}.`);
});
