import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { useChain } from '../../chain/ChainContext.ts';
import { useLive } from '../../chain/useLive.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import type { Round } from '../../commons/foldRounds.ts';
import { sharesQuery, useSealedShares, type Shares } from '../../commons/sealedShares.ts';
import { useCommons } from '../../commons/useCommons.ts';

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
  const { rounds, isReading } = useSealedShares();
  return { rounds: rounds.map(({ round, shares }) => ({ round, ppb: shares?.get(datasetId) })), isReading };
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
