import { hexToBytes, keccak256, numberToHex, type Address, type Hex } from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';

import type { Ask } from './node.ts';

/** A transaction as a page asks for it. */
export interface AskedTransaction {
  from?: Address;
  to?: Address;
  data?: Hex;
  value?: Hex;
  gas?: Hex;
  chainId?: Hex;
}

/** What comes in a held transaction's place: the same dearer, nothing, or something else. */
export type Replacement = 'repriced' | 'cancelled' | 'replaced';

interface Signed {
  to?: Address;
  data: Hex;
  value: bigint;
  gas: bigint;
  nonce: number;
  maxFeePerGas: bigint;
  maxPriorityFeePerGas: bigint;
}

export interface Sender {
  send(account: PrivateKeyAccount, asked: AskedTransaction): Promise<Hex>;
  /** The next transaction gets too little gas to run to its end. */
  starveNext(): void;
  /** Nothing is mined from now on, until `release` or `replaceLast`. */
  hold(): Promise<void>;
  release(): Promise<void>;
  /** Sends another transaction with the nonce of the last one, and mines it. Returns its hash. */
  replaceLast(account: PrivateKeyAccount, how: Replacement): Promise<Hex>;
}

const GAS_SLACK = 5_000n;

/** The least gas that a node takes a transaction for (EIP-7623), with too little on top to do anything. */
function starvationGas(data: Hex): bigint {
  const bytes = hexToBytes(data);
  const tokens = bytes.reduce((sum, byte) => sum + (byte === 0 ? 1 : 4), 0);
  return 21_000n + 10n * BigInt(tokens) + 100n;
}

/** Signs and sends transactions to a development node, whose mining it can hold up. */
export function makeSender(ask: Ask): Sender {
  let starve = false;
  let held = false;
  let last: Signed | undefined;

  async function broadcast(account: PrivateKeyAccount, chainId: number, signed: Signed): Promise<Hex> {
    const raw = await account.signTransaction({ ...signed, type: 'eip1559', chainId });
    const hash = keccak256(raw);
    try {
      await ask('eth_sendRawTransaction', raw);
    } catch (error) {
      // a development node reports a failed execution like this, though the transaction is in a block
      if ((await ask<unknown>('eth_getTransactionReceipt', hash)) === null) throw error;
    }
    return hash;
  }

  async function mine(): Promise<void> {
    await ask('evm_mine');
    await ask('evm_setAutomine', true);
    held = false;
  }

  return {
    async send(account, { to, data = '0x', value = '0x0', gas, chainId }) {
      const call = { from: account.address, ...(to === undefined ? {} : { to }), data, value };
      const nonce = Number(await ask<Hex>('eth_getTransactionCount', account.address, 'pending'));
      const price = BigInt(await ask<Hex>('eth_gasPrice'));
      let limit = gas === undefined ? BigInt(await ask<Hex>('eth_estimateGas', call, 'pending')) : BigInt(gas);
      // as of the pending block, which is not the one that it will be in
      if (gas === undefined) limit += GAS_SLACK + limit / 4n;
      if (starve) limit = starvationGas(data);
      starve = false;
      last = {
        ...(to === undefined ? {} : { to }),
        data,
        value: BigInt(value),
        gas: limit,
        nonce,
        maxFeePerGas: 2n * price,
        maxPriorityFeePerGas: price / 2n,
      };
      return broadcast(account, Number(chainId ?? (await ask<Hex>('eth_chainId'))), last);
    },
    starveNext() {
      starve = true;
    },
    async hold() {
      await ask('evm_setAutomine', false);
      held = true;
    },
    async release() {
      if (held) await mine();
    },
    async replaceLast(account, how) {
      if (last === undefined || !held) throw new Error('there is no transaction that waits to be mined');
      const dearer = {
        ...last,
        maxFeePerGas: 3n * last.maxFeePerGas,
        maxPriorityFeePerGas: 3n * last.maxPriorityFeePerGas,
      };
      const self = { to: account.address, data: '0x', gas: 30_000n } as const;
      const other = { repriced: {}, cancelled: { ...self, value: 0n }, replaced: { ...self, value: 1n } }[how];
      const chainId = Number(await ask<Hex>('eth_chainId'));
      const hash = await broadcast(account, chainId, { ...dearer, ...other });
      await mine();
      return hash;
    },
  };
}

/** An amount or a gas limit as wallets are asked with. */
export const hex = (value: bigint | number): Hex => numberToHex(value);
