import { queryOptions, useQueries } from '@tanstack/react-query';
import type { Reader } from '@commonweight/manifest';

import { useChain } from './ChainContext.ts';

/** When a block was made, Unix seconds. */
export const blockTimeQuery = (number: number, client: Reader) =>
  queryOptions({
    queryKey: ['block time', number],
    queryFn: async () => Number((await client.getBlock({ blockNumber: BigInt(number) })).timestamp),
    // a block that was taken back is not asked about again: its events are gone too
    staleTime: Infinity,
  });

/** When blocks were made, Unix seconds by block number; those that are not known yet are left out. */
export function useBlockTimes(blocks: readonly number[]): ReadonlyMap<number, number> {
  const { client } = useChain();
  const numbers = [...new Set(blocks)];
  const read = useQueries({ queries: numbers.map((number) => blockTimeQuery(number, client)) });
  return new Map(
    numbers.flatMap((number, index) => [[number, read[index]?.data ?? 0] as const]).filter(([, at]) => at > 0),
  );
}
