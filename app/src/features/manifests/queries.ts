import { useQuery } from '@tanstack/react-query';

import { useChain } from '../../chain/ChainContext.ts';
import { useLive } from '../../chain/useLive.ts';
import type { Round } from '../../commons/foldRounds.ts';
import { readManifest } from './readManifest.ts';

/** More rounds than this are not listed: at four weeks each it is a lifetime. */
const MOST_ROUNDS = 1_000n;

/** What the chain says of every round, by number: supplies and power cast. */
export function useRounds(count: number) {
  return useLive(['rounds', count], async ({ client, contracts, at }) => {
    const rounds = await client.readContract({
      ...contracts.ballots,
      functionName: 'rounds',
      args: [1, MOST_ROUNDS],
      ...at,
    });
    return new Map(rounds.map((round, index) => [index + 1, round]));
  });
}

/** The manifest of a sealed round, rebuilt from the chain; nothing is read for a round that was not sealed. */
export function useManifest(round: Round | undefined) {
  const { client, config } = useChain();
  const sealed = round?.sealed;
  return useQuery({
    queryKey: ['manifest', round?.id, sealed?.transactionHash],
    queryFn: () =>
      readManifest({
        client,
        deployment: config.deployment,
        roundId: round?.id ?? 0,
        sealedInBlock: sealed?.inBlock ?? 0,
      }),
    enabled: sealed !== undefined,
    // a sealed round never changes
    staleTime: Infinity,
    retry: 1,
  });
}
