import { expect } from 'chai';

import { STATUS_TITLES } from '../../../app/src/commons/proposalStatus.ts';
import { useBrowser } from './helpers/browser.ts';
import { openCold } from './helpers/requests.ts';
import { useStage } from './helpers/stage.ts';

/** As many requests as a page may take, from nothing to everything that it shows. */
const MOST = 3;

describe('a page that is the first one of a visit', () => {
  const stage = useStage();
  const browser = useBrowser();

  for (const { path, as, heading } of [
    { path: '/', heading: 'What a model learns from, decided by those who made it' },
    { path: '/', as: 'Ada', heading: 'What a model learns from, decided by those who made it' },
    { path: '/datasets', heading: 'Datasets' },
    { path: '/datasets/6', as: 'Ada', heading: 'Harbour radio' },
    { path: '/round', as: 'Chidi', heading: /^Round \d+/ },
    { path: '/board', as: 'Dana', heading: 'The ethics board' },
    { path: '/in-it?q=radio', heading: 'Am I in it?' },
    { path: '/in-it?q=radio', as: 'Dana', heading: 'Am I in it?' },
  ]) {
    it(`asks the node at most three times: ${path}${as === undefined ? '' : ` as ${as}`}`, async () => {
      const { page, requests } = await openCold(browser, stage(), as === undefined ? { path } : { path, as });
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(requests).to.be.within(1, MOST);
    });
  }

  it('asks the node at most three times for a proposal, wherever that is on its way', async () => {
    const list = await browser.visit(`${stage().appUrl}#/proposals`);
    const rows = list
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: list.locator('h2') });
    await rows.first().waitFor();
    const paths: string[] = [];
    for (const status of Object.values(STATUS_TITLES)) {
      const link = rows.filter({ has: list.getByText(status, { exact: true }) }).locator('h2 a');
      if ((await link.count()) > 0) paths.push((await link.first().getAttribute('href'))?.slice(1) ?? '');
    }
    expect(paths.length).to.be.greaterThan(5);
    for (const path of paths) {
      const { page, requests } = await openCold(browser, stage(), { path, as: 'Ada' });
      await page.getByRole('region', { name: 'Timeline' }).waitFor();
      expect(requests, path).to.be.within(1, MOST);
      await page.context().close();
    }
  });
});
