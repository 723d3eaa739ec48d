import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { actAs } from '../../../scripts/lib/browser/actAs.ts';
import { APP_PAGES, type AppPage } from '../../../scripts/lib/browser/pages.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { findViolations } from './helpers/axe.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

/** The narrowest screen that the pages are made for, and a usual one, CSS pixels. */
const WIDTHS = [360, 1280];

/** How far a page can be moved sideways, which nobody should have to. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('every page', () => {
  const stage = useStage();
  const browser = useBrowser();

  const nowhere: AppPage = { name: 'an address without a page', path: '#/nowhere' };
  for (const { name, path, as } of [...APP_PAGES, nowhere]) {
    it(`${name} has a title and one main heading, and nothing that axe objects to, narrow or wide, light or dark`, async () => {
      const page = await browser.visit(new URL(path, stage().appUrl).href);
      await waitUntilReady(page);
      if (as !== undefined) await actAs(page, as);
      await waitUntilReady(page);

      expect(await page.title()).to.include('Commonweight');
      expect(await page.locator('h1').count()).to.equal(1);
      for (const width of WIDTHS) {
        for (const colorScheme of ['light', 'dark'] as const) {
          const violations = await findViolations(page, { width, colorScheme });
          expect(violations, `${width} px, ${colorScheme}`).to.deep.equal([]);
        }
        expect(await sideways(page), `${width} px`).to.equal(0);
      }
    });
  }
});
