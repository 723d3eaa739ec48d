import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A rule that a page breaks, and where. */
export interface Violation {
  rule: string;
  impact: string;
  help: string;
  /** The elements at fault, as CSS selectors with what axe says about them. */
  elements: string[];
}

export interface AxeOptions {
  width: number;
  height?: number;
  colorScheme: 'light' | 'dark';
  /** A selector of the part to look at; the whole page where there is none. */
  within?: string;
}

/** For so long no colour may be on its way to another, milliseconds. */
const STILL_MS = 200;

/** Longer than any change of colours takes, milliseconds. */
const MOST_MS = 5_000;

/** Waits until a page that has a colour scheme has changed over to it, the last transition included. */
async function waitForColours(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(
    ([wanted, stillMs, mostMs]) =>
      new Promise<void>((resolve) => {
        const begun = performance.now();
        let since = begun;
        const look = (): void => {
          const scheme = getComputedStyle(document.documentElement).colorScheme;
          const isThere = scheme === 'normal' || scheme.includes(wanted);
          if (!isThere || document.getAnimations().length > 0) since = performance.now();
          // an animation may have no end; what is then on its way still shows in what axe finds
          if (performance.now() - since > stillMs || performance.now() - begun > mostMs) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
    [colorScheme, STILL_MS, MOST_MS] as const,
  );
}

/** Runs axe-core on a page at a width and in a colour scheme, by WCAG 2.2 A and AA and axe's best practices. */
export async function findViolations(page: Page, options: AxeOptions): Promise<Violation[]> {
  const { width, height = 900, colorScheme, within } = options;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await waitForColours(page, colorScheme);
  await page.evaluate(AXE);
  const results = await page.evaluate(async (selector) => {
    const { axe } = window as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } };
    return axe.run(selector ?? document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
  }, within);
  return results.violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact: impact ?? 'unknown',
    help,
    elements: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`),
  }));
}
