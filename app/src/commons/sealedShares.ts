import { queryOptions, useQueries } from '@tanstack/react-query';
import type { Reader } from '@commonweight/manifest';

import { useChain } from '../chain/ChainContext.ts';
import type { Contracts } from '../contracts.ts';
import type { Round } from './foldRounds.ts';
import { useCommons } from './useCommons.ts';

/** Shares by dataset, in parts per billion. Whatever is in the manifest is in it, also without a share. */
export type Shares = ReadonlyMap<number, number>;

/** The shares of a sealed round. They never change. */
export const sharesQuery = (
  round: Round | undefined,
  { client, contracts }: { client: Reader; contracts: Contracts },
) =>
  queryOptions({
    queryKey: ['shares', round?.id, round?.sealed?.digest],
    queryFn: async (): Promise<Shares> => {
      if (round?.sealed === undefined) return new Map();
      const shares = await client.readContract({
        ...contracts.manifest,
        functionName: 'sharesOf',
        args: [round.id, 0n, BigInt(round.sealed.datasetCount)],
      });
      return new Map(shares.map(({ datasetId, sharePpbDown }) => [datasetId, sharePpbDown]));
    },
    staleTime: Infinity,
  });

export interface SealedRound {
  round: Round;
  /** Undefined while they are being read. */
  shares: Shares | undefined;
}

/** Every sealed round with its shares, the newest first. */
export function useSealedShares(): { rounds: readonly SealedRound[]; isReading: boolean; error: Error | undefined } {
  const chain = useChain();
  const sealed = useCommons().rounds.filter(({ outcome }) => outcome === 'sealed');
  const read = useQueries({ queries: sealed.map((round) => sharesQuery(round, chain)) });
  return {
    rounds: sealed.map((round, index) => ({ round, shares: read[index]?.data })),
    isReading: read.some(({ isPending }) => isPending),
    error: read.find(({ error }) => error !== null)?.error ?? undefined,
  };
}
