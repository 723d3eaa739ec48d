import type { Hex } from 'viem';

import type { CommonsEvent } from './chain/readHistory.ts';
import { datasetActions, type DatasetAction } from './datasetActions.ts';

/** A proposal that has been executed, or vetoed. */
export interface Execution {
  /** In the order of their making, from 1. */
  number: number;
  proposalId: string;
  /** The first line of its description. */
  title: string;
  transactionHash: Hex;
  /** What it did with datasets. */
  datasets: DatasetAction[];
}

/**
 * Every proposal that was executed in these events, with what it did to datasets; or every one that the ethics board vetoed, with what
 * it would have done.
 * @param registry Address of the DatasetRegistry.
 */
export function foldExecutions(
  events: readonly CommonsEvent[],
  registry: string,
  ending: 'ProposalExecuted' | 'ProposalVetoed' = 'ProposalExecuted',
): Execution[] {
  const made = new Map<bigint, Omit<Execution, 'transactionHash'>>();
  const ended: Execution[] = [];
  for (const { eventName, args, transactionHash } of events) {
    if (eventName === 'ProposalCreated') {
      const { proposalId, description, targets, calldatas } = args;
      const [title = ''] = description.split('\n');
      made.set(proposalId, {
        number: made.size + 1,
        proposalId: String(proposalId),
        title: title.trim(),
        datasets: datasetActions({ targets, calldatas, registry }),
      });
    } else if ((eventName === 'ProposalExecuted' || eventName === 'ProposalVetoed') && eventName === ending) {
      const proposal = made.get(args.proposalId);
      if (proposal !== undefined) ended.push({ ...proposal, transactionHash });
    }
  }
  return ended;
}
