import { hexToString, type Hex } from 'viem';

import { cardCid } from './cardCid.ts';
import type { CommonsEvent } from './chain/readHistory.ts';
import type { Manifest } from './schema.ts';

export type DatasetStatus = 'submitted' | 'included' | 'removed' | 'superseded' | 'withdrawn';

/** A dataset as its events tell it. Its share, and the proposal behind its inclusion, come from elsewhere. */
export interface Dataset extends Omit<
  Manifest['entries'][number],
  'sharePpbDown' | 'inclusionProposal' | 'includedInBlock'
> {
  status: DatasetStatus;
  /** The one suspension that the ethics board made of it, over or not; Unix seconds, the last one included. */
  suspension: { fromSeconds: number; untilSeconds: number } | null;
  includedInBlock: number | null;
  inclusionTransaction: Hex | null;
}

const ACCESS = ['open', 'gated', 'federated'] as const;
const PURPOSES = ['pre-training', 'fine-tuning', 'evaluation', 'commercial-use'] as const;
const ENDINGS = { DatasetRemoved: 'removed', DatasetSuperseded: 'superseded', DatasetWithdrawn: 'withdrawn' } as const;

/** Every dataset after these events, in ascending order of ids. */
export function foldDatasets(events: readonly CommonsEvent[]): Map<number, Dataset> {
  const accounts = new Map<number, string>();
  const datasets = new Map<number, Dataset>();
  for (const event of events) {
    const { eventName, args, blockNumber } = event;
    if (eventName === 'PersonRegistered') accounts.set(args.personId, args.account);
    else if (eventName === 'AccountMoved') accounts.set(args.personId, args.newAccount);
    else if (eventName === 'DatasetSubmitted') {
      const { submission } = args;
      const cardSha256 = submission.cardSha256.slice(2);
      datasets.set(args.datasetId, {
        datasetId: args.datasetId,
        cardSha256,
        cardCid: cardCid(cardSha256),
        mirrorUri: submission.mirrorUri,
        licence: hexToString(submission.licence, { size: 32 }),
        access: ACCESS[submission.access] ?? 'open',
        purposes: PURPOSES.filter((_, bit) => (submission.purposes >> bit) & 1),
        consentEndsAtSeconds: submission.consentEndsAt === 0 ? null : submission.consentEndsAt,
        contributor: { personId: args.personId, account: '' },
        supersedes: submission.supersedes === 0 ? null : submission.supersedes,
        contributorTermsSha256: submission.contributorTermsSha256.slice(2),
        submittedInBlock: blockNumber,
        endorsements: [],
        status: 'submitted',
        suspension: null,
        includedInBlock: null,
        inclusionTransaction: null,
      });
    } else if (eventName === 'DatasetEndorsed') {
      const { personId, reviewSha256 } = args;
      datasets
        .get(args.datasetId)
        ?.endorsements.push({ personId, reviewSha256: reviewSha256.slice(2), inBlock: blockNumber });
    } else if (eventName === 'DatasetIncluded') {
      const dataset = datasets.get(args.datasetId);
      if (dataset !== undefined) {
        dataset.status = 'included';
        dataset.includedInBlock = blockNumber;
        dataset.inclusionTransaction = event.transactionHash;
      }
    } else if (eventName === 'DatasetSuspended') {
      const dataset = datasets.get(args.datasetId);
      const { suspendedFrom: fromSeconds, suspendedUntil: untilSeconds } = args;
      if (dataset !== undefined) dataset.suspension = { fromSeconds, untilSeconds };
    } else if (eventName === 'SuspensionLifted') {
      const suspension = datasets.get(args.datasetId)?.suspension;
      if (suspension) suspension.untilSeconds = args.suspendedUntil;
    } else if (
      eventName === 'DatasetRemoved' ||
      eventName === 'DatasetSuperseded' ||
      eventName === 'DatasetWithdrawn'
    ) {
      const dataset = datasets.get(args.datasetId);
      if (dataset !== undefined) dataset.status = ENDINGS[eventName];
    }
  }
  for (const { contributor } of datasets.values()) contributor.account = accounts.get(contributor.personId) ?? '';
  return datasets;
}
