import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Hex } from 'viem';

import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { localKey } from '../../../scripts/lib/localAccounts.ts';
import { useBrowser } from './helpers/browser.ts';
import { beginReorganisation, openRpcProxy, type RpcProxy } from './helpers/rpc.ts';
import { useStage } from './helpers/stage.ts';
import { addWallet, type TestWallet, type WalletOptions } from './helpers/wallet.ts';

const ADA = 1;
const KOFI = 10;

/** Is being voted on, and neither Ada nor Kofi has voted. */
const PROPOSAL = '#/proposals/16';

/** What a browser reports of a node that it cannot reach. */
const UNREACHABLE = /net::ERR_/;

describe('when something goes wrong', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();
  let wallet: TestWallet;
  let proxy: RpcProxy;

  beforeEach(async () => {
    proxy = await openRpcProxy(stage().rpcUrl);
  });
  afterEach(() => proxy.close());

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const yours = (page: Page) => page.getByRole('region', { name: 'Your vote', exact: true });
  const reason = (page: Page) => page.getByLabel(/^Why\?/);

  /** Opens a proposal with a wallet, which sends to the node past the proxy, and chooses a vote. */
  async function open(options: Partial<WalletOptions> = {}): Promise<Page> {
    const page = await browser.visit(`${stage().appUrl}${PROPOSAL}`, {
      config: { people: [], rpcUrls: [proxy.url] },
      expected: [UNREACHABLE],
      before: async (opened) => {
        wallet = await addWallet(opened, { rpcUrl: stage().rpcUrl, key: localKey(ADA), ...options });
      },
    });
    await waitUntilReady(page);
    await button(page, 'Connect').click();
    await button(page, 'Test Wallet').click();
    await yours(page).getByRole('radio', { name: 'For', exact: true }).check();
    await reason(page).fill('As I see it.');
    return page;
  }
  const vote = (page: Page) => button(page, 'Vote For').click();
  const hasVoted = (page: Page) => yours(page).getByText('You voted For: “As I see it.”').waitFor();
  const alert = (page: Page, sentence: string | RegExp) =>
    page.getByRole('alert').filter({ hasText: sentence }).waitFor();
  const sent = (method: string) => wallet.requests.filter((request) => request.method === method);

  describe('given no wallet', () => {
    it('shows everything, and says how to get one', async () => {
      const page = await browser.visit(`${stage().appUrl}${PROPOSAL}`, { config: { people: [] } });
      await waitUntilReady(page);
      await yours(page).getByText('Connect a wallet to see what your vote weighs').waitFor();
      await button(page, 'Connect a wallet').click();
      const dialog = page.getByRole('dialog', { name: 'Choose a wallet' });
      await dialog.getByText('No wallet has announced itself to this page. Install one').waitFor();
      await button(page, 'Close').click();
      await dialog.waitFor({ state: 'hidden' });
    });
  });

  describe('given a wallet that says no', () => {
    it('connects when it is asked again', async () => {
      const page = await browser.visit(`${stage().appUrl}${PROPOSAL}`, {
        config: { people: [] },
        before: async (opened) => {
          wallet = await addWallet(opened, { rpcUrl: stage().rpcUrl, key: localKey(ADA) });
        },
      });
      await waitUntilReady(page);
      await button(page, 'Connect').click();
      wallet.rejectNext();
      await button(page, 'Test Wallet').click();
      await alert(page, 'You declined in your wallet.');
      await button(page, 'Test Wallet').click();
      await button(page, 'Ada').waitFor();
    });

    it('has sent nothing, and sends when it is asked again', async () => {
      const page = await open();
      wallet.rejectNext();
      await vote(page);
      await alert(page, 'You declined in your wallet. Nothing was sent.');
      await vote(page);
      await hasVoted(page);
    });
  });

  describe('given a wallet on another network', () => {
    it('says so, and has it switched', async () => {
      const page = await open();
      await wallet.switchChain(1);
      await button(page, 'Wrong network').waitFor();
      await page.getByText('Your wallet is on chain 1, this commons is on chain 31337.').first().waitFor();
      const change = button(page, 'Switch your wallet to chain 31337').first();
      wallet.rejectNext();
      await change.click();
      await alert(page, 'You declined in your wallet.');
      await change.click();
      await vote(page);
      await hasVoted(page);
    });
  });

  describe('given too little gas or ether', () => {
    it('says that the transaction ran out of gas', async () => {
      const page = await open();
      wallet.starveNext();
      await vote(page);
      await alert(page, 'The transaction ran out of gas and has changed nothing.');
      await vote(page);
      await hasVoted(page);
    });

    it('says that the account cannot pay', async () => {
      const page = await open();
      await stage().ask('hardhat_setBalance', wallet.address, '0x1');
      await vote(page);
      await page.waitForTimeout(4000);
      console.log(await page.getByRole('alert').allInnerTexts(), JSON.stringify(wallet.requests.slice(-3)));
      await alert(page, 'This account has too little ether to pay for the transaction. Nothing was sent.');
      await stage().ask('hardhat_setBalance', wallet.address, '0xde0b6b3a7640000');
      await vote(page);
      await hasVoted(page);
    });
  });

  describe('given a node that fails', () => {
    it('keeps what is shown and typed, and goes on when the node is back', async () => {
      const page = await open();
      proxy.goDown();
      await alert(page, 'The node does not answer.');
      await page.getByText(/You see the commons as of block \d+, .*\. The page goes on trying\./).waitFor();
      await page.getByRole('heading', { name: 'How both houses stand' }).waitFor();
      await vote(page);
      await yours(page).getByRole('alert').filter({ hasText: 'Nothing is lost: try again' }).waitFor();

      proxy.goUp();
      await page.getByText('The page goes on trying.').waitFor({ state: 'hidden' });
      expect(await reason(page).inputValue()).to.equal('As I see it.');
      await vote(page);
      await hasVoted(page);
    });

    it('waits for what is sent already', async () => {
      const page = await open();
      await wallet.hold();
      await vote(page);
      await page.getByText('Waiting for the chain').waitFor();
      proxy.goDown();
      await page.getByText('The page goes on trying.').waitFor();
      await wallet.release();
      proxy.goUp();
      await hasVoted(page);
      expect(sent('eth_sendTransaction')).to.have.length(1);
    });

    it('says why there is nothing yet, and shows it as soon as there is', async () => {
      proxy.goDown();
      const page = await browser.visit(`${stage().appUrl}${PROPOSAL}`, {
        config: { rpcUrls: [proxy.url] },
        expected: [UNREACHABLE],
      });
      await alert(page, 'The node does not answer.');
      await button(page, 'Try again').waitFor();
      proxy.goUp();
      await button(page, 'Try again').click();
      await page.getByRole('heading', { name: 'How both houses stand' }).waitFor();
    });

    it('takes another node that the visitor knows', async () => {
      proxy.refuse(503);
      const page = await browser.visit(`${stage().appUrl}${PROPOSAL}`, {
        config: { rpcUrls: [proxy.url] },
        expected: [/503/],
      });
      await alert(page, 'The node does not answer.');
      await page
        .getByLabel('Another node’s address')
        .or(page.getByLabel("Another node's address"))
        .fill(stage().rpcUrl);
      await button(page, 'Use it').click();
      await page.getByRole('heading', { name: 'How both houses stand' }).waitFor();
    });
  });

  describe('given a transaction that waits', () => {
    async function openWaiting(): Promise<Page> {
      const page = await open();
      await wallet.hold();
      await vote(page);
      await page.getByText('Waiting for the chain').waitFor();
      return page;
    }

    it('takes the same at a higher price for it', async () => {
      const page = await openWaiting();
      await wallet.replaceLast('repriced');
      await hasVoted(page);
      for (let i = 0; i < 6; i++) {
        await page.waitForTimeout(1500);
        console.log(
          await page.evaluate(() => localStorage.getItem('commonweight.pending')),
          await page.getByRole('alert').allInnerTexts(),
          proxy.requests
            .slice(-6)
            .map((x) => x.join())
            .join(' | '),
        );
      }
      await button(page, '1 under way').waitFor({ state: 'hidden' });
    });

    it('says that it was cancelled', async () => {
      const page = await openWaiting();
      await wallet.replaceLast('cancelled');
      await alert(page, 'You cancelled the transaction in your wallet. It has changed nothing.');
      await vote(page);
      await hasVoted(page);
    });

    it('says that another one took its place', async () => {
      const page = await openWaiting();
      await wallet.replaceLast('replaced');
      await alert(page, 'Another transaction from your wallet took the place of this one. It has changed nothing.');
      await button(page, '1 under way').waitFor({ state: 'hidden' });
    });

    it('knows it after the page was loaded again, and says how it went', async () => {
      const page = await openWaiting();
      await page.reload();
      await button(page, '1 under way').click();
      await page.getByText('Vote For on proposal 16').waitFor();
      await wallet.release();
      await page
        .getByRole('alert')
        .filter({ hasText: /Done\s*Vote For on proposal 16/ })
        .waitFor();
      await hasVoted(page);
      await button(page, '1 under way').waitFor({ state: 'hidden' });
    });

    it('says on another page how it went', async () => {
      const page = await openWaiting();
      await page.getByRole('banner').getByRole('link', { name: 'People', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
      await wallet.release();
      await page
        .getByRole('alert')
        .filter({ hasText: /Done\s*Vote For on proposal 16/ })
        .waitFor();
    });
  });

  describe('given a chain that takes blocks back', () => {
    const reorganised = (page: Page, text: string) =>
      page.getByRole('alert').filter({ hasText: 'The chain was reorganised' }).filter({ hasText: text }).waitFor();

    it('reads again, and says which transaction is gone with them', async () => {
      const page = await open();
      const reorganise = await beginReorganisation(stage().rpcUrl);
      await vote(page);
      await hasVoted(page);
      await reorganise();
      await reorganised(page, 'Gone with it, and to be sent again: “Vote For on proposal 16”.');
      await yours(page).getByRole('radio', { name: 'For', exact: true }).check();
      await reason(page).fill('As I see it.');
      await vote(page);
      await hasVoted(page);
    });

    it('says so of a transaction that still waited', async () => {
      const page = await open();
      const reorganise = await beginReorganisation(stage().rpcUrl);
      await stage().ask('evm_mine');
      const number = BigInt(await stage().ask<Hex>('eth_blockNumber'));
      await page.getByText(new RegExp(`block ${number}\\b`)).waitFor();
      await wallet.hold();
      await vote(page);
      await page.getByText('Waiting for the chain').waitFor();
      await reorganise();
      await wallet.release();
      await alert(
        page,
        'The chain was reorganised, and the transaction is gone. It has changed nothing; send it again.',
      );
      await vote(page);
      await hasVoted(page);
    });

    it('says when nothing of the visitor’s is missing', async () => {
      const page = await open();
      const reorganise = await beginReorganisation(stage().rpcUrl);
      await stage().ask('evm_mine');
      const number = BigInt(await stage().ask<Hex>('eth_blockNumber'));
      await page.getByText(new RegExp(`block ${number}\\b`)).waitFor();
      await reorganise();
      await reorganised(page, 'Nothing that you sent is missing.');
      expect(await reason(page).inputValue()).to.equal('As I see it.');
    });
  });

  describe('given two things to send', () => {
    it('sends them as one where the wallet can', async () => {
      const page = await open({ key: localKey(KOFI), batches: 'atomic' });
      await page.getByLabel('Also delegate my tokens to myself').waitFor();
      await vote(page);
      await hasVoted(page);
      expect(sent('eth_sendTransaction')).to.have.length(0);
      const [batch, ...others] = sent('wallet_sendCalls');
      expect(others).to.have.length(0);
      expect((batch?.params[0] as { calls: unknown[] }).calls).to.have.length(2);
    });

    for (const batches of ['none', 'sequential'] as const) {
      it(`sends them step by step where it cannot (${batches})`, async () => {
        const page = await open({ key: localKey(KOFI), batches });
        await wallet.hold();
        await vote(page);
        await page.getByText('Step 1 of 2: Let your tokens vote through you.').waitFor();
        await wallet.release();
        await hasVoted(page);
        expect(sent('eth_sendTransaction')).to.have.length(2);
        expect(sent('wallet_sendCalls')).to.have.length(0);
      });
    }

    it('goes no further where the second is declined, and leaves the first done', async () => {
      const page = await open({ key: localKey(KOFI) });
      await wallet.hold();
      await vote(page);
      await page.getByText('Step 1 of 2').waitFor();
      wallet.rejectNext();
      await wallet.release();
      await alert(page, 'You declined in your wallet.');
      await vote(page);
      await hasVoted(page);
      expect(sent('eth_sendTransaction')).to.have.length(3);
    });
  });
});
