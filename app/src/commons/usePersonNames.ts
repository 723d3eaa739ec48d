import { useMemo } from 'react';
import type { Address } from 'viem';

import { useChain } from '../chain/ChainContext.ts';
import { useCommons } from './useCommons.ts';

/** Who an account is: the number of its person, and a name where the configuration or a profile gives one. */
export function usePersonNames(): {
  personOf: (account: Address) => number | undefined;
  nameOf: (account: Address) => string | undefined;
} {
  const { config } = useChain();
  const { people } = useCommons();
  return useMemo(() => {
    const ids = new Map<string, number>();
    for (const { personId, accounts } of people.values()) {
      for (const account of accounts) ids.set(account.toLowerCase(), personId);
    }
    const names = new Map(config.people.map(({ address, name }) => [address.toLowerCase(), name]));
    return {
      personOf: (account) => ids.get(account.toLowerCase()),
      nameOf: (account) => {
        const personId = ids.get(account.toLowerCase());
        return names.get(account.toLowerCase()) ?? (personId === undefined ? undefined : `Person ${personId}`);
      },
    };
  }, [config, people]);
}
