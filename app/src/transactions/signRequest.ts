import type { Hex, TypedDataDomain, TypedDataParameter } from 'viem';

import type { Call } from './call.ts';

/** What is to be signed (EIP-712), and the call that carries the signature to its contract. */
export interface SignRequest {
  typedData: {
    domain: TypedDataDomain;
    types: Record<string, readonly TypedDataParameter[]>;
    primaryType: string;
    message: Record<string, unknown>;
  };
  callWith: (signature: Hex) => Call;
  /** Last second in which the signature counts, Unix seconds; null where the contract sets none. */
  deadlineSeconds: number | null;
}
