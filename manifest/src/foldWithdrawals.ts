import type { Hex } from 'viem';

import type { CommonsEvent } from './chain/readHistory.ts';
import { foldDatasets } from './foldDatasets.ts';
import { foldExecutions } from './foldExecutions.ts';
import type { RevokedEntry } from './revokedEntries.ts';

/** A dataset that was part of the commons, and may not be trained on any more. */
export interface Withdrawal {
  datasetId: number;
  cardSha256: string;
  licence: string;
  /** A suspension is no withdrawal: it ends by itself. */
  reason: Exclude<RevokedEntry['reason'], 'suspended'>;
  /** Where it happened; null for a consent that ended, since that needs no transaction. */
  blockNumber: number | null;
  transactionHash: Hex | null;
  /** Last second of the consent, Unix seconds, where its end is the reason. */
  consentEndsAtSeconds: number | null;
  /** Number of the dataset that took its place. */
  supersededBy: number | null;
  /** SHA-256 of the published reason for a removal, or of the contributor's, if she gave one. */
  reasonSha256: string | null;
  /** The proposal that removed or superseded it. */
  proposal: { number: number; title: string } | null;
}

/** Every dataset that was ever included and has left, in the order of leaving; consents that ended come last, by their end. */
export function foldWithdrawals(options: {
  history: readonly CommonsEvent[];
  /** Address of the DatasetRegistry. */
  registry: string;
  nowSeconds: number;
}): Withdrawal[] {
  const { history, registry, nowSeconds } = options;
  const executions = foldExecutions(history, registry);
  const datasets = foldDatasets(history);
  const included = new Set<number>();
  const left: Withdrawal[] = [];
  const leave = (
    event: CommonsEvent,
    datasetId: number,
    reason: Withdrawal['reason'],
    more: Partial<Withdrawal> = {},
  ): void => {
    if (!included.delete(datasetId)) return;
    const dataset = datasets.get(datasetId);
    left.push({
      datasetId,
      cardSha256: dataset?.cardSha256 ?? '',
      licence: dataset?.licence ?? '',
      reason,
      blockNumber: event.blockNumber,
      transactionHash: event.transactionHash,
      consentEndsAtSeconds: null,
      supersededBy: null,
      reasonSha256: null,
      proposal: null,
      ...more,
    });
  };
  const proposalOf = (event: CommonsEvent, action: string, datasetId: number): Withdrawal['proposal'] => {
    const found = executions.find(
      ({ transactionHash, datasets: touched }) =>
        transactionHash === event.transactionHash &&
        touched.some((one) => one.action === action && one.datasetId === datasetId),
    );
    return found === undefined ? null : { number: found.number, title: found.title };
  };

  for (const event of history) {
    const { eventName, args } = event;
    if (eventName === 'DatasetIncluded') included.add(args.datasetId);
    else if (eventName === 'DatasetWithdrawn') {
      const reasonSha256 = args.reasonSha256.slice(2);
      leave(event, args.datasetId, 'withdrawn', /^0+$/.test(reasonSha256) ? {} : { reasonSha256 });
    } else if (eventName === 'DatasetRemoved') {
      const proposal = proposalOf(event, 'remove', args.datasetId);
      leave(event, args.datasetId, 'removed', { reasonSha256: args.reasonSha256.slice(2), proposal });
    } else if (eventName === 'DatasetSuperseded') {
      const proposal = proposalOf(event, 'include', args.byDatasetId);
      leave(event, args.datasetId, 'superseded', { supersededBy: args.byDatasetId, proposal });
    }
  }
  const ended = [...included]
    .flatMap((id) => datasets.get(id) ?? [])
    .flatMap(({ datasetId, cardSha256, licence, consentEndsAtSeconds: end }) =>
      end !== null && end < nowSeconds ? [{ datasetId, cardSha256, licence, end }] : [],
    )
    .sort((a, b) => a.end - b.end || a.datasetId - b.datasetId)
    .map(({ end, ...dataset }) => ({
      ...dataset,
      reason: 'consent ended' as const,
      blockNumber: null,
      transactionHash: null,
      consentEndsAtSeconds: end,
      supersededBy: null,
      reasonSha256: null,
      proposal: null,
    }));
  return [...left, ...ended];
}
