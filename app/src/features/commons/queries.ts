import { useQuery } from '@tanstack/react-query';

import { useChain } from '../../chain/ChainContext.ts';
import { useLive } from '../../chain/useLive.ts';
import { useCommons } from '../../commons/useCommons.ts';

/** How many rounds and proposals the turnout is shown for. */
const SHOWN = 12;

/** The token's own rule, which never changes. */
export function useTokenRules() {
  const { client, contracts } = useChain();
  return useQuery({
    queryKey: ['token rules', contracts.token.address],
    queryFn: async () => ({
      mintCapBpsPerYear: await client.readContract({ ...contracts.token, functionName: 'mintCapBpsPerYear' }),
    }),
    staleTime: Infinity,
  });
}

/** What took part in the last votes and rounds, and of how much. Tokens in 10⁻¹⁸. */
export function useTurnout() {
  const { head } = useChain();
  const { proposals, currentRound } = useCommons();
  const voted = proposals.filter(({ snapshot }) => snapshot < head.timestamp).slice(0, SHOWN);
  const from = Math.max(1, currentRound.id - SHOWN + 1);
  return useLive(['turnout', voted.length, from], async ({ client, contracts, at }) => {
    const { governor, token, contributors, ballots } = contracts;
    const [votes, rounds] = await Promise.all([
      Promise.all(
        voted.map(async ({ id, number, title, snapshot }) => {
          const moment = [BigInt(snapshot)] as const;
          const [tokens, members, tokenSupply, seats] = await Promise.all([
            client.readContract({ ...governor, functionName: 'proposalVotes', args: [id], ...at }),
            client.readContract({ ...governor, functionName: 'memberVotes', args: [id], ...at }),
            client.readContract({ ...token, functionName: 'getPastTotalSupply', args: moment, ...at }),
            client.readContract({ ...contributors, functionName: 'getPastTotalSupply', args: moment, ...at }),
          ]);
          const sum = (votes: readonly bigint[]): bigint => votes.reduce((all, part) => all + part, 0n);
          return { number, title, tokens: sum(tokens), tokenSupply, members: sum(members), seats };
        }),
      ),
      client.readContract({ ...ballots, functionName: 'rounds', args: [from, BigInt(SHOWN)], ...at }),
    ]);
    return { votes, rounds: rounds.map((round, index) => ({ id: from + index, ...round })).reverse() };
  });
}
