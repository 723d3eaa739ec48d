import { decodeFunctionData, type Hex } from 'viem';

import { datasetRegistryAbi } from './generated/abis.ts';

/** What a proposal does with a dataset. */
export interface DatasetAction {
  action: 'include' | 'remove';
  datasetId: number;
}

/** What the calls of a proposal would do with datasets. */
export function datasetActions(options: {
  targets: readonly string[];
  calldatas: readonly Hex[];
  /** Address of the DatasetRegistry. */
  registry: string;
}): DatasetAction[] {
  const { targets, calldatas, registry } = options;
  return calldatas.flatMap((calldata, index) =>
    targets[index]?.toLowerCase() === registry.toLowerCase() ? actionsOf(calldata) : [],
  );
}

function actionsOf(calldata: Hex): DatasetAction[] {
  try {
    const { functionName, args } = decodeFunctionData({ abi: datasetRegistryAbi, data: calldata });
    if (functionName === 'include') return args[0].map((datasetId) => ({ action: 'include', datasetId }));
    return functionName === 'remove' ? [{ action: 'remove', datasetId: args[0] }] : [];
  } catch {
    // a call of something else
    return [];
  }
}
