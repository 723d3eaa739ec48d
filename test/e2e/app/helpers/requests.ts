import type { Page } from 'playwright-core';

import { waitUntilReady } from '../../../../scripts/lib/browser/waitUntilReady.ts';
import type { Visitors } from './browser.ts';
import type { TestStage } from './stage.ts';

interface AskedCall {
  method: string;
  params?: readonly unknown[];
}

/** The page asks for the newest block from time to time; that, asked alone, is no part of reading a page. */
function isPoll(body: string): boolean {
  const asked = JSON.parse(body) as AskedCall | AskedCall[];
  const [call, ...others] = Array.isArray(asked) ? asked : [asked];
  return others.length === 0 && call?.method === 'eth_getBlockByNumber' && call.params?.[0] === 'latest';
}

/**
 * Counts the HTTP requests of a page to its node, without those that only look for a newer block.
 * @returns How many there were up to now.
 */
export function countRequests(page: Page, rpcUrl: string): () => number {
  let requests = 0;
  page.on('request', (request) => {
    const isAsking = request.method() === 'POST' && request.url().startsWith(rpcUrl);
    if (isAsking && !isPoll(request.postData() ?? '[]')) requests++;
  });
  return () => requests;
}

/** Opens a page of the app as the first one of a browser that knows nothing of the commons, but whom its visitor acts as. */
export async function openCold(
  browser: Visitors,
  stage: TestStage,
  options: { path: string; as?: string },
): Promise<{ page: Page; requests: number }> {
  const { path, as } = options;
  let count = (): number => 0;
  const page = await browser.visit(`${stage.appUrl}#${path}`, {
    before: async (opened) => {
      count = countRequests(opened, stage.rpcUrl);
      if (as === undefined) return;
      const connector = JSON.stringify(`local-${stage.addressOf(as).toLowerCase()}`);
      await opened.addInitScript((id) => localStorage.setItem('wagmi.recentConnectorId', id), connector);
    },
  });
  await waitUntilReady(page);
  if (as !== undefined) {
    const acting = await page.getByRole('combobox', { name: 'Act as' }).inputValue();
    if (!acting.startsWith(as)) throw new Error(`the page acts as “${acting}”, not as ${as}`);
  }
  return { page, requests: count() };
}
