import { isAddress, isHex, type Address, type Hex } from 'viem';

import type { Contracts } from '../../contracts.ts';
import { makeCall } from '../../transactions/call.ts';
import { parseSignedCall } from '../../transactions/signedCall.ts';
import type { SignRequest } from '../../transactions/signRequest.ts';

/** A vote that its voter signed, for anybody to send in a batch. */
export interface SignedVote {
  proposalId: bigint;
  voter: Address;
  /** 0 against, 1 for, 2 abstain. */
  support: number;
  reason: string;
  signature: Hex;
}

/** How long a batch may be that somebody pastes. */
const MAX_TEXT = 2_000_000;

/** One text for each vote, from one, a list, or one after the other. */
function splitVotes(text: string): string[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return (Array.isArray(parsed) ? parsed : [parsed]).map((one) => JSON.stringify(one));
  } catch {
    return text.split(/\n(?=\s*\{)/).filter((part) => part.trim() !== '');
  }
}

function readVote(text: string, contracts: Contracts, chainId: number): SignedVote {
  const { functionName, values } = parseSignedCall(text, contracts, chainId);
  const { proposalId, voter, support, signature, reason = '', params = '0x' } = values;
  const isVote = ['castVoteBySig', 'castVoteWithReasonAndParamsBySig'].includes(functionName);
  if (
    !isVote ||
    typeof proposalId !== 'bigint' ||
    typeof support !== 'number' ||
    typeof reason !== 'string' ||
    typeof voter !== 'string' ||
    !isAddress(voter) ||
    !isHex(signature)
  ) {
    throw new Error('This is signed, but it is no vote on a proposal.');
  }
  if (params !== '0x') throw new Error('This vote carries data that a batch cannot take: send it on its own.');
  return { proposalId, voter, support, reason, signature };
}

/** Reads one or many signed votes of this commons; throws in one sentence what is wrong with them, and which. */
export function parseSignedVotes(text: string, contracts: Contracts, chainId: number): SignedVote[] {
  if (text.trim() === '') throw new Error('Paste at least one signed vote.');
  if (text.length > MAX_TEXT) throw new Error('That is too much at once: paste fewer votes.');
  const parts = splitVotes(text);
  const votes = parts.map((part, index) => {
    try {
      return readVote(part, contracts, chainId);
    } catch (error) {
      if (parts.length === 1 || !(error instanceof Error)) throw error;
      throw new Error(`Vote ${index + 1} of ${parts.length}: ${error.message}`);
    }
  });
  const keys = votes.map(({ proposalId, voter }) => `${proposalId} ${voter}`);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (twice !== -1) throw new Error(`Vote ${twice + 1} is by somebody who votes on the same proposal further up.`);
  return votes;
}

const BALLOT = [
  { name: 'proposalId', type: 'uint256' },
  { name: 'support', type: 'uint8' },
  { name: 'voter', type: 'address' },
  { name: 'nonce', type: 'uint256' },
];
const EXTENDED = [...BALLOT, { name: 'reason', type: 'string' }, { name: 'params', type: 'bytes' }];

/** What the wallet signs (EIP-712), and the call that carries it: OpenZeppelin's Ballot, or its ExtendedBallot with a reason. */
export function voteRequest(options: {
  governor: Contracts['governor'];
  domain: { name: string; version: string; chainId: number };
  nonce: bigint;
  vote: Omit<SignedVote, 'signature'>;
  title: string;
}): SignRequest {
  const { governor, nonce, vote, title } = options;
  const { proposalId, support, voter, reason } = vote;
  const domain = { ...options.domain, verifyingContract: governor.address };
  const ballot = { proposalId, support, voter, nonce };
  // a vote counts until its proposal closes, or its voter takes back all that she signed
  const deadlineSeconds = null;
  if (reason === '') {
    return {
      typedData: { domain, types: { Ballot: BALLOT }, primaryType: 'Ballot', message: ballot },
      callWith: (signature) => makeCall(governor, 'castVoteBySig', [proposalId, support, voter, signature], title),
      deadlineSeconds,
    };
  }
  return {
    typedData: {
      domain,
      types: { ExtendedBallot: EXTENDED },
      primaryType: 'ExtendedBallot',
      message: { ...ballot, reason, params: '0x' },
    },
    callWith: (signature) =>
      makeCall(
        governor,
        'castVoteWithReasonAndParamsBySig',
        [proposalId, support, voter, reason, '0x', signature],
        title,
      ),
    deadlineSeconds,
  };
}
