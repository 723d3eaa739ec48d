import type { Hex } from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';

import type { Ask } from './node.ts';
import { hex, type AskedTransaction, type Sender } from './sender.ts';
import { ATOMICITY_NOT_SUPPORTED, UNKNOWN_BUNDLE, UNSUPPORTED_CAPABILITY, WalletError } from './WalletError.ts';

/** Whether the wallet knows EIP-5792, and whether it does all calls of a batch or none. */
export type Batches = 'none' | 'sequential' | 'atomic';

/** What a page asks for by `wallet_sendCalls`, version 2.0.0. */
interface AskedCalls {
  version: string;
  id?: string;
  chainId: Hex;
  atomicRequired: boolean;
  calls: (Pick<AskedTransaction, 'to' | 'data' | 'value'> & {
    capabilities?: Record<string, { optional?: boolean }>;
  })[];
  capabilities?: Record<string, { optional?: boolean }>;
}

interface Bundle {
  chainId: Hex;
  atomic: boolean;
  /** Undefined while it waits. */
  hashes: Hex[] | undefined;
  failed: boolean;
}

interface Receipt {
  status: Hex;
}

export interface Calls {
  send(account: PrivateKeyAccount, asked: AskedCalls): Promise<{ id: string }>;
  status(id: string): Promise<unknown>;
  /** Batches wait from now on, as they do while a person or a bundler takes her time. */
  hold(): void;
  /** Carries out what waits. */
  release(): Promise<void>;
  /** Knows nothing of any batch any more. */
  forget(): void;
}

/** EIP-5792 on a development node: an atomic batch is one block, which is taken back where one of its calls fails. */
export function makeCalls(ask: Ask, sender: Sender, batches: () => Batches): Calls {
  const bundles = new Map<string, Bundle>();
  const waiting: (() => Promise<void>)[] = [];
  let isHeld = false;
  const receiptOf = (hash: Hex) => ask<Receipt | null>('eth_getTransactionReceipt', hash);

  async function sendAll(account: PrivateKeyAccount, { calls, chainId }: AskedCalls): Promise<Hex[]> {
    const hashes: Hex[] = [];
    for (const { to, data, value } of calls) {
      const asked = { to, data, value, chainId };
      const given = Object.entries(asked).filter(([, part]) => part !== undefined);
      hashes.push(await sender.send(account, Object.fromEntries(given)));
    }
    return hashes;
  }

  async function sendAtomically(account: PrivateKeyAccount, asked: AskedCalls): Promise<Hex[] | undefined> {
    const snapshot = await ask<Hex>('evm_snapshot');
    let hashes: Hex[] | undefined;
    await sender.hold();
    try {
      hashes = await sendAll(account, asked);
    } catch {
      // one of them cannot be done after those before it
    }
    await sender.release();
    const receipts = await Promise.all((hashes ?? []).map(receiptOf));
    if (hashes !== undefined && receipts.every((receipt) => receipt?.status === '0x1')) return hashes;
    await ask('evm_revert', snapshot);
    return undefined;
  }

  return {
    async send(account, asked) {
      const wanted = [asked.capabilities, ...asked.calls.map(({ capabilities }) => capabilities)];
      for (const [name, { optional }] of wanted.flatMap((each) => Object.entries(each ?? {}))) {
        if (optional !== true) throw new WalletError(UNSUPPORTED_CAPABILITY, `This wallet does not know ${name}.`);
      }
      const atomic = batches() === 'atomic';
      if (asked.atomicRequired && !atomic) {
        throw new WalletError(ATOMICITY_NOT_SUPPORTED, 'This wallet does not do all calls or none.');
      }
      const id = asked.id ?? hex(bundles.size + 1);
      const bundle: Bundle = { chainId: asked.chainId, atomic, hashes: undefined, failed: false };
      bundles.set(id, bundle);
      const carryOut = async (): Promise<void> => {
        const hashes = atomic ? await sendAtomically(account, asked) : await sendAll(account, asked);
        bundle.failed = hashes === undefined;
        bundle.hashes = hashes ?? [];
      };
      if (isHeld) waiting.push(carryOut);
      else await carryOut();
      return { id };
    },
    async status(id) {
      const bundle = bundles.get(id);
      if (bundle === undefined) throw new WalletError(UNKNOWN_BUNDLE, 'This wallet knows no such batch.');
      const { chainId, atomic, failed } = bundle;
      const hashes = bundle.hashes ?? [];
      const receipts = (await Promise.all(hashes.map(receiptOf))).filter((receipt) => receipt !== null);
      const good = receipts.filter((receipt) => receipt.status === '0x1').length;
      const code = (): number => {
        if (failed) return 500;
        if (bundle.hashes === undefined) return 100;
        if (receipts.length < hashes.length) return 100;
        if (good === hashes.length) return 200;
        return good === 0 ? 500 : 600;
      };
      return { version: '2.0.0', id, chainId, atomic, status: code(), receipts };
    },
    hold() {
      isHeld = true;
    },
    async release() {
      isHeld = false;
      for (const carryOut of waiting.splice(0)) await carryOut();
    },
    forget: () => bundles.clear(),
  };
}
