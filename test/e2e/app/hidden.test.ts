import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

/** Longer than several of the page's looks for a newer block, milliseconds. */
const A_WHILE = 5_000;

const becomes = (page: Page, state: 'hidden' | 'visible'): Promise<void> =>
  page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, state);

describe('a page in a hidden tab', () => {
  const stage = useStage({ backAfter: 'all' });
  const browser = useBrowser();

  it('asks the node nothing, and reads on when it is looked at again', async () => {
    const page = await browser.visit(stage().appUrl);
    await waitUntilReady(page);
    let requests = 0;
    page.on('request', (request) => {
      if (request.url().startsWith(stage().rpcUrl)) requests++;
    });
    await page.waitForTimeout(A_WHILE);
    expect(requests).to.be.greaterThan(0);

    await becomes(page, 'hidden');
    // one that was on its way
    await page.waitForTimeout(500);
    requests = 0;
    await stage().ask('evm_mine');
    const block = Number(await stage().ask<string>('eth_blockNumber'));
    await page.waitForTimeout(A_WHILE);
    expect(requests).to.equal(0);
    expect(await page.getByText(`block ${block}`).count()).to.equal(0);

    await becomes(page, 'visible');
    await page.getByText(`block ${block}`).waitFor();
    expect(requests).to.be.greaterThan(0);
  });
});
