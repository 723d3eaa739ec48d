import type { Dataset } from '@commonweight/manifest';
import { useQuery } from '@tanstack/react-query';
import { zeroAddress, type Address } from 'viem';

import type { ChainClient } from '../../chain/ChainClient.ts';
import { useChain } from '../../chain/ChainContext.ts';
import { useLive } from '../../chain/useLive.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { isSealable } from './eligibility.ts';
import { openRoundStore, readBallots } from './roundStore.ts';

const stores = new WeakMap<ChainClient, ReturnType<typeof openRoundStore>>();

/** The datasets that sealing would take now, in ascending order. */
export function useSealable(): readonly Dataset[] {
  const { datasets, suspensions, currentRound } = useCommons();
  return [...datasets.values()].filter((dataset) =>
    isSealable(dataset, suspensions.get(dataset.datasetId), currentRound.closesAt),
  );
}

/** Everything that the page of the round reads besides the events, in one request. */
export function useRound(account: Address | undefined) {
  const { currentRound } = useCommons();
  const ids = useSealable().map(({ datasetId }) => datasetId);
  return useLive(['round', account, currentRound.id, ids.join()], async ({ client, contracts, head, at }) => {
    const { ballots, token } = contracts;
    const voter = account ?? zeroAddress;
    const read = stores.get(client) ?? openRoundStore({ client, address: ballots.address });
    stores.set(client, read);
    const [round, maxPoints, standing, balance, delegate, count] = await Promise.all([
      client.readContract({ ...ballots, functionName: 'round', args: [currentRound.id], ...at }),
      client.readContract({ ...ballots, functionName: 'maxPointsOf', args: [voter], ...at }),
      // in the very second in which a round opens nobody's power can be told yet
      head.timestamp > currentRound.opensAt
        ? client.readContract({ ...ballots, functionName: 'standingOf', args: [voter], ...at })
        : undefined,
      client.readContract({ ...token, functionName: 'balanceOf', args: [voter], ...at }),
      client.readContract({ ...token, functionName: 'delegates', args: [voter], ...at }),
      read(currentRound, ids, head),
    ]);
    return {
      round,
      maxPoints: Number(maxPoints),
      standing,
      balance,
      delegate,
      ballots: count.ballots,
      supports: count.supports,
    };
  });
}

export type RoundData = NonNullable<ReturnType<typeof useRound>['data']>;

/** The last ballot that an account cast before the current round. */
export function useFormerBallot(account: Address | undefined) {
  const { client, contracts } = useChain();
  const { rounds, currentRound } = useCommons();
  return useQuery({
    queryKey: ['former ballot', account, currentRound.id],
    queryFn: async () => {
      // from round to round backwards: most voters were there the last time
      for (const [index, round] of rounds.slice(1).entries()) {
        const next = rounds[index];
        if (next === undefined) break;
        const cast = await readBallots({
          client,
          address: contracts.ballots.address,
          fromBlock: BigInt(round.openedInBlock),
          toBlock: BigInt(next.openedInBlock),
        });
        const own = cast.findLast(({ voter }) => voter.toLowerCase() === account?.toLowerCase());
        if (own !== undefined) return own;
      }
      return null;
    },
    enabled: account !== undefined,
    staleTime: Infinity,
  });
}

/** The progress of sealing the current round at a slope, and whether that progress still counts. */
export function useSealing(slope: { numerator: bigint; denominator: bigint } | undefined, enabled: boolean) {
  const { currentRound } = useCommons();
  const key = slope === undefined ? [0n, 0] : ([slope.numerator, Number(slope.denominator)] as const);
  return useLive(
    ['sealing', currentRound.id, ...key.map(String)],
    async ({ client, contracts, at }) => {
      const { ballots, datasets, manifest } = contracts;
      const [isReached, revision, progress] = await Promise.all([
        client.readContract({ ...ballots, functionName: 'turnoutReached', args: [currentRound.id], ...at }),
        client.readContract({ ...datasets, functionName: 'revision', ...at }),
        client.readContract({
          ...manifest,
          functionName: 'progressOf',
          args: [currentRound.id, BigInt(key[0]), Number(key[1])],
          ...at,
        }),
      ]);
      // a change of the set starts sealing over
      const counts = progress.revisionPlusOne === revision + 1n;
      return {
        isReached,
        done: counts ? progress.datasetCount : 0,
        isRestarted: progress.revisionPlusOne > 0n && !counts,
      };
    },
    { enabled },
  );
}
