import { decodeFunctionData, type Hex } from 'viem';

import type { CommonsEvent } from './chain/readHistory.ts';
import { datasetRegistryAbi } from './generated/abis.ts';
import type { Manifest } from './schema.ts';

type Record = Manifest['proposals'][number];

/** An executed inclusion: the vote behind it, and what it included in which transaction. */
export interface Inclusion {
  datasetIds: ReadonlySet<number>;
  transactionHash: Hex;
  record: Record;
}

function includedBy(target: string, calldata: Hex | undefined, registry: string): ReadonlySet<number> | undefined {
  if (target.toLowerCase() !== registry.toLowerCase() || calldata === undefined) return undefined;
  try {
    const { functionName, args } = decodeFunctionData({ abi: datasetRegistryAbi, data: calldata });
    return functionName === 'include' ? new Set(args[0]) : undefined;
  } catch {
    // a call of something else
    return undefined;
  }
}

const none = () => ({ for: 0n, against: 0n, abstain: 0n, quorum: 0n });
const SIDES = ['against', 'for', 'abstain'] as const;

/** The executed inclusion proposals after these events, each with the votes of both houses. */
export function foldProposals(events: readonly CommonsEvent[], registry: string): Inclusion[] {
  const open = new Map<
    bigint,
    {
      number: number;
      proposer: string;
      snapshot: bigint;
      datasetIds: ReadonlySet<number>;
      overridesVeto: boolean;
      tokens: Tally;
      members: Tally;
    }
  >();
  type Tally = ReturnType<typeof none>;
  const executed: Inclusion[] = [];
  let number = 0;
  for (const { eventName, args, blockNumber, transactionHash } of events) {
    if (eventName === 'ProposalCreated') {
      number++;
      const datasetIds = includedBy(args.targets[0] ?? '', args.calldatas[0], registry);
      if (datasetIds === undefined) continue;
      const { proposer, voteStart: snapshot } = args;
      const what = { number, proposer, snapshot, datasetIds, overridesVeto: false };
      open.set(args.proposalId, { ...what, tokens: none(), members: none() });
    } else if (eventName === 'TwoThirdsNeeded') {
      const proposal = open.get(args.proposalId);
      if (proposal !== undefined) proposal.overridesVeto = true;
    } else if (eventName === 'VoteCast' || eventName === 'VoteCastWithParams') {
      const side = SIDES[args.support];
      const proposal = open.get(args.proposalId);
      if (side !== undefined && proposal !== undefined) proposal.tokens[side] += args.weight;
    } else if (eventName === 'SeatVoteCast') {
      const side = SIDES[args.support];
      const proposal = open.get(args.proposalId);
      if (side !== undefined && proposal !== undefined) proposal.members[side] += 1n;
    } else if (eventName === 'ProposalQuorumsFixed') {
      const proposal = open.get(args.proposalId);
      if (proposal !== undefined) {
        proposal.tokens.quorum = args.tokenQuorum;
        proposal.members.quorum = BigInt(args.memberQuorum);
      }
    } else if (eventName === 'ProposalExecuted') {
      const proposal = open.get(args.proposalId);
      if (proposal === undefined) continue;
      const { tokens, members } = proposal;
      executed.push({
        datasetIds: proposal.datasetIds,
        transactionHash,
        record: {
          number: proposal.number,
          proposalId: String(args.proposalId),
          proposer: proposal.proposer,
          overridesVeto: proposal.overridesVeto,
          snapshotSeconds: Number(proposal.snapshot),
          tokenHouseWei: {
            for: String(tokens.for),
            against: String(tokens.against),
            abstain: String(tokens.abstain),
            quorum: String(tokens.quorum),
          },
          memberHouseSeats: {
            for: Number(members.for),
            against: Number(members.against),
            abstain: Number(members.abstain),
            quorum: Number(members.quorum),
          },
          executedInBlock: blockNumber,
        },
      });
    }
  }
  return executed;
}
