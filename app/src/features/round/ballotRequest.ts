import type { Address, Hex } from 'viem';

import type { SignRequest } from '../../transactions/signRequest.ts';
import type { Contracts } from '../../contracts.ts';
import { makeCall } from '../../transactions/call.ts';

/** How long a signed ballot counts, in seconds, unless the round closes before. */
const LIFETIME = 7 * 86_400;

/** The ballot as a voter signs it (EIP-712), and the call that hands it in for her. */
export function ballotRequest(options: {
  contracts: Contracts;
  chainId: number;
  voter: Address;
  round: { id: number; closesAt: number };
  lines: Hex;
  previousLines: Hex;
  nonce: bigint;
  /** The chain's clock, Unix seconds. */
  now: number;
}): SignRequest {
  const { contracts, chainId, voter, round, lines, previousLines, nonce, now } = options;
  const deadline = Math.min(round.closesAt, now + LIFETIME);
  return {
    typedData: {
      domain: {
        name: 'Commonweight ballots',
        version: '1',
        chainId,
        verifyingContract: contracts.ballots.address,
      },
      types: {
        WeightBallot: [
          { name: 'roundId', type: 'uint16' },
          { name: 'lines', type: 'bytes' },
          { name: 'previousLines', type: 'bytes' },
          { name: 'nonce', type: 'uint256' },
          { name: 'deadline', type: 'uint256' },
        ],
      },
      primaryType: 'WeightBallot',
      message: { roundId: round.id, lines, previousLines, nonce, deadline: BigInt(deadline) },
    },
    callWith: (signature) =>
      makeCall(
        contracts.ballots,
        'castBallotBySig',
        [voter, lines, previousLines, BigInt(deadline), signature],
        `Cast the signed ballot in round ${round.id}`,
      ),
    deadlineSeconds: deadline,
  };
}
