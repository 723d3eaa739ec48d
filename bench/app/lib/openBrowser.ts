import { chromium, type Browser } from 'playwright-core';

import { findChromium } from '../../../scripts/lib/browser/findChromium.ts';
import { BROWSER_FLAGS } from '../../../scripts/lib/browser/flags.ts';

/** The browser that tests and pictures use too. */
export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await findChromium(), args: BROWSER_FLAGS });
