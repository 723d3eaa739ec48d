import type { Dataset } from '@commonweight/manifest';
import { datasetRegistryAbi } from '@commonweight/manifest/abis';
import { decodeFunctionData, isAddressEqual, type Address, type Hex } from 'viem';

import type { Stake } from './whyNot.ts';

/** The datasets that calls include, remove or take out of suspension: those that a member must have no interest in to veto them. */
export function datasetsConcerned(
  { targets, calldatas }: { targets: readonly Address[]; calldatas: readonly Hex[] },
  registry: Address,
): number[] {
  return targets.flatMap((target, index) => {
    if (!isAddressEqual(target, registry)) return [];
    try {
      const { functionName, args } = decodeFunctionData({ abi: datasetRegistryAbi, data: calldatas[index] ?? '0x' });
      if (functionName === 'include') return [...args[0]];
      return functionName === 'remove' || functionName === 'liftSuspension' ? [args[0]] : [];
    } catch {
      // a call of something else
      return [];
    }
  });
}

/**
 * Who has an interest in a dataset.
 * @param payees Whom it was ever to pay, the current one last.
 * @param numberOf Whose an account is, or ever was.
 */
export const stakeOf = (
  { datasetId, contributor }: Dataset,
  payees: readonly Address[],
  numberOf: (account: Address) => number | undefined,
): Stake => {
  const payee = payees.at(-1);
  return {
    datasetId,
    giverId: contributor.personId,
    paidId: (payee === undefined ? undefined : numberOf(payee)) ?? 0,
  };
};
