import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

import { findChromium } from '../../../../scripts/lib/browser/findChromium.ts';
import { BROWSER_FLAGS } from '../../../../scripts/lib/browser/flags.ts';

/** One browser for all tests of a run; every page is in a context of its own. */
let shared: Promise<Browser> | undefined;

after(async () => {
  await (await shared)?.close();
});

/** How long a page may take for anything that a test waits for. */
const PATIENCE_MS = 30_000;

export interface VisitOptions {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  locale?: string;
  timezoneId?: string;
  /** What `commonweight.json` says differently for this visitor, for instance which node to ask. */
  config?: Record<string, unknown>;
  /** Done before the page is opened: a wallet is put in, a request is caught. */
  before?: (page: Page) => Promise<unknown>;
  /** Errors that this test provokes, and that are none of its faults. */
  expected?: readonly RegExp[];
}

export interface Visitors {
  /** Opens an address in a context of its own and waits until the document is there. */
  visit(url: string, options?: VisitOptions): Promise<Page>;
  /** What the pages of this test have reported so far, without what was expected, one a line; it is forgiven by this. */
  takeProblems(): string;
}

function listen(page: Page, expected: readonly RegExp[], problems: string[]): void {
  const report = (text: string): void => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(text);
  };
  page.on('pageerror', (error) => report(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`);
  });
}

/** Lets the tests of a `describe` open pages. A page that reports an error makes its test fail. */
export function useBrowser(): Visitors {
  const contexts: BrowserContext[] = [];
  const problems: string[] = [];
  const takeProblems = (): string => problems.splice(0).join('\n');

  before('open the browser', async () => {
    shared ??= chromium.launch({ executablePath: await findChromium(), args: BROWSER_FLAGS });
    await shared;
  });
  afterEach('close the pages, which have to be without errors', async () => {
    for (const context of contexts.splice(0)) await context.close();
    const found = takeProblems();
    if (found !== '') throw new Error(`The page reported errors:\n${found}`);
  });

  return {
    takeProblems,
    async visit(url, options = {}) {
      const browser = await shared;
      if (browser === undefined) throw new Error('the browser is open within tests only');
      const { width = 1280, height = 900, config, before: prepare, expected = [], ...rest } = options;
      // nothing is animated unless a test is about it, so that nothing is looked at half-way
      const context = await browser.newContext({
        viewport: { width, height },
        reducedMotion: 'reduce',
        ...rest,
      });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE_MS);
      // the loader that runs these tests gives functions their names by this; in a page there is no loader
      await context.addInitScript('globalThis.__name ??= (named) => named;');
      if (config !== undefined) {
        await context.route('**/commonweight.json', async (route) => {
          const response = await route.fetch();
          const json = { ...((await response.json()) as Record<string, unknown>), ...config };
          await route.fulfill({ response, json });
        });
      }
      const page = await context.newPage();
      listen(page, expected, problems);
      await prepare?.(page);
      await page.goto(url);
      return page;
    },
  };
}
