import { z } from 'zod';

import { CommonweightError } from './errors.ts';

const id = z.int().min(1).max(0xffffff);
const round = z.object({
  datasets: z.array(z.object({ id })),
  ballots: z.array(
    z.object({
      voter: z.string(),
      /** A whole number; JSON's own numbers are exact up to 2^53. */
      power: z.union([z.int().min(0), z.string().regex(/^\d{1,30}$/)]),
      lines: z.record(z.string().regex(/^[1-9]\d{0,7}$/), z.int().min(0).max(100)),
    }),
  ),
});

/** A round `{datasets, ballots}` as it is exchanged outside the chain; see docs/cli.md. */
export type OfflineRound = z.infer<typeof round>;

/** Checks a round that came from outside, and says where it is wrong. */
export function parseRound(data: unknown): OfflineRound {
  const parsed = round.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommonweightError(
      `This is not a round of ballots: ${issue?.path.join('.') || 'the file'}: ${issue?.message}.`,
    );
  }
  for (const [what, keys] of [
    ['dataset', parsed.data.datasets.map((dataset) => String(dataset.id))],
    ['voter', parsed.data.ballots.map((ballot) => ballot.voter)],
  ] as const) {
    const seen = new Set<string>();
    for (const key of keys) {
      if (seen.has(key)) throw new CommonweightError(`This is not a round of ballots: ${what} ${key} is in it twice.`);
      seen.add(key);
    }
  }
  return parsed.data;
}
