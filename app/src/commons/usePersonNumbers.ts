import { useMemo } from 'react';
import type { Address } from 'viem';

import { useCommons } from './useCommons.ts';

/** Whose account an account is, or ever was: the number of a person. */
export function usePersonNumbers(): (account: Address) => number | undefined {
  const { people } = useCommons();
  return useMemo(() => {
    const ids = new Map<string, number>();
    for (const { personId, accounts } of people.values()) {
      for (const account of accounts) ids.set(account.toLowerCase(), personId);
    }
    return (account) => ids.get(account.toLowerCase());
  }, [people]);
}
