import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { network } from 'hardhat';
import type { Page } from 'playwright-core';

import { sha256 } from '../../scripts/lib/units.ts';
import { appConfig } from '../../scripts/lib/start/appConfig.ts';
import { APP_FOLDER, buildApp } from '../../scripts/lib/start/buildApp.ts';
import { serveApp } from '../../scripts/lib/start/serveApp.ts';
import { openRpcProxy } from '../../test/e2e/app/helpers/rpc.ts';
import { deployFixture } from '../../test/helpers/fixture.ts';
import { serveChain } from '../../test/helpers/serveChain.ts';
import { includeDatasets } from '../lib/includeDatasets.ts';
import { writeMeasures, type Measure } from '../lib/writeMeasures.ts';
import { openBrowser } from './lib/openBrowser.ts';

const DATASETS = 1_000;
const PROPOSALS = 500;
const RUNS = 3;

const connection = await network.create({ network: 'default', chainType: 'l1' });
const commons = await deployFixture(connection);
const { people } = commons;
await includeDatasets(commons, DATASETS);
console.error(`making ${PROPOSALS} proposals …`);
const [lena] = people.holders;
const registry = await commons.commons.datasets.getAddress();
for (let number = 1; number <= PROPOSALS; number++) {
  const data = commons.commons.datasets.interface.encodeFunctionData('remove', [
    BigInt(number),
    sha256(`Reason ${number}`),
  ]);
  await commons.propose(lena, [{ target: registry, data }], `Take dataset ${number} out`);
}

const chain = await serveChain(connection);
const proxy = await openRpcProxy(chain.url);
const folder = mkdtempSync(join(tmpdir(), 'commonweight-'));
await buildApp();
const server = await serveApp({ appFolder: APP_FOLDER, documentsFolder: folder, port: 0 });
server.configure(appConfig({ record: commons.record, rpcUrls: [proxy.url], documentSources: ['documents/{sha256}'] }));
const browser = await openBrowser();

interface Timing {
  sinceAnswer: number;
  sinceOpened: number;
  answered: number;
  requests: number;
  megabytes: number;
}
async function open(path: string, shows: string): Promise<Timing> {
  const page: Page = await browser.newPage();
  const before = proxy.requests.length;
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (!request.url().startsWith(proxy.url)) return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(new URL(path, server.url).href, { waitUntil: 'commit' });
  const shownAt = await page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const main = document.querySelector<HTMLElement>('main');
          if (main?.innerText.includes(text) === true && main.querySelector('[aria-busy="true"]') === null)
            requestAnimationFrame(() => resolve(performance.now()));
          else setTimeout(look, 5);
        };
        look();
      }),
    shows,
  );
  const answeredAt = await page.evaluate(
    ([url, until]) =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name, responseEnd }) => name.startsWith(url) && responseEnd <= until)
        .reduce((last, { responseEnd }) => Math.max(last, responseEnd), 0),
    [proxy.url, shownAt] as const,
  );
  const requests = proxy.requests.length - before;
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await page.close();
  return {
    sinceAnswer: (shownAt - answeredAt) / 1_000,
    sinceOpened: shownAt / 1_000,
    answered: answeredAt / 1_000,
    requests,
    megabytes: bytes / 1e6,
  };
}
const measure = async (path: string, shows: string): Promise<Timing> => {
  const runs: Timing[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await open(path, shows));
  return runs.reduce((best, run) => (run.sinceAnswer < best.sinceAnswer ? run : best));
};
const datasets = await measure('#/datasets', `${DATASETS} datasets`);
const proposals = await measure('#/proposals', `${PROPOSALS} proposals`);
await browser.close();
await server.close();
await proxy.close();
chain.close();
rmSync(folder, { recursive: true });

const rows = (
  name: string,
  { sinceAnswer, sinceOpened, answered, requests, megabytes }: Timing,
  bar: number,
): Measure[] => [
  { what: `${name}, after the node’s last answer`, value: sinceAnswer, unit: 's', bar },
  {
    what: `${name}, after the address was opened`,
    value: sinceOpened,
    unit: 's',
    baseline: answered,
    baselineName: 'when the node’s last answer was there',
  },
  { what: `${name}, requests`, value: requests, unit: 'requests', bar: 3 },
  { what: `${name}, what the node sent`, value: megabytes, unit: 'MB' },
];
const kept = await writeMeasures(
  'app-lists',
  `A commons of ${DATASETS} datasets and ${PROPOSALS} proposals, nothing known yet`,
  [...rows('the datasets are listed', datasets, 1), ...rows('the proposals are listed', proposals, 1)],
);
process.exit(kept ? 0 : 1);
