import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { findViolations } from './helpers/axe.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

interface Asked {
  id: number;
  method: string;
}

/** A relay that takes everything and passes nothing on: no wallet ever answers. */
const addRelay = (page: Page): Promise<void> =>
  page.routeWebSocket(/^wss:\/\/relay\.walletconnect\./, (socket) => {
    socket.onMessage((message) => {
      const { id, method } = JSON.parse(String(message)) as Asked;
      const result = method.endsWith('ubscribe') ? 'a'.repeat(64) : true;
      socket.send(JSON.stringify({ id, jsonrpc: '2.0', result }));
    });
  });

describe('WalletConnect', () => {
  const stage = useStage();
  const browser = useBrowser();

  it('is not offered where no project is configured', async () => {
    const page = await browser.visit(stage().appUrl);
    await waitUntilReady(page);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('dialog', { name: 'Choose a wallet' }).waitFor();
    expect(await page.getByRole('button', { name: 'WalletConnect' }).count()).to.equal(0);
  });

  it('shows the code for a wallet elsewhere in the wallet dialog', async () => {
    const page = await browser.visit(stage().appUrl, {
      config: { walletConnectProjectId: 'a'.repeat(32) },
      before: addRelay,
      // their servers are not there
      expected: [/walletconnect|web3modal|reown/i],
    });
    await waitUntilReady(page);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'WalletConnect' }).click();
    await page.getByRole('img', { name: 'Code to scan with a wallet' }).waitFor();
    for (const [width, colorScheme] of [
      [360, 'light'],
      [1280, 'dark'],
    ] as const) {
      expect(await findViolations(page, { width, colorScheme, within: '[role=dialog]' })).to.deep.equal([]);
    }
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy the code as text' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).to.match(/^wc:[0-9a-f]{64}@2\?/);
  });
});
