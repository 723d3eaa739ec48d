import type { Abi, Address, ContractFunctionArgs, ContractFunctionName } from 'viem';

type Writes = 'nonpayable' | 'payable';

/** One call that changes the chain, with what it does in plain words. */
export interface Call {
  address: Address;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
  /** What the visitor is told that it does, such as "Vote for proposal 4". */
  title: string;
  /** Whether it needs a transaction of its own, because several together would use more gas than one may. */
  isSeparate?: boolean;
}

/** Makes a call; the types hold the arguments against the contract's ABI. */
export const makeCall = <const A extends Abi, F extends ContractFunctionName<A, Writes>>(
  contract: { address: Address; abi: A },
  functionName: F,
  args: ContractFunctionArgs<A, Writes, F>,
  title: string,
): Call => ({ ...contract, functionName, args: args as readonly unknown[], title });
