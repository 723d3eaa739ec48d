import { foldWithdrawals, type CommonsEvent, type Withdrawal } from '@commonweight/manifest';
import type { Hex } from 'viem';

import { publishedReason, type GivenReason } from '../../commons/publishedReason.ts';

/** Something by which a dataset left the commons, or was kept out of it for a while. */
export interface RecordItem {
  key: string;
  datasetId: number;
  what: Withdrawal['reason'] | 'suspended';
  /** Null for a consent that ended, since that needs no transaction. */
  blockNumber: number | null;
  transactionHash: Hex | null;
  /** Unix seconds, where it is known without the block's. */
  at: number | undefined;
  /** False where it left before anybody had decided on it. */
  wasIncluded: boolean;
  /** Published in words, where somebody did. */
  reason: GivenReason | undefined;
  /** The proposal that decided it. */
  proposal: Withdrawal['proposal'];
  supersededBy: number | null;
  /** Of a suspension: its last second, Unix seconds; whether a vote has ended it early; whether the dataset has left since. */
  suspension: { until: number; isLifted: boolean; hasLeft: boolean } | undefined;
}

type Withdrawn = Extract<CommonsEvent, { eventName: 'DatasetWithdrawn' }>;

/**
 * The public record: all that was withdrawn, removed, superseded or suspended, and what is no longer in consent. In the order of
 * the chain; consents that ended come last.
 * @param registry Address of the DatasetRegistry.
 */
export function withdrawalRecord(
  history: readonly CommonsEvent[],
  { registry, nowSeconds }: { registry: string; nowSeconds: number },
): RecordItem[] {
  const withdrawn = new Map(
    history.flatMap((event): [number, Withdrawn][] =>
      event.eventName === 'DatasetWithdrawn' ? [[event.args.datasetId, event]] : [],
    ),
  );
  const left = foldWithdrawals({ history, registry, nowSeconds });
  const ofIncluded = left.map((one): RecordItem => {
    const { datasetId, reason, blockNumber, transactionHash, proposal, supersededBy } = one;
    return {
      key: `${datasetId} ${reason}`,
      ...{ datasetId, what: reason, blockNumber, transactionHash, proposal, supersededBy },
      at: one.consentEndsAtSeconds === null ? undefined : one.consentEndsAtSeconds + 1,
      wasIncluded: true,
      reason: publishedReason(one.reasonSha256 ?? '', withdrawn.get(datasetId)?.args.reasonUri),
      suspension: undefined,
    };
  });
  const plain = { proposal: null, supersededBy: null };
  const known = new Set(left.map(({ datasetId }) => datasetId));
  const neverIncluded = [...withdrawn.values()]
    .filter(({ args }) => !known.has(args.datasetId))
    .map(({ args, blockNumber, transactionHash }): RecordItem => ({
      key: `${args.datasetId} withdrawn`,
      ...{ datasetId: args.datasetId, what: 'withdrawn', blockNumber, transactionHash, ...plain },
      at: undefined,
      wasIncluded: false,
      reason: publishedReason(args.reasonSha256, args.reasonUri),
      suspension: undefined,
    }));
  const lifted = new Map(
    history.flatMap(({ eventName, args }): [number, number][] =>
      eventName === 'SuspensionLifted' ? [[args.datasetId, args.suspendedUntil]] : [],
    ),
  );
  const suspended = history.flatMap(({ eventName, args, blockNumber, transactionHash }): RecordItem[] => {
    if (eventName !== 'DatasetSuspended') return [];
    const { datasetId, suspendedFrom, suspendedUntil } = args;
    const until = lifted.get(datasetId);
    return [
      {
        key: `${datasetId} suspended`,
        ...{ datasetId, what: 'suspended', blockNumber, transactionHash, ...plain },
        at: suspendedFrom,
        wasIncluded: true,
        reason: undefined,
        suspension: { until: until ?? suspendedUntil, isLifted: until !== undefined, hasLeft: known.has(datasetId) },
      },
    ];
  });
  return [...ofIncluded, ...neverIncluded, ...suspended].sort(
    (a, b) => (a.blockNumber ?? Number.MAX_SAFE_INTEGER) - (b.blockNumber ?? Number.MAX_SAFE_INTEGER),
  );
}
