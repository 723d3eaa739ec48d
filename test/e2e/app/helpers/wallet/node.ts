import { WalletError } from './WalletError.ts';

/** Asks a node as a wallet does, and keeps the code and the data of its refusal. */
export type Ask = <T>(method: string, ...params: unknown[]) => Promise<T>;

interface Answer {
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}

export const askAt =
  (url: string): Ask =>
  async <T>(method: string, ...params: unknown[]): Promise<T> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const { result, error } = (await response.json()) as Answer;
    if (error !== undefined) throw new WalletError(error.code, error.message, error.data);
    return result as T;
  };
