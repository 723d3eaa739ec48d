import type { ContractTransactionReceipt, ContractTransactionResponse } from 'ethers';

import type { Commons } from './commons.ts';

/** A development chain's clock, which can be put forward. */
export interface Clock {
  /** The last block's time, Unix seconds. */
  now(): Promise<number>;
  /** Makes a block at that time. Does nothing where the time is past. */
  goTo(seconds: number): Promise<void>;
}

/** What steps cost: gas by kind of step. */
export interface Meter {
  record(kind: string, gas: bigint): void;
  rows(): { kind: string; count: number; least: bigint; median: bigint; most: bigint }[];
}

/** What a life cycle is played on. */
export interface Stage {
  commons: Commons;
  clock: Clock;
  meter: Meter;
}

/** What a clock asks of a node. */
export interface TimeKeeper {
  send(method: string, parameters: unknown[]): Promise<unknown>;
  getBlock(tag: 'latest'): Promise<{ timestamp: number } | null>;
}

export function makeClock(provider: TimeKeeper): Clock {
  const now = async (): Promise<number> => (await provider.getBlock('latest'))?.timestamp ?? 0;
  return {
    now,
    async goTo(seconds) {
      if (seconds <= (await now())) return;
      await provider.send('evm_setNextBlockTimestamp', [seconds]);
      await provider.send('evm_mine', []);
    },
  };
}

export function makeMeter(): Meter {
  const gasByKind = new Map<string, bigint[]>();
  return {
    record(kind, gas) {
      gasByKind.set(kind, [...(gasByKind.get(kind) ?? []), gas]);
    },
    rows: () =>
      [...gasByKind].map(([kind, unsorted]) => {
        const gas = unsorted.toSorted((a, b) => (a < b ? -1 : 1));
        const at = (index: number): bigint => gas[index] ?? 0n;
        return { kind, count: gas.length, least: at(0), median: at(gas.length >> 1), most: at(gas.length - 1) };
      }),
  };
}

/** Waits until a transaction is in a block, and takes down what it cost. */
export async function done(
  { meter }: Pick<Stage, 'meter'>,
  kind: string,
  sent: Promise<ContractTransactionResponse>,
): Promise<ContractTransactionReceipt> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error(`${kind}: no receipt`);
  meter.record(kind, receipt.gasUsed);
  return receipt;
}
