import { useSyncExternalStore } from 'react';
import { z } from 'zod';

const entry = z.object({
  hash: z.templateLiteral(['0x', z.string()]),
  chainId: z.number(),
  account: z.templateLiteral(['0x', z.string()]),
  title: z.string(),
  /** This device's clock when it was sent, in milliseconds. */
  sentAt: z.number(),
  /** Where it goes in the order of its account's transactions, and what it does: by this is found what took its place. */
  place: z
    .object({
      nonce: z.number(),
      afterBlock: z.number(),
      to: z.templateLiteral(['0x', z.string()]),
      data: z.templateLiteral(['0x', z.string()]),
    })
    .optional(),
});

/** A transaction that was sent and is not known to be in a block. */
export type PendingTransaction = z.infer<typeof entry>;

const KEY = 'commonweight.pending';

function load(): PendingTransaction[] {
  try {
    return z.array(entry).parse(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    // whatever is there was not written by this page
    return [];
  }
}

let entries: readonly PendingTransaction[] = load();
const listeners = new Set<() => void>();

function change(next: readonly PendingTransaction[]): void {
  entries = next;
  localStorage.setItem(KEY, JSON.stringify(next));
  for (const listener of listeners) listener();
}

export const pendingTransactions = {
  all: (): readonly PendingTransaction[] => entries,
  add: (added: PendingTransaction): void => change([...entries, added]),
  remove: (hash: string): void => change(entries.filter((one) => one.hash !== hash)),
};

/** The transactions under way, also those that were sent before the page was loaded again. */
export function usePendingTransactions(): readonly PendingTransaction[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entries,
  );
}

/** What was seen in a block during this visit, the newest last: a reorganisation may take it back. */
let confirmed: readonly PendingTransaction[] = [];
const MOST_CONFIRMED = 50;

export const confirmedTransactions = {
  all: (): readonly PendingTransaction[] => confirmed,
  add(added: PendingTransaction): void {
    confirmed = [...confirmed.slice(1 - MOST_CONFIRMED), added];
  },
  remove(hash: string): void {
    confirmed = confirmed.filter((one) => one.hash !== hash);
  },
};

/** Those that a button on the page waits for, which will say how they went. */
const attended = new Set<string>();

export const attendance = {
  begin: (hash: string): void => void attended.add(hash),
  end: (hash: string): void => void attended.delete(hash),
  has: (hash: string): boolean => attended.has(hash),
};
