import { encodeFunctionData, type Abi, type Address, type ContractFunctionArgs, type ContractFunctionName } from 'viem';

import type { Action } from '../../commons/describeAction.ts';
import { makeCall } from '../../transactions/call.ts';

type Writes = 'nonpayable' | 'payable';

/** A call as a proposal carries it; the types hold the arguments against the contract's ABI. */
export function makeAction<const A extends Abi, F extends ContractFunctionName<A, Writes>>(
  contract: { address: Address; abi: A },
  functionName: F,
  args: ContractFunctionArgs<A, Writes, F>,
): Action {
  const call = makeCall(contract, functionName, args, '');
  return {
    target: call.address,
    value: 0n,
    calldata: encodeFunctionData({ abi: call.abi, functionName: call.functionName, args: call.args }),
  };
}
