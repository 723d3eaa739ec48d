import { createPublicClient, http } from 'viem';

/** Which chain a node is on. Throws where none answers. */
export const askChainId = (url: string): Promise<number> =>
  createPublicClient({ transport: http(url, { retryCount: 0, timeout: 8_000 }) }).getChainId();
