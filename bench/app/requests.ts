import { actAs } from '../../scripts/lib/browser/actAs.ts';
import { APP_PAGES } from '../../scripts/lib/browser/pages.ts';
import { waitUntilReady } from '../../scripts/lib/browser/waitUntilReady.ts';
import { buildApp } from '../../scripts/lib/start/buildApp.ts';
import { openStage } from '../../scripts/lib/start/openStage.ts';
import { countRequests } from '../../test/e2e/app/helpers/requests.ts';
import { writeMeasures, type Measure } from '../lib/writeMeasures.ts';
import { openBrowser } from './lib/openBrowser.ts';

const BAR = 3;

await buildApp();
const stage = await openStage();
const browser = await openBrowser();

const measures: Measure[] = [];
for (const { name, path, as } of APP_PAGES) {
  const context = await browser.newContext();
  const open = async (): Promise<number> => {
    const page = await context.newPage();
    const count = countRequests(page, stage.rpcUrl);
    await page.goto(new URL(path, stage.appUrl).href);
    await waitUntilReady(page);
    const requests = count();
    await page.close();
    return requests;
  };
  measures.push({ what: `“${name}”, nothing known yet`, value: await open(), unit: 'requests', bar: BAR });
  if (as !== undefined) {
    const page = await context.newPage();
    await page.goto(stage.appUrl);
    await waitUntilReady(page);
    await actAs(page, as);
    await page.close();
    measures.push({ what: `“${name}”, again as ${as}`, value: await open(), unit: 'requests', bar: BAR });
  }
  await context.close();
}
await browser.close();
await stage.close();
const kept = await writeMeasures('app-requests', 'Requests to the node for one page', measures);
process.exit(kept ? 0 : 1);
