import type { Address } from 'viem';
import { zeroAddress } from 'viem';

/** The token's events, in order. Amounts in 10⁻¹⁸ tokens. */
export type TokenEvent =
  | { eventName: 'Transfer'; args: { from: Address; to: Address; value: bigint } }
  | { eventName: 'DelegateChanged'; args: { delegator: Address; fromDelegate: Address; toDelegate: Address } };

/** One account's tokens, and who votes with them. Amounts in 10⁻¹⁸ tokens. */
export interface Holder {
  account: Address;
  balance: bigint;
  /** Undefined where nobody votes with them. */
  delegate: Address | undefined;
}

export interface Delegate {
  account: Address;
  votes: bigint;
  /** How many accounts' tokens these are. */
  delegators: number;
}

/** Who holds tokens and who votes with them, the largest first. */
export function foldToken(events: readonly TokenEvent[]): { supply: bigint; holders: Holder[]; delegates: Delegate[] } {
  const balances = new Map<Address, bigint>();
  const delegateOf = new Map<Address, Address>();
  const add = (account: Address, amount: bigint): void => {
    if (account !== zeroAddress) balances.set(account, (balances.get(account) ?? 0n) + amount);
  };
  for (const { eventName, args } of events) {
    if (eventName === 'Transfer') {
      add(args.from, -args.value);
      add(args.to, args.value);
    } else delegateOf.set(args.delegator, args.toDelegate);
  }
  const delegates = new Map<Address, Delegate>();
  const holders: Holder[] = [];
  let supply = 0n;
  for (const [account, balance] of balances) {
    if (balance === 0n) continue;
    supply += balance;
    const delegate = delegateOf.get(account) ?? zeroAddress;
    holders.push({ account, balance, delegate: delegate === zeroAddress ? undefined : delegate });
    if (delegate === zeroAddress) continue;
    const found = delegates.get(delegate) ?? { account: delegate, votes: 0n, delegators: 0 };
    delegates.set(delegate, { ...found, votes: found.votes + balance, delegators: found.delegators + 1 });
  }
  const descending = (a: bigint, b: bigint): number => (a < b ? 1 : a > b ? -1 : 0);
  return {
    supply,
    holders: holders.sort((a, b) => descending(a.balance, b.balance)),
    delegates: [...delegates.values()].sort((a, b) => descending(a.votes, b.votes)),
  };
}
