import { commonsGovernorAbi } from '@commonweight/manifest/abis';
import {
  parseEventLogs,
  toFunctionSelector,
  type AbiParameter,
  type Address,
  type Hex,
  type TransactionReceipt,
} from 'viem';
import { simulateContract } from 'viem/actions';

import type { ChainState } from '../../chain/ChainContext.ts';
import { explainError } from '../../transactions/explainError.ts';
import type { SignedVote } from './signedVote.ts';

export interface CheckedVote {
  vote: SignedVote;
  /** Why the chain would not count it, in a sentence; undefined where it would. */
  refusal: string | undefined;
}

/** Tries each signed vote out on its own, all in one request. */
export async function checkVotes(
  votes: readonly SignedVote[],
  { client, contracts: { governor } }: Pick<ChainState, 'client' | 'contracts'>,
): Promise<CheckedVote[]> {
  return Promise.all(
    votes.map(async (vote): Promise<CheckedVote> => {
      const { proposalId, voter, support, reason, signature } = vote;
      try {
        if (reason === '') {
          const args = [proposalId, support, voter, signature] as const;
          await simulateContract(client, { ...governor, functionName: 'castVoteBySig', args });
        } else {
          const args = [proposalId, support, voter, reason, '0x', signature] as const;
          await simulateContract(client, { ...governor, functionName: 'castVoteWithReasonAndParamsBySig', args });
        }
        return { vote, refusal: undefined };
      } catch (error) {
        return { vote, refusal: explainError(error).sentence };
      }
    }),
  );
}

const WHY: Record<string, string> = {
  GovernorNonexistentProposal: 'there is no such proposal',
  GovernorUnexpectedProposalState: 'its vote is not open',
  GovernorInvalidVoteType: 'it is neither For, Against nor Abstain',
  GovernorInvalidSignature: 'the signature is not, or no longer, right',
  GovernorAlreadyCastVote: 'the vote was in already',
};

const REASONS = new Map(
  commonsGovernorAbi
    .filter((item): item is Extract<typeof item, { type: 'error' }> => item.type === 'error' && item.name in WHY)
    .map(({ name, inputs }): [Hex, string | undefined] => [
      toFunctionSelector(`${name}(${(inputs as readonly AbiParameter[]).map(({ type }) => type).join(',')})`),
      WHY[name],
    ]),
);

/** Which votes of a batch the chain passed over, and why, from what it said of the transaction. */
export function refusedVotes(receipts: readonly TransactionReceipt[]): { voter: Address; why: string }[] {
  const logs = receipts.flatMap((receipt) => receipt.logs);
  return parseEventLogs({ abi: commonsGovernorAbi, eventName: 'SignedVoteRefused', logs }).map(({ args }) => ({
    voter: args.voter,
    why: REASONS.get(args.why) ?? 'for a reason that this page does not know',
  }));
}
