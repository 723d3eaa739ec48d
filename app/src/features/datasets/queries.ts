import { queryOptions, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { ChainClient } from '../../chain/ChainClient.ts';
import { useChain } from '../../chain/ChainContext.ts';
import { useLive } from '../../chain/useLive.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import type { Round } from '../../commons/foldRounds.ts';
import { useCommons } from '../../commons/useCommons.ts';
import type { Contracts } from '../../contracts.ts';

/** Shares by dataset, in parts per billion. */
export type Shares = ReadonlyMap<number, number>;

/** The shares of a sealed round. They never change. */
const sharesQuery = (round: Round | undefined, { client, contracts }: { client: ChainClient; contracts: Contracts }) =>
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

/** The shares of the last sealed round; empty where there is none. */
export function useMix(): UseQueryResult<Shares> {
  const chain = useChain();
  return useQuery(sharesQuery(useCommons().lastSealed, chain));
}

export interface RoundShare {
  round: Round;
  /** Parts per billion; undefined where it was not in the round, or while that is being read. */
  ppb: number | undefined;
}

/** What a dataset got in every sealed round, the newest first. */
export function useShareHistory(datasetId: number): { rounds: readonly RoundShare[]; isReading: boolean } {
  const chain = useChain();
  const sealed = useCommons().rounds.filter(({ outcome }) => outcome === 'sealed');
  const read = useQueries({ queries: sealed.map((round) => sharesQuery(round, chain)) });
  return {
    rounds: sealed.map((round, index) => ({ round, ppb: read[index]?.data?.get(datasetId) })),
    isReading: read.some(({ isPending }) => isPending),
  };
}

/** What the chain says of a dataset besides its events, and of the proposals about it. */
export function useDatasetState(datasetId: number, proposals: readonly ProposalText[]) {
  const ids = proposals.map(({ id }) => id);
  return useLive(['dataset', datasetId, ids.length], async ({ client, contracts, at }) => {
    const { datasets, lens } = contracts;
    const [record, candidates, votes] = await Promise.all([
      client.readContract({ ...datasets, functionName: 'dataset', args: [datasetId], ...at }),
      client.readContract({ ...lens, functionName: 'candidates', args: [[datasetId]], ...at }),
      Promise.all(ids.map((id) => client.readContract({ ...lens, functionName: 'proposal', args: [id], ...at }))),
    ]);
    const [candidate] = candidates;
    if (candidate === undefined) throw new Error('The node leaves out how the dataset stands towards a vote.');
    return { record, candidate, votes };
  });
}

/** When blocks were made, Unix seconds by block number. */
export function useBlockTimes(blocks: readonly number[]): ReadonlyMap<number, number> {
  const { client } = useChain();
  const numbers = [...new Set(blocks)];
  const read = useQueries({
    queries: numbers.map((number) => ({
      queryKey: ['block time', number],
      queryFn: async () => Number((await client.getBlock({ blockNumber: BigInt(number) })).timestamp),
      // a block that was taken back is not asked about again: its events are gone too
      staleTime: Infinity,
    })),
  });
  return new Map(
    numbers.flatMap((number, index) => [[number, read[index]?.data ?? 0] as const]).filter(([, at]) => at > 0),
  );
}
