import { createClient, http } from 'viem';
import { getChainId } from 'viem/actions';

/** Which chain a node is on. Throws where none answers. */
export const askChainId = (url: string): Promise<number> =>
  getChainId(createClient({ transport: http(url, { retryCount: 0, timeout: 8_000 }) }));
