import { actAs } from '../../scripts/lib/browser/actAs.ts';
import { APP_PAGES } from '../../scripts/lib/browser/pages.ts';
import { waitUntilReady } from '../../scripts/lib/browser/waitUntilReady.ts';
import { buildApp } from '../../scripts/lib/start/buildApp.ts';
import { openStage } from '../../scripts/lib/start/openStage.ts';
import { openRpcProxy } from '../../test/e2e/app/helpers/rpc.ts';
import { writeMeasures, type Measure } from '../lib/writeMeasures.ts';
import { openBrowser } from './lib/openBrowser.ts';

const BAR = 3;

/** The page asks for the newest block from time to time; that is no part of reading a page. */
const isPoll = (methods: readonly string[]): boolean => methods.length === 1 && methods[0] === 'eth_getBlockByNumber';

await buildApp();
const stage = await openStage();
const proxy = await openRpcProxy(stage.rpcUrl);
const browser = await openBrowser();

const measures: Measure[] = [];
for (const { name, path, as } of APP_PAGES) {
  const context = await browser.newContext();
  await context.route('**/commonweight.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), rpcUrls: [proxy.url] } });
  });
  const open = async (): Promise<number> => {
    const before = proxy.requests.length;
    const page = await context.newPage();
    await page.goto(new URL(path, stage.appUrl).href);
    await waitUntilReady(page);
    const requests = proxy.requests.slice(before).filter((methods) => !isPoll(methods)).length;
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
await proxy.close();
await stage.close();
const kept = await writeMeasures('app-requests', 'Requests to the node for one page', measures);
process.exit(kept ? 0 : 1);
