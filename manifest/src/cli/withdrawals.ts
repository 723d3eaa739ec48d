import { readHistory } from '../chain/readHistory.ts';
import { describeWithdrawal } from '../describeWithdrawal.ts';
import { listWithdrawals } from '../listWithdrawals.ts';
import { withdrawalsRss } from '../withdrawalsRss.ts';
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
  const list = await listWithdrawals({
    history,
    chainId: deployment.chainId,
    registry: deployment.contracts.DatasetRegistry.address,
    block: { number: Number(blockNumber), timestampSeconds: blockSeconds },
    sinceSeconds: options.since ?? null,
    async timesOf(blocks) {
      const seconds = new Map<number, number>();
      for (const number of blocks) {
        seconds.set(number, Number((await client.getBlock({ blockNumber: BigInt(number) })).timestamp));
      }
      return seconds;
    },
  });
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
