import { datasetRegistryAbi } from '@commonweight/manifest/abis';
import { decodeFunctionData, type Address, type Hex } from 'viem';

import type { ProposalText } from '../../commons/foldProposalList.ts';

function removes(data: Hex, datasetId: number): boolean {
  try {
    const { functionName, args } = decodeFunctionData({ abi: datasetRegistryAbi, data });
    return functionName === 'remove' && args[0] === datasetId;
  } catch {
    // a call of something else
    return false;
  }
}

/** The proposals to include or to remove a dataset, in the order given. */
export const proposalsAbout = (
  proposals: readonly ProposalText[],
  registry: Address,
  datasetId: number,
): { proposal: ProposalText; isRemoval: boolean }[] =>
  proposals.flatMap((proposal): { proposal: ProposalText; isRemoval: boolean }[] => {
    const { datasetIds, targets, calldatas } = proposal;
    if (datasetIds.includes(datasetId)) return [{ proposal, isRemoval: false }];
    const isRemoval = calldatas.some(
      (data, index) => targets[index]?.toLowerCase() === registry.toLowerCase() && removes(data, datasetId),
    );
    return isRemoval ? [{ proposal, isRemoval }] : [];
  });
