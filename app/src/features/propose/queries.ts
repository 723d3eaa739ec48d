import { encodeAbiParameters, keccak256, zeroAddress, type Address } from 'viem';

import { useLive } from '../../chain/useLive.ts';
import type { Action } from '../../commons/describeAction.ts';

/** The datasets that may be put to a vote, with what stands between. */
export function useCandidates(ids: readonly number[]) {
  return useLive(['candidates', ...ids], ({ client, contracts, at }) =>
    client.readContract({ ...contracts.lens, functionName: 'candidates', args: [ids], ...at }),
  );
}

/** What a proposer needs, and what the proposal would meet. */
export function useProposer(account: Address | undefined, actions: readonly Action[]) {
  const payload = keccak256(
    encodeAbiParameters(
      [{ type: 'address[]' }, { type: 'uint256[]' }, { type: 'bytes[]' }],
      [actions.map(({ target }) => target), actions.map(({ value }) => value), actions.map((one) => one.calldata)],
    ),
  );
  return useLive(['proposer', account, payload], async ({ client, contracts, head, at }) => {
    const { governor } = contracts;
    const before = BigInt(head.timestamp - 1);
    const [votes, threshold, isVetoed] = await Promise.all([
      client.readContract({ ...governor, functionName: 'getVotes', args: [account ?? zeroAddress, before], ...at }),
      client.readContract({ ...governor, functionName: 'proposalThreshold', ...at }),
      client.readContract({ ...governor, functionName: 'isPayloadVetoed', args: [payload], ...at }),
    ]);
    return { votes, threshold, isVetoed };
  });
}

/** A minting period, in seconds. */
const YEAR = 365 * 86_400;

/** What the treasury holds, and what may be minted. */
export function useMeans() {
  return useLive(['means'], async ({ client, contracts, head, at }) => {
    const { token, timelock } = contracts;
    const [ether, tokens, supply, mintable, periodStart, capBps] = await Promise.all([
      client.getBalance({ address: timelock.address, ...at }),
      client.readContract({ ...token, functionName: 'balanceOf', args: [timelock.address], ...at }),
      client.readContract({ ...token, functionName: 'totalSupply', ...at }),
      client.readContract({ ...token, functionName: 'mintable', ...at }),
      client.readContract({ ...token, functionName: 'mintPeriodStart', ...at }),
      client.readContract({ ...token, functionName: 'mintCapBpsPerYear', ...at }),
    ]);
    const isNewPeriod = head.timestamp >= periodStart + YEAR;
    return {
      ether,
      tokens,
      supply,
      mintable: isNewPeriod ? (supply * BigInt(capBps)) / 10_000n : mintable,
    };
  });
}
