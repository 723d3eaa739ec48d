import { useQueries } from '@tanstack/react-query';
import type { Address } from 'viem';

import { useChain } from '../chain/ChainContext.ts';
import { documentQuery } from '../documents/documentQuery.ts';
import { nameIn, parseProfile } from './profile.ts';
import { useCommons } from './useCommons.ts';
import { usePersonNumbers } from './usePersonNumbers.ts';

/** The profiles of so many people are read at once; others go by their numbers. */
const MOST = 100;

/** What some accounts are called, for text such as labels, titles and files; undefined for strangers. */
export function useNames(accounts: readonly Address[]): (account: Address) => string | undefined {
  const { config } = useChain();
  const { people } = useCommons();
  const numberOf = usePersonNumbers();
  const ids = [...new Set(accounts.flatMap((account) => numberOf(account) ?? []))].slice(0, MOST);
  const known = ids.flatMap((id) => people.get(id) ?? []);
  const read = useQueries({
    queries: known.map(({ profileSha256, profileUri }) => documentQuery(profileSha256, profileUri, config)),
  });
  const names = new Map(
    known.flatMap(({ personId }, index): [number, string][] => {
      const data = read[index]?.data;
      const name = data?.kind === 'found' ? nameIn(parseProfile(data.text)) : undefined;
      return name === undefined ? [] : [[personId, name]];
    }),
  );
  return (account) => {
    const personId = numberOf(account);
    const profile = personId === undefined ? undefined : names.get(personId);
    const configured = config.people.find(({ address }) => address.toLowerCase() === account.toLowerCase());
    return profile ?? configured?.name ?? (personId === undefined ? undefined : `Person ${personId}`);
  };
}
