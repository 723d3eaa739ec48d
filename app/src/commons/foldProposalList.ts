import { datasetRegistryAbi } from '@commonweight/manifest/abis';
import type { CommonsEvent } from '@commonweight/manifest';
import { decodeFunctionData, type Address, type Hex } from 'viem';

/** A proposal as its events tell it; its state and its votes are read from the chain. */
export interface ProposalText {
  /** From 1, in the order of their making. */
  number: number;
  id: bigint;
  proposer: Address;
  targets: readonly Address[];
  values: readonly bigint[];
  calldatas: readonly Hex[];
  /** As it was handed in: it is part of the proposal's identity. */
  description: string;
  /** The first line of the description, without marks. */
  title: string;
  /** The datasets to be included, where it is about that. */
  datasetIds: readonly number[];
  /** When power is counted and the vote opens, Unix seconds. */
  snapshot: number;
  /** The last moment to vote, Unix seconds, an extension included. */
  deadline: number;
  createdInBlock: number;
  transactionHash: Hex;
  /** A house reached its quorum late: what the deadline was before. */
  extended?: { inBlock: number; transactionHash: Hex; before: number };
  queued?: { inBlock: number; transactionHash: Hex; etaSeconds: number };
  executed?: { inBlock: number; transactionHash: Hex };
  cancelled?: { inBlock: number; transactionHash: Hex };
  /** The ethics board stopped it, which cancelled it too. */
  vetoed?: true;
}

/** The line by which a proposer reserves a proposal for herself; not for reading. */
export const RESERVATION = /#proposer=0x[0-9a-fA-F]{40}\s*$/;

const titleOf = (description: string): string => {
  const [first = ''] = description.replace(RESERVATION, '').trim().split('\n');
  return first.replace(/^#+\s*/, '').trim() || 'Untitled';
};

function datasetsOf(target: Address | undefined, data: Hex | undefined, registry: Address): readonly number[] {
  if (target?.toLowerCase() !== registry.toLowerCase() || data === undefined) return [];
  try {
    const { functionName, args } = decodeFunctionData({ abi: datasetRegistryAbi, data });
    return functionName === 'include' ? args[0] : [];
  } catch {
    // a call of something else
    return [];
  }
}

/** Every proposal after these events, the newest first. */
export function foldProposalList(events: readonly CommonsEvent[], registry: Address): ProposalText[] {
  const proposals = new Map<bigint, ProposalText>();
  for (const { eventName, args, blockNumber: inBlock, transactionHash } of events) {
    if (eventName === 'ProposalCreated') {
      const { proposalId: id, proposer, targets, values, calldatas, description, voteStart, voteEnd } = args;
      proposals.set(id, {
        number: proposals.size + 1,
        id,
        proposer,
        targets,
        values,
        calldatas,
        description,
        title: titleOf(description),
        datasetIds: datasetsOf(targets[0], calldatas[0], registry),
        snapshot: Number(voteStart),
        deadline: Number(voteEnd),
        createdInBlock: inBlock,
        transactionHash,
      });
      continue;
    }
    const proposal = 'proposalId' in args ? proposals.get(args.proposalId) : undefined;
    if (proposal === undefined) continue;
    const where = { inBlock, transactionHash };
    if (eventName === 'ProposalExtended') {
      proposal.extended = { ...where, before: proposal.deadline };
      proposal.deadline = Number(args.extendedDeadline);
    } else if (eventName === 'ProposalQueued') proposal.queued = { ...where, etaSeconds: Number(args.etaSeconds) };
    else if (eventName === 'ProposalExecuted') proposal.executed = where;
    else if (eventName === 'ProposalCanceled') proposal.cancelled = where;
    else if (eventName === 'ProposalVetoed') proposal.vetoed = true;
  }
  return [...proposals.values()].reverse();
}
