import { readHistory } from '../chain/readHistory.ts';
import { describeWithdrawal } from '../describeWithdrawal.ts';
import { foldSuspensions } from '../foldSuspensions.ts';
import { foldWithdrawals } from '../foldWithdrawals.ts';
import { withdrawalsRss } from '../withdrawalsRss.ts';
import type { Withdrawals } from '../withdrawalsSchema.ts';
import { connect, type CommonOptions } from './connect.ts';
import type { Outcome, Progress } from './Outcome.ts';

/** The public list of what may not be trained on any more. */
export async function withdrawals(
  options: CommonOptions & { since?: number; rss?: boolean },
  progress: Progress,
): Promise<Outcome & { exact: boolean }> {
  const { client, deployment, blockNumber, blockSeconds } = await connect(options);
  progress(`Reading the chain up to block ${blockNumber} …`);
  const history = await readHistory({ client, deployment, toBlock: blockNumber });
  const registry = deployment.contracts.DatasetRegistry.address;
  const left = foldWithdrawals({ history, registry, nowSeconds: blockSeconds });
  const blocks = [...new Set(left.flatMap((one) => one.blockNumber ?? []))];
  const seconds = new Map<number, number>();
  for (const number of blocks) {
    seconds.set(number, Number((await client.getBlock({ blockNumber: BigInt(number) })).timestamp));
  }
  const since = options.since ?? null;
  const list: Withdrawals = {
    format: 'commonweight-withdrawals/1',
    chainId: deployment.chainId,
    registry,
    block: { number: Number(blockNumber), timestampSeconds: blockSeconds },
    sinceSeconds: since,
    withdrawals: left
      .map((one) => ({
        ...one,
        // the last second of a consent is still in consent
        atSeconds: one.blockNumber === null ? (one.consentEndsAtSeconds ?? 0) + 1 : (seconds.get(one.blockNumber) ?? 0),
      }))
      .filter(({ atSeconds }) => since === null || atSeconds >= since)
      .sort((a, b) => a.atSeconds - b.atSeconds || a.datasetId - b.datasetId),
    // however long ago they began, they are still in force
    suspensions: foldSuspensions({ history, nowSeconds: blockSeconds }),
  };
  if (options.rss === true) return { json: list, text: withdrawalsRss(list), ok: true, exact: true };
  const time = (at: number): string => new Date(at * 1000).toISOString().replace('.000Z', 'Z');
  const lines = [
    ...list.withdrawals.map(
      (one) => `${time(one.atSeconds)}  dataset ${String(one.datasetId).padEnd(6)} ${describeWithdrawal(one)}`,
    ),
    ...list.suspensions.map(
      ({ datasetId, fromSeconds, untilSeconds }) =>
        `${time(fromSeconds)}  dataset ${String(datasetId).padEnd(6)} suspended by the ethics board until ${time(untilSeconds)}`,
    ),
  ];
  return { json: list, text: lines.length === 0 ? 'Nothing was withdrawn.' : lines.join('\n'), ok: true, exact: false };
}
