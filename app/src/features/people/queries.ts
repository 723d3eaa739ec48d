import type { Address } from 'viem';

import { useLive } from '../../chain/useLive.ts';

/** What one account holds and votes with, now. Tokens in 10⁻¹⁸. */
export function useHolding(account: Address) {
  return useLive(['holding', account], async ({ client, contracts, at }) => {
    const { token } = contracts;
    const args = [account] as const;
    const [balance, delegate, votes] = await Promise.all([
      client.readContract({ ...token, functionName: 'balanceOf', args, ...at }),
      client.readContract({ ...token, functionName: 'delegates', args, ...at }),
      client.readContract({ ...token, functionName: 'getVotes', args, ...at }),
    ]);
    return { balance, delegate, votes };
  });
}
