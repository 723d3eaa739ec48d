import { decodeFunctionData, isAddressEqual } from 'viem';

import type { Action } from '../../commons/describeAction.ts';
import type { Contracts } from '../../contracts.ts';

/** The datasets that a proposal takes out of the commons. */
export const removedBy = (actions: readonly Action[], { datasets }: Contracts): number[] =>
  actions.flatMap(({ target, calldata }) => {
    if (!isAddressEqual(target, datasets.address)) return [];
    try {
      const { functionName, args } = decodeFunctionData({ abi: datasets.abi, data: calldata });
      return functionName === 'remove' ? [args[0]] : [];
    } catch {
      // a call of something else
      return [];
    }
  });
