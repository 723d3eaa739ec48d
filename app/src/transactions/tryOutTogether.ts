import type { Address } from 'viem';
import { simulateBlocks, simulateContract } from 'viem/actions';

import type { ChainClient } from '../chain/ChainClient.ts';
import type { Call } from './call.ts';

/**
 * Tries calls out one after the other, each on what those before it have done, without sending anything.
 * @returns Whether all of them were tried; a node that cannot do so tries the first alone.
 * @throws What the first call that fails came back with.
 */
export async function tryOutTogether(client: ChainClient, calls: readonly Call[], account: Address): Promise<boolean> {
  const asked = calls.map(({ address, abi, functionName, args }) => ({
    from: account,
    to: address,
    abi,
    functionName,
    args,
  }));
  // few nodes know eth_simulateV1, and those that do not say so in many ways; what a call fails with is in its result
  const blocks = await simulateBlocks(client, { blocks: [{ calls: asked }] }).catch(() => undefined);
  if (blocks === undefined) {
    const [first] = calls;
    if (first === undefined) return true;
    const { address, abi, functionName, args } = first;
    await simulateContract(client, { address, abi, functionName, args, account });
    return false;
  }
  for (const [index, { status, error }] of (blocks[0]?.calls ?? []).entries()) {
    if (status === 'failure') throw error ?? new Error(`“${calls[index]?.title}” would fail.`);
  }
  return true;
}
