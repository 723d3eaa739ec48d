import type { Address } from 'viem';
import { zeroAddress } from 'viem';

import { useLive } from '../../chain/useLive.ts';
import { useCommons } from '../../commons/useCommons.ts';

/** How many of the newest proposals the start page looks at. */
const PROPOSALS = 12n;

/** Everything that the start page reads besides the events, in one request. */
export function useHome(account: Address | undefined) {
  const { proposals, currentRound, lastSealed } = useCommons();
  const ids = proposals.slice(0, Number(PROPOSALS)).map(({ id }) => id);
  return useLive(
    ['home', account, currentRound.id, lastSealed?.id, ids.length],
    async ({ client, contracts, head, at }) => {
      const { lens, ballots, manifest } = contracts;
      const voter = account ?? zeroAddress;
      const [latest, votes, round, standing, shares] = await Promise.all([
        client.readContract({ ...lens, functionName: 'latest', args: [0n, PROPOSALS], ...at }),
        client.readContract({ ...lens, functionName: 'ballots', args: [ids, voter], ...at }),
        client.readContract({ ...ballots, functionName: 'round', args: [currentRound.id], ...at }),
        // in the very second in which a round opens nobody's power can be told yet
        head.timestamp > currentRound.opensAt
          ? client.readContract({ ...ballots, functionName: 'standingOf', args: [voter], ...at })
          : undefined,
        lastSealed === undefined
          ? []
          : client.readContract({
              ...manifest,
              functionName: 'sharesOf',
              args: [lastSealed.id, 0n, BigInt(lastSealed.sealed?.datasetCount ?? 0)],
              ...at,
            }),
      ]);
      return { latest, votes, round, standing, shares };
    },
  );
}
