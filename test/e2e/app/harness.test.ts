import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { encodeFunctionData, recoverMessageAddress, toHex, type Hex } from 'viem';

import { commonsTokenAbi } from '../../../manifest/src/generated/abis.ts';
import { localKey } from '../../../scripts/lib/localAccounts.ts';
import { findViolations } from './helpers/axe.ts';
import { useBrowser } from './helpers/browser.ts';
import { beginReorganisation, openRpcProxy, type RpcProxy } from './helpers/rpc.ts';
import { useStage } from './helpers/stage.ts';
import { addWallet, type TestWallet, type WalletOptions } from './helpers/wallet.ts';

const LENA = 11;
const MIRA = 12;

type Detail = { provider: { request(asked: unknown): Promise<unknown> } };

/** A page that is none of the app's has no icon. */
const NO_ICON = /favicon\.ico/;

/** Asks the first wallet that announces itself, as a page does; an error comes back as its code and message. */
const ask = (page: Page, method: string, params: unknown[] = []): Promise<unknown> =>
  page.evaluate(
    async ([what, with_]) => {
      const provider = await new Promise<Detail['provider']>((resolve) => {
        window.addEventListener(
          'eip6963:announceProvider',
          (event) => resolve((event as CustomEvent<Detail>).detail.provider),
          {
            once: true,
          },
        );
        window.dispatchEvent(new Event('eip6963:requestProvider'));
      });
      return provider.request({ method: what, params: with_ }).catch((error: { code: number; message: string }) => ({
        code: error.code,
        message: error.message,
      }));
    },
    [method, params] as const,
  );

describe('the tools of the browser tests', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();

  /** A page that is the server's own, and does nothing by itself. */
  const blank = (): string => `${stage().appUrl}commonweight.json`;

  async function openWithWallet(options: Partial<WalletOptions> = {}): Promise<{ page: Page; wallet: TestWallet }> {
    let wallet: TestWallet | undefined;
    const page = await browser.visit(blank(), {
      expected: [NO_ICON],
      before: async (opened) => {
        wallet = await addWallet(opened, { rpcUrl: stage().rpcUrl, key: localKey(LENA), ...options });
      },
    });
    if (wallet === undefined) throw new Error('the wallet was put in');
    return { page, wallet };
  }

  const transfer = (amountWei: bigint): { to: string; data: Hex } => ({
    to: stage().deployment.contracts.CommonsToken.address,
    data: encodeFunctionData({
      abi: commonsTokenAbi,
      functionName: 'transfer',
      args: [stage().addressOf('Theo'), amountWei],
    }),
  });
  const tokensOfTheo = async (): Promise<bigint> =>
    BigInt(
      await stage().ask<Hex>(
        'eth_call',
        {
          to: stage().deployment.contracts.CommonsToken.address,
          data: encodeFunctionData({
            abi: commonsTokenAbi,
            functionName: 'balanceOf',
            args: [stage().addressOf('Theo')],
          }),
        },
        'latest',
      ),
    );
  const receipt = (hash: unknown) =>
    stage().ask<{ status: Hex; gasUsed: Hex } | null>('eth_getTransactionReceipt', hash);
  const count = (name: string) => stage().ask<Hex>('eth_getTransactionCount', stage().addressOf(name), 'latest');

  describe('the wallet', () => {
    it('shows its account to a page that it was connected to, and to no other', async () => {
      const { page, wallet } = await openWithWallet();

      expect(await ask(page, 'eth_accounts')).to.deep.equal([]);
      expect(await ask(page, 'eth_sendTransaction', [{ from: wallet.address }])).to.deep.include({ code: 4100 });
      expect(await ask(page, 'eth_requestAccounts')).to.deep.equal([stage().addressOf('Lena')]);
      expect(await ask(page, 'eth_accounts')).to.deep.equal([stage().addressOf('Lena')]);
      await wallet.disconnect();
      expect(await ask(page, 'eth_accounts')).to.deep.equal([]);
    });

    it('signs and sends what it is asked to, and remembers the asking', async () => {
      const { page, wallet } = await openWithWallet();
      await ask(page, 'eth_requestAccounts');
      const asked = { from: wallet.address, ...transfer(5n) };

      const hash = await ask(page, 'eth_sendTransaction', [asked]);

      expect((await receipt(hash))?.status).to.equal('0x1');
      expect(await tokensOfTheo()).to.equal(5n);
      expect(wallet.requests.at(-1)).to.deep.equal({ method: 'eth_sendTransaction', params: [asked] });
      const signature = (await ask(page, 'personal_sign', [toHex('hello'), wallet.address])) as Hex;
      expect(await recoverMessageAddress({ message: 'hello', signature })).to.equal(wallet.address);
    });

    it('says no when it is told to, once', async () => {
      const { page, wallet } = await openWithWallet();
      await ask(page, 'eth_requestAccounts');
      wallet.rejectNext();

      const asked = [{ from: wallet.address, ...transfer(5n) }];
      const answer = await ask(page, 'eth_sendTransaction', asked);

      expect(answer).to.deep.equal({ code: 4001, message: 'User rejected the request.' });
      expect(await tokensOfTheo()).to.equal(0n);
      expect((await receipt(await ask(page, 'eth_sendTransaction', asked)))?.status).to.equal('0x1');
    });

    it('refuses to send on another chain, and switches to one that it knows', async () => {
      const { page, wallet } = await openWithWallet();
      await ask(page, 'eth_requestAccounts');
      await wallet.switchChain(1);

      expect(await ask(page, 'eth_chainId')).to.equal('0x1');
      const refused = await ask(page, 'eth_sendTransaction', [{ from: wallet.address, ...transfer(5n) }]);
      expect(refused).to.deep.include({ code: 4901 });
      const unknown = await ask(page, 'wallet_switchEthereumChain', [{ chainId: '0x2' }]);
      expect(unknown).to.deep.include({ code: 4902 });
      await ask(page, 'wallet_switchEthereumChain', [{ chainId: '0x7a69' }]);
      expect(await ask(page, 'eth_chainId')).to.equal('0x7a69');
    });

    it('changes over to another account', async () => {
      const { page, wallet } = await openWithWallet();
      await ask(page, 'eth_requestAccounts');

      await wallet.switchAccount(localKey(MIRA));

      expect(await ask(page, 'eth_accounts')).to.deep.equal([stage().addressOf('Mira')]);
    });

    it('lets a transaction run out of gas in its block', async () => {
      const { page, wallet } = await openWithWallet();
      await ask(page, 'eth_requestAccounts');
      wallet.starveNext();

      const hash = await ask(page, 'eth_sendTransaction', [{ from: wallet.address, ...transfer(5n) }]);

      expect((await receipt(hash))?.status).to.equal('0x0');
      expect(await tokensOfTheo()).to.equal(0n);
    });

    for (const [how, tokens] of [
      ['repriced', 5n],
      ['cancelled', 0n],
      ['replaced', 0n],
    ] as const) {
      it(`has a waiting transaction ${how}`, async () => {
        const { page, wallet } = await openWithWallet();
        await ask(page, 'eth_requestAccounts');
        const before = await count('Lena');
        await wallet.hold();
        const hash = await ask(page, 'eth_sendTransaction', [{ from: wallet.address, ...transfer(5n) }]);
        expect(await receipt(hash)).to.equal(null);

        const other = await wallet.replaceLast(how);

        expect(await receipt(hash)).to.equal(null);
        expect((await receipt(other))?.status).to.equal('0x1');
        expect(await tokensOfTheo()).to.equal(tokens);
        expect(Number(await count('Lena'))).to.equal(Number(before) + 1);
      });
    }

    describe('given that it does not know EIP-5792', () => {
      it('says so', async () => {
        const { page } = await openWithWallet();

        expect(await ask(page, 'wallet_getCapabilities')).to.deep.include({ code: 4200 });
      });
    });

    describe('given that it does all calls of a batch or none', () => {
      const batch = (wallet: TestWallet, amounts: bigint[]) => ({
        version: '2.0.0',
        from: wallet.address,
        chainId: '0x7a69',
        atomicRequired: true,
        calls: amounts.map(transfer),
      });

      it('says so, and does all', async () => {
        const { page, wallet } = await openWithWallet({ batches: 'atomic' });
        await ask(page, 'eth_requestAccounts');

        const capabilities = await ask(page, 'wallet_getCapabilities');
        const sent = (await ask(page, 'wallet_sendCalls', [batch(wallet, [5n, 7n])])) as { id: string };

        expect(capabilities).to.deep.equal({ '0x7a69': { atomic: { status: 'supported' } } });
        const status = (await ask(page, 'wallet_getCallsStatus', [sent.id])) as { status: number; receipts: unknown[] };
        expect(status).to.deep.include({ status: 200, atomic: true });
        expect(status.receipts.length).to.equal(2);
        expect(await tokensOfTheo()).to.equal(12n);
      });

      it('does none where one of them fails', async () => {
        const { page, wallet } = await openWithWallet({ batches: 'atomic' });
        await ask(page, 'eth_requestAccounts');

        const sent = (await ask(page, 'wallet_sendCalls', [batch(wallet, [5n, 10n ** 30n])])) as { id: string };

        const status = await ask(page, 'wallet_getCallsStatus', [sent.id]);
        expect(status).to.deep.include({ status: 500, receipts: [] });
        expect(await tokensOfTheo()).to.equal(0n);
      });
    });

    describe('given that it sends the calls of a batch one by one', () => {
      it('refuses a batch that has to be done whole, and does another', async () => {
        const { page, wallet } = await openWithWallet({ batches: 'sequential' });
        await ask(page, 'eth_requestAccounts');
        const batch = {
          version: '2.0.0',
          from: wallet.address,
          chainId: '0x7a69',
          calls: [transfer(5n), transfer(7n)],
        };

        const refused = await ask(page, 'wallet_sendCalls', [{ ...batch, atomicRequired: true }]);
        const sent = (await ask(page, 'wallet_sendCalls', [{ ...batch, atomicRequired: false }])) as { id: string };

        expect(refused).to.deep.include({ code: 5760 });
        const status = await ask(page, 'wallet_getCallsStatus', [sent.id]);
        expect(status).to.deep.include({ status: 200, atomic: false });
        expect(await tokensOfTheo()).to.equal(12n);
      });
    });
  });

  describe('the proxy before the node', () => {
    let proxy: RpcProxy;

    beforeEach(async () => {
      proxy = await openRpcProxy(stage().rpcUrl);
    });

    afterEach(() => proxy.close());

    const call = async (body: unknown = { jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] }) =>
      fetch(proxy.url, { method: 'POST', body: JSON.stringify(body) });

    it('passes on single requests and batches, and counts them', async () => {
      const single = (await (await call()).json()) as { result: Hex };
      const batch = [
        { jsonrpc: '2.0', id: 7, method: 'eth_chainId' },
        { jsonrpc: '2.0', id: 8, method: 'eth_blockNumber' },
      ];
      const both = (await (await call(batch)).json()) as { id: number }[];

      expect(single.result).to.equal('0x7a69');
      expect(both.map(({ id }) => id)).to.deep.equal([7, 8]);
      expect(proxy.requests).to.deep.equal([['eth_chainId'], ['eth_chainId', 'eth_blockNumber']]);
      expect(await proxy.settle(50)).to.equal(2);
      expect(await proxy.settle(50)).to.equal(0);
    });

    it('goes down and comes up again', async () => {
      proxy.goDown();
      const failed = await call().catch(() => 'cut');
      proxy.goUp();

      expect(failed).to.equal('cut');
      expect((await call()).status).to.equal(200);
    });

    it('refuses, dawdles and lies when it is told to', async () => {
      proxy.refuse(429);
      expect((await call()).status).to.equal(429);
      proxy.goUp();

      proxy.slowDown(150);
      const begun = Date.now();
      await call();
      expect(Date.now() - begun).to.be.greaterThan(140);

      proxy.answer('eth_chainId', () => '0x1');
      expect(((await (await call()).json()) as { result: Hex }).result).to.equal('0x1');
      proxy.answer('eth_chainId');
      expect(((await (await call()).json()) as { result: Hex }).result).to.equal('0x7a69');
    });
  });

  describe('a reorganisation', () => {
    it('takes a transaction back, on a chain that is longer than the one before', async () => {
      const { page, wallet } = await openWithWallet();
      await ask(page, 'eth_requestAccounts');
      const reorganise = await beginReorganisation(stage().rpcUrl);
      const hash = await ask(page, 'eth_sendTransaction', [{ from: wallet.address, ...transfer(5n) }]);
      const height = Number(await stage().ask<Hex>('eth_blockNumber'));

      await reorganise();

      expect(await receipt(hash)).to.equal(null);
      expect(await tokensOfTheo()).to.equal(0n);
      expect(Number(await stage().ask<Hex>('eth_blockNumber'))).to.equal(height + 1);
    });
  });

  describe('axe', () => {
    it('finds what is wrong with a page, and nothing where nothing is', async () => {
      const page = await browser.visit(blank(), { expected: [NO_ICON] });
      const write = (body: string) =>
        page.evaluate((html) => {
          document.documentElement.lang = 'en';
          document.title = 'A page';
          document.body.innerHTML = html;
        }, body);

      await write('<main><h1>A page</h1><img src="data:,"></main>');
      const found = await findViolations(page, { width: 360, colorScheme: 'dark' });
      await write('<main><h1>A page</h1><p>Good.</p></main>');
      const none = await findViolations(page, { width: 1280, colorScheme: 'light' });

      expect(found.map(({ rule }) => rule)).to.deep.equal(['image-alt']);
      expect(found[0]?.elements[0]).to.match(/^img: /);
      expect(none).to.deep.equal([]);
    });
  });

  describe('the browser', () => {
    it('notes what a page reports, but for what a test expects', async () => {
      const page = await browser.visit(blank(), { expected: [NO_ICON, /on purpose/] });
      await page.evaluate(() => console.error('an error on purpose'));
      expect(browser.takeProblems()).to.equal('');

      await page.evaluate(() => console.error('an error by mistake'));

      expect(browser.takeProblems()).to.match(/^console: an error by mistake/);
    });
  });
});
