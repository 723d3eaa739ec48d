import { decodeFunctionData, type Hex } from 'viem';

import type { CommonsEvent } from './chain/readHistory.ts';
import { datasetRegistryAbi } from './generated/abis.ts';

/** A proposal that has been executed. */
export interface Execution {
  /** In the order of their making, from 1. */
  number: number;
  proposalId: string;
  /** The first line of its description. */
  title: string;
  transactionHash: Hex;
  /** What it did with datasets. */
  datasets: { action: 'include' | 'remove'; datasetId: number }[];
}

function actionsOf(calldata: Hex): Execution['datasets'] {
  try {
    const { functionName, args } = decodeFunctionData({ abi: datasetRegistryAbi, data: calldata });
    if (functionName === 'include') return args[0].map((datasetId) => ({ action: 'include', datasetId }));
    return functionName === 'remove' ? [{ action: 'remove', datasetId: args[0] }] : [];
  } catch {
    // a call of something else
    return [];
  }
}

/** Every proposal that was executed after these events, with what it did to datasets. */
export function foldExecutions(events: readonly CommonsEvent[], registry: string): Execution[] {
  const made = new Map<bigint, Omit<Execution, 'transactionHash'>>();
  const executed: Execution[] = [];
  for (const { eventName, args, transactionHash } of events) {
    if (eventName === 'ProposalCreated') {
      const { proposalId, description, targets, calldatas } = args;
      const [title = ''] = description.split('\n');
      made.set(proposalId, {
        number: made.size + 1,
        proposalId: String(proposalId),
        title: title.trim(),
        datasets: calldatas.flatMap((calldata, index) =>
          targets[index]?.toLowerCase() === registry.toLowerCase() ? actionsOf(calldata) : [],
        ),
      });
    } else if (eventName === 'ProposalExecuted') {
      const proposal = made.get(args.proposalId);
      if (proposal !== undefined) executed.push({ ...proposal, transactionHash });
    }
  }
  return executed;
}
