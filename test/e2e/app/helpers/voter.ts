import type { Page } from 'playwright-core';

import { waitUntilReady } from '../../../../scripts/lib/browser/waitUntilReady.ts';
import { localKey } from '../../../../scripts/lib/localAccounts.ts';
import type { Visitors } from './browser.ts';
import { openRpcProxy, type RpcProxy } from './rpc.ts';
import type { TestStage } from './stage.ts';
import { addWallet, type TestWallet, type WalletOptions, type WalletRequest } from './wallet.ts';

/** Is being voted on, and neither Ada nor Ines has voted. */
export const PROPOSAL = 16;

export const ADA = 1;
export const INES = 8;

const REASON = 'As I see it.';

/** What a browser reports of a node that it cannot reach. */
const UNREACHABLE = /net::ERR_/;

/** Somebody with a wallet of her own before a proposal, whose page asks a node that can fail. */
export interface Voter {
  /** Opens the proposal, without anything to act by but the wallet, and connects it. */
  open(options?: Partial<WalletOptions>): Promise<Page>;
  /** The same, up to what there is to press. */
  openAndChoose(options?: Partial<WalletOptions>): Promise<Page>;
  choose(page: Page): Promise<void>;
  vote(page: Page): Promise<void>;
  hasVoted(page: Page): Promise<void>;
  wallet(): TestWallet;
  proxy(): RpcProxy;
  /** What the wallet was asked to do in this way. */
  asked(method: string): WalletRequest[];
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const yours = (page: Page) => page.getByRole('region', { name: 'Your vote', exact: true });
export const reason = (page: Page) => page.getByLabel(/^Why\?/);
export const waitForAlert = (page: Page, sentence: string | RegExp): Promise<void> =>
  page.getByRole('alert').filter({ hasText: sentence }).first().waitFor();

/** Waits until the page says that its visitor voted For, and why. */
export async function waitForVote(page: Page, because: string): Promise<void> {
  await yours(page)
    .getByText(/^You voted\s+For\./)
    .waitFor();
  await yours(page).getByRole('blockquote').filter({ hasText: because }).waitFor();
}

/** Gives each test of a `describe` a voter with a wallet and a node of her own. */
export function useVoter(stage: () => TestStage, browser: Visitors): Voter {
  let wallet: TestWallet | undefined;
  let proxy: RpcProxy | undefined;
  const given = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the voter is there within tests only');
    return value;
  };
  beforeEach('put a proxy before the node', async () => {
    proxy = await openRpcProxy(stage().rpcUrl);
  });
  afterEach('let everything be mined again', async () => {
    await stage().ask('evm_setAutomine', true);
    await proxy?.close();
  });

  const voter: Voter = {
    async open(options = {}) {
      const page = await browser.visit(`${stage().appUrl}#/proposals/${PROPOSAL}`, {
        config: { people: [], rpcUrls: [given(proxy).url] },
        expected: [UNREACHABLE],
        before: async (opened) => {
          wallet = await addWallet(opened, { rpcUrl: stage().rpcUrl, key: localKey(ADA), ...options });
        },
      });
      await waitUntilReady(page);
      await button(page, 'Connect').click();
      return page;
    },
    async openAndChoose(options) {
      const page = await voter.open(options);
      await button(page, 'Test Wallet').click();
      await voter.choose(page);
      return page;
    },
    async choose(page) {
      await yours(page).getByRole('radio', { name: 'For', exact: true }).check();
      await reason(page).fill(REASON);
    },
    vote: (page) => button(page, 'Vote For').click(),
    hasVoted: (page) => waitForVote(page, REASON),
    wallet: () => given(wallet),
    proxy: () => given(proxy),
    asked: (method) => given(wallet).requests.filter((request) => request.method === method),
  };
  return voter;
}
