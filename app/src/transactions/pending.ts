import { z } from 'zod';

import { keptList } from './keptList.ts';

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

/** The transactions under way, also those that were sent before the page was loaded again. */
export const pendingTransactions = keptList('commonweight.pending', entry, ({ hash }) => hash);

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
