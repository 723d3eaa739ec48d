import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';

import { useChain, type ChainState } from './ChainContext.ts';

/**
 * Reads from the chain as of the block that is shown, and again with each new block; meanwhile what was read before stays.
 * Everything that is read in one go goes out as one request.
 */
export function useLive<T>(
  key: readonly unknown[],
  read: (chain: ChainState & { at: { blockNumber: bigint } }) => Promise<T>,
  options: { enabled?: boolean } = {},
): UseQueryResult<T> {
  const chain = useChain();
  return useQuery({
    queryKey: ['live', ...key, chain.head.hash],
    queryFn: () => read({ ...chain, at: { blockNumber: chain.head.number } }),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    retry: 1,
    ...options,
  });
}
