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

/** Runs axe-core on a page at a width and in a colour scheme, by WCAG 2.2 A and AA and axe's best practices. */
export async function findViolations(page: Page, options: AxeOptions): Promise<Violation[]> {
  const { width, height = 900, colorScheme, within } = options;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // the colours of a scheme are there when the next frame has been drawn
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
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
