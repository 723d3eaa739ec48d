import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

/** What Chromium reports when the page’s policy was kept. */
const KEPT = [/Content Security Policy/, /TrustedHTML|TrustedScript/, /This page/];

describe('what the built page lets happen', () => {
  const stage = useStage();
  const browser = useBrowser();

  async function open(): Promise<Page> {
    const page = await browser.visit(stage().appUrl, { expected: KEPT });
    await waitUntilReady(page);
    return page;
  }

  it('turns no text into markup', async () => {
    const page = await open();
    const said = await page.evaluate(() => {
      const place = document.body.appendChild(document.createElement('div'));
      try {
        place.innerHTML = '<img src="x" onerror="globalThis.wasHere = true">';
        return 'nothing';
      } catch (error) {
        return `${(error as Error).name}: ${(error as Error).message}`;
      }
    });
    expect(said).to.equal('TypeError: This page turns no text into markup.');
    expect(await page.evaluate(() => 'wasHere' in globalThis)).to.equal(false);
  });

  it('runs no script that is not its own', async () => {
    const page = await open();
    // from a task of the page's own: a debugger, which this test is, may do anything at once
    const said = await page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve));
      const attempt = (run: () => unknown): string => {
        try {
          run();
          return 'ran';
        } catch (error) {
          return (error as Error).name;
        }
      };
      return {
        evaluated: attempt(() => (0, eval)('globalThis.wasHere = true')),
        worker: attempt(() => new Worker('https://elsewhere.example/worker.js')),
        script: attempt(() => {
          const script = document.createElement('script');
          script.src = 'https://elsewhere.example/script.js';
          document.body.append(script);
        }),
      };
    });
    expect(said).to.deep.equal({ evaluated: 'EvalError', worker: 'TypeError', script: 'TypeError' });
    expect(await page.evaluate(() => 'wasHere' in globalThis)).to.equal(false);
  });

  it('sends no form, and is shown in no frame', async () => {
    const page = await open();
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).to.include("form-action 'none'").and.to.include("base-uri 'none'");
    const response = await page.request.get(stage().appUrl);
    expect(response.headers()['content-security-policy']).to.equal("frame-ancestors 'none'");
  });
});
