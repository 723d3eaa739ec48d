import { useLive } from '../../chain/useLive.ts';
import type { Action } from '../../commons/describeAction.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { simulate, type Outcome } from './simulate.ts';

/** What each call would do if the timelock made it now, tried out with each block. */
export function useSimulation(actions: readonly Action[], isEnabled: boolean): Outcome[] | undefined {
  const { datasets } = useCommons();
  const key = actions.map(({ target, value, calldata }) => `${target} ${value} ${calldata}`);
  const { data } = useLive(
    ['simulation', ...key],
    async (chain) => {
      const { client, contracts, at } = chain;
      // both are asked for in the same request as the calls
      const supply = client.readContract({ ...contracts.token, functionName: 'totalSupply', ...at });
      const ether = client.getBalance({ address: contracts.timelock.address, ...at });
      const facts = { datasets, maxThreshold: supply.then((total) => total / 100n), ether };
      const tried = actions.map((action) => simulate(action, chain, facts));
      const [outcomes] = await Promise.all([Promise.all(tried), facts.maxThreshold, ether]);
      return outcomes;
    },
    { enabled: isEnabled && actions.length > 0 },
  );
  return data;
}
