import type { Page } from 'playwright-core';
import type { Hex, TypedDataDefinition } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

import { makeCalls, type Batches } from './wallet/calls.ts';
import { askAt } from './wallet/node.ts';
import { hex, makeSender, type AskedTransaction, type Replacement } from './wallet/sender.ts';
import {
  CHAIN_DISCONNECTED,
  REJECTED,
  UNAUTHORIZED,
  UNKNOWN_CHAIN,
  UNSUPPORTED_METHOD,
  WalletError,
} from './wallet/WalletError.ts';

export interface WalletOptions {
  /** The node that it sends to, whatever node the page asks. */
  rpcUrl: string;
  key: string;
  chainId?: number;
  name?: string;
  rdns?: string;
  /** A data URL. */
  icon?: string;
  batches?: Batches;
}

/** A request that came from the page. */
export interface WalletRequest {
  method: string;
  params: readonly unknown[];
}

/** A wallet in a page whose key stays in Node: found by EIP-6963, spoken to by EIP-1193, and obedient to the test. */
export interface TestWallet {
  readonly address: Hex;
  /** Everything that the page has asked, in order. */
  readonly requests: readonly WalletRequest[];
  /** Says no to the next requests that a person would be asked about. */
  rejectNext(count?: number): void;
  switchAccount(key: string): Promise<void>;
  switchChain(chainId: number): Promise<void>;
  /** Forgets that the page may see its accounts. */
  disconnect(): Promise<void>;
  setBatches(batches: Batches): void;
  /** What comes as a batch waits from now on, until it is released. */
  holdBatches(): void;
  releaseBatches(): Promise<void>;
  forgetBatches(): void;
  /** The next transaction runs out of gas in its block. */
  starveNext(): void;
  /** Transactions wait from now on, until they are released or the last one is replaced. */
  hold(): Promise<void>;
  release(): Promise<void>;
  replaceLast(how: Replacement): Promise<Hex>;
}

/** What a person is asked about, and can say no to. */
const ASKS = new Set([
  'eth_requestAccounts',
  'wallet_requestPermissions',
  'eth_sendTransaction',
  'personal_sign',
  'eth_signTypedData_v4',
  'wallet_switchEthereumChain',
  'wallet_addEthereumChain',
  'wallet_sendCalls',
]);

const ICON = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>";

/** What the page's half of the wallet answers with. */
type Answer = { result: unknown } | { error: { code: number; message: string; data?: unknown } };

/** The page's half: runs in the page, and knows no key. */
function announceWallet(info: { name: string; rdns: string; icon: string }): void {
  type Listener = (value: unknown) => void;
  const scope = window as unknown as {
    askTestWallet(method: string, params: unknown): Promise<Answer>;
    tellTestWallet(event: string, value: unknown): void;
  };
  const listeners = new Map<string, Set<Listener>>();
  const provider = {
    async request({ method, params }: { method: string; params?: unknown }) {
      const answer = await scope.askTestWallet(method, params ?? []);
      if ('result' in answer) return answer.result;
      const { code, message, data } = answer.error;
      throw Object.assign(new Error(message), { code, data });
    },
    on(event: string, listener: Listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
      return provider;
    },
    removeListener(event: string, listener: Listener) {
      listeners.get(event)?.delete(listener);
      return provider;
    },
  };
  scope.tellTestWallet = (event, value) => listeners.get(event)?.forEach((listener) => listener(value));

  const detail = Object.freeze({ info: Object.freeze({ uuid: crypto.randomUUID(), ...info }), provider });
  const announce = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  window.addEventListener('eip6963:requestProvider', announce);
  announce();
}

/** Puts a wallet into a page, before the page is opened. */
export async function addWallet(page: Page, options: WalletOptions): Promise<TestWallet> {
  const { rpcUrl, name = 'Test Wallet', rdns = 'org.commonweight.test', icon = ICON } = options;
  const ask = askAt(rpcUrl);
  const home = options.chainId ?? Number(await ask<Hex>('eth_chainId'));
  const knownChains = new Set([home]);
  let account = privateKeyToAccount(options.key as Hex);
  let chainId = home;
  let batches = options.batches ?? 'none';
  let connected = false;
  let rejections = 0;
  const requests: WalletRequest[] = [];
  const sender = makeSender(ask);
  const calls = makeCalls(ask, sender, () => batches);

  const tell = (event: string, value: unknown): Promise<void> =>
    page.evaluate(
      ([what, with_]) => {
        (window as unknown as { tellTestWallet(event: unknown, value: unknown): void }).tellTestWallet(what, with_);
      },
      [event, value],
    );

  function requireChain(asked: Hex | undefined): void {
    if (asked !== undefined && Number(asked) !== chainId) {
      throw new WalletError(CHAIN_DISCONNECTED, `The wallet is on chain ${chainId}, not on ${Number(asked)}.`);
    }
    if (chainId !== home) {
      throw new WalletError(CHAIN_DISCONNECTED, `The wallet has no node for chain ${chainId}.`);
    }
  }

  function requireAccount(asked: string | undefined): void {
    if (!connected || asked?.toLowerCase() !== account.address.toLowerCase()) {
      throw new WalletError(UNAUTHORIZED, 'The page may not use this account.');
    }
  }

  async function switchChain(next: number): Promise<void> {
    chainId = next;
    await tell('chainChanged', hex(next));
  }

  const methods: Record<string, (...params: never[]) => unknown> = {
    eth_chainId: () => hex(chainId),
    eth_accounts: () => (connected ? [account.address] : []),
    eth_requestAccounts() {
      connected = true;
      return [account.address];
    },
    wallet_requestPermissions() {
      connected = true;
      return [{ parentCapability: 'eth_accounts' }];
    },
    wallet_getPermissions: () => (connected ? [{ parentCapability: 'eth_accounts' }] : []),
    wallet_revokePermissions() {
      connected = false;
      return null;
    },
    async wallet_switchEthereumChain({ chainId: next }: { chainId: Hex }) {
      if (!knownChains.has(Number(next))) throw new WalletError(UNKNOWN_CHAIN, `Unrecognized chain ID ${next}.`);
      await switchChain(Number(next));
      return null;
    },
    wallet_addEthereumChain({ chainId: next }: { chainId: Hex }) {
      knownChains.add(Number(next));
      return null;
    },
    personal_sign(message: Hex, address: string) {
      requireAccount(address);
      return account.signMessage({ message: { raw: message } });
    },
    eth_signTypedData_v4(address: string, text: string) {
      requireAccount(address);
      const typed = JSON.parse(text) as TypedDataDefinition & { types: Record<string, unknown> };
      // viem derives this one from the domain, as the standard has it
      delete typed.types.EIP712Domain;
      return account.signTypedData(typed);
    },
    eth_sendTransaction(asked: AskedTransaction) {
      requireAccount(asked.from);
      requireChain(asked.chainId);
      return sender.send(account, asked);
    },
    wallet_getCapabilities() {
      if (batches === 'none') throw new WalletError(UNSUPPORTED_METHOD, 'This wallet does not know EIP-5792.');
      return { [hex(home)]: { atomic: { status: batches === 'atomic' ? 'supported' : 'unsupported' } } };
    },
    wallet_sendCalls(asked: Parameters<typeof calls.send>[1] & { from?: string }) {
      if (batches === 'none') throw new WalletError(UNSUPPORTED_METHOD, 'This wallet does not know EIP-5792.');
      requireAccount(asked.from ?? account.address);
      requireChain(asked.chainId);
      return calls.send(account, asked);
    },
    wallet_getCallsStatus: (id: string) => calls.status(id),
  };

  async function handle(method: string, params: readonly unknown[]): Promise<unknown> {
    requests.push({ method, params });
    if (ASKS.has(method) && rejections > 0) {
      rejections -= 1;
      throw new WalletError(REJECTED, 'User rejected the request.');
    }
    const own = methods[method];
    if (own !== undefined) return own(...(params as never[]));
    if (method.startsWith('wallet_')) throw new WalletError(UNSUPPORTED_METHOD, `This wallet does not know ${method}.`);
    requireChain(undefined);
    return ask(method, ...params);
  }

  await page.exposeFunction('askTestWallet', async (method: string, params: readonly unknown[]): Promise<Answer> => {
    try {
      return { result: await handle(method, params) };
    } catch (error) {
      if (error instanceof WalletError) {
        return { error: { code: error.code, message: error.message, data: error.data } };
      }
      return { error: { code: -32_603, message: error instanceof Error ? error.message : String(error) } };
    }
  });
  await page.addInitScript(announceWallet, { name, rdns, icon });

  return {
    get address() {
      return account.address;
    },
    requests,
    rejectNext(count = 1) {
      rejections = count;
    },
    async switchAccount(key) {
      account = privateKeyToAccount(key as Hex);
      if (connected) await tell('accountsChanged', [account.address]);
    },
    switchChain,
    async disconnect() {
      connected = false;
      await tell('accountsChanged', []);
    },
    setBatches(next) {
      batches = next;
    },
    holdBatches: () => calls.hold(),
    releaseBatches: () => calls.release(),
    forgetBatches: () => calls.forget(),
    starveNext: () => sender.starveNext(),
    hold: () => sender.hold(),
    release: () => sender.release(),
    replaceLast: (how) => sender.replaceLast(account, how),
  };
}
