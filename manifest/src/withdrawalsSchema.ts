import { z } from 'zod';

const whole = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The list of withdrawals, as programs exchange it; docs/cli.md explains it. */
export const withdrawalsSchema = z.object({
  format: z.literal('commonweight-withdrawals/1'),
  chainId: whole,
  /** Address of the DatasetRegistry. */
  registry: z.string(),
  /** As of this block. */
  block: z.object({ number: whole, timestampSeconds: whole }),
  /** Unix seconds; what left before is not listed. Null: everything is. */
  sinceSeconds: whole.nullable(),
  withdrawals: z.array(
    z.object({
      datasetId: z.int().min(1),
      cardSha256: sha256,
      licence: z.string(),
      reason: z.string(),
      /** When it may no longer be trained on: Unix seconds. */
      atSeconds: whole,
      blockNumber: whole.nullable(),
      transactionHash: z.string().nullable(),
      consentEndsAtSeconds: whole.nullable(),
      supersededBy: z.int().min(1).nullable(),
      reasonSha256: sha256.nullable(),
      proposal: z.object({ number: z.int().min(1), title: z.string() }).nullable(),
    }),
  ),
  /** What the ethics board has suspended as of the block; unlike a withdrawal, that ends by itself. */
  suspensions: z.array(
    z.object({ datasetId: z.int().min(1), cardSha256: sha256, fromSeconds: whole, untilSeconds: whole }),
  ),
});

export type Withdrawals = z.infer<typeof withdrawalsSchema>;
