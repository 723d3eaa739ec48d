import type { CommonsEvent } from './chain/readHistory.ts';
import { foldSuspensions } from './foldSuspensions.ts';
import { foldWithdrawals } from './foldWithdrawals.ts';
import type { Withdrawals } from './withdrawalsSchema.ts';

/** The public list of what may not be trained on any more, as of a block. */
export async function listWithdrawals(options: {
  /** Up to the block. */
  history: readonly CommonsEvent[];
  chainId: number;
  /** Address of the DatasetRegistry. */
  registry: string;
  block: Withdrawals['block'];
  /** What left before is not listed, Unix seconds; null: everything is. */
  sinceSeconds: number | null;
  /** When blocks were made, Unix seconds by number; asked once for those in which something left. */
  timesOf: (blocks: readonly number[]) => Promise<ReadonlyMap<number, number>>;
}): Promise<Withdrawals> {
  const { history, chainId, registry, block, sinceSeconds, timesOf } = options;
  const nowSeconds = block.timestampSeconds;
  const left = foldWithdrawals({ history, registry, nowSeconds });
  const seconds = await timesOf([...new Set(left.flatMap((one) => one.blockNumber ?? []))]);
  return {
    format: 'commonweight-withdrawals/1',
    chainId,
    registry,
    block,
    sinceSeconds,
    withdrawals: left
      .map((one) => ({
        ...one,
        // the last second of a consent is still in consent
        atSeconds: one.blockNumber === null ? (one.consentEndsAtSeconds ?? 0) + 1 : (seconds.get(one.blockNumber) ?? 0),
      }))
      .filter(({ atSeconds }) => sinceSeconds === null || atSeconds >= sinceSeconds)
      .sort((a, b) => a.atSeconds - b.atSeconds || a.datasetId - b.datasetId),
    // however long ago they began, they are still in force
    suspensions: foldSuspensions({ history, nowSeconds }),
  };
}
