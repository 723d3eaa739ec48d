/** What a wallet refuses with: the codes of EIP-1193, EIP-5792 and JSON-RPC. */
export class WalletError extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.name = 'WalletError';
    this.code = code;
    this.data = data;
  }
}

export const REJECTED = 4001;
export const UNAUTHORIZED = 4100;
export const UNSUPPORTED_METHOD = 4200;
export const CHAIN_DISCONNECTED = 4901;
export const UNKNOWN_CHAIN = 4902;
export const UNSUPPORTED_CAPABILITY = 5700;
export const UNKNOWN_BUNDLE = 5730;
export const ATOMICITY_NOT_SUPPORTED = 5760;
