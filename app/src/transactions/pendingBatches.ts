import { z } from 'zod';

import { keptList } from './keptList.ts';

const entry = z.object({
  /** What the wallet calls it (EIP-5792). */
  id: z.string(),
  /** The wallet, as wagmi knows it. */
  connectorId: z.string(),
  chainId: z.number(),
  account: z.templateLiteral(['0x', z.string()]),
  title: z.string(),
  /** This device's clock when it was sent, in milliseconds. */
  sentAt: z.number(),
});

/** Several calls that a wallet has taken together, and has not said yet how they went. Only that wallet knows. */
export type PendingBatch = z.infer<typeof entry>;

export const pendingBatches = keptList('commonweight.batches', entry, ({ id }) => id);
