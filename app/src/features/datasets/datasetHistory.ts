import type { CommonsEvent } from '@commonweight/manifest';
import type { Address, Hex } from 'viem';

import type { ProposalText } from '../../commons/foldProposalList.ts';
import { publishedReason, type GivenReason } from '../../commons/publishedReason.ts';
import { formatDateTime } from '../../components/format.ts';

/** Something that happened to a dataset. */
export interface HistoryItem {
  key: string;
  what: string;
  /** Who did it, where somebody did. */
  by?: Address | undefined;
  /** Where in the app there is more about it. */
  to?: string | undefined;
  /** Why, where somebody published that. */
  reason?: GivenReason | undefined;
  inBlock: number;
  transactionHash: Hex;
}

type Said = Pick<HistoryItem, 'what' | 'by' | 'to' | 'reason'>;

function ofEvent({ eventName, args }: CommonsEvent, datasetId: number): Said | undefined {
  if (eventName === 'DatasetSuperseded' && args.byDatasetId === datasetId) {
    return { what: `Took the place of dataset ${args.datasetId}`, to: `/datasets/${args.datasetId}` };
  }
  if (!('datasetId' in args) || args.datasetId !== datasetId) return undefined;
  if (eventName === 'DatasetSubmitted') return { what: 'Submitted' };
  if (eventName === 'DatasetEndorsed') return { what: 'Endorsed', by: args.account };
  if (eventName === 'DatasetIncluded') return { what: 'Included' };
  if (eventName === 'InclusionSkipped') {
    return { what: 'Left out of an inclusion, because it had left or its consent was over' };
  }
  if (eventName === 'DatasetSuperseded') {
    return { what: `Superseded by dataset ${args.byDatasetId}`, to: `/datasets/${args.byDatasetId}` };
  }
  if (eventName === 'DatasetRemoved') {
    return { what: 'Removed by decision of the houses', reason: publishedReason(args.reasonSha256) };
  }
  if (eventName === 'DatasetWithdrawn') {
    return { what: 'Withdrawn by its contributor', reason: publishedReason(args.reasonSha256, args.reasonUri) };
  }
  if (eventName === 'DatasetSuspended') {
    return { what: `Suspended by the ethics board until ${formatDateTime(args.suspendedUntil)}` };
  }
  if (eventName === 'SuspensionLifted') return { what: 'Suspension lifted by decision of the houses' };
  if (eventName === 'PayeeChanged') return { what: 'Whoever is paid for it was changed to', by: args.payee };
  return undefined;
}

const ofProposal = (proposal: ProposalText): HistoryItem[] => {
  const { number, proposer, createdInBlock: inBlock, transactionHash, cancelled, vetoed } = proposal;
  const stopped = vetoed === true ? 'vetoed by the ethics board' : 'cancelled';
  const to = `/proposals/${number}`;
  return [
    {
      key: `proposal ${number}`,
      what: `Proposal ${number}, which names it, made`,
      by: proposer,
      to,
      inBlock,
      transactionHash,
    },
    ...(cancelled === undefined
      ? []
      : [{ key: `cancelled ${number}`, what: `Proposal ${number} ${stopped}`, to, ...cancelled }]),
  ];
};

/**
 * Everything that happened to a dataset, the latest first.
 * @param proposals Those about it.
 */
export function datasetHistory(
  events: readonly CommonsEvent[],
  proposals: readonly ProposalText[],
  datasetId: number,
): HistoryItem[] {
  const items = events.flatMap((event, index): HistoryItem[] => {
    const item = ofEvent(event, datasetId);
    const { blockNumber: inBlock, transactionHash } = event;
    return item === undefined ? [] : [{ key: `event ${index}`, ...item, inBlock, transactionHash }];
  });
  // among things of one block, those that came later in the list came later
  return [...items, ...proposals.flatMap(ofProposal)].sort((a, b) => a.inBlock - b.inBlock).reverse();
}
