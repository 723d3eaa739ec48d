import type { Address } from 'viem';

import { useChain } from '../chain/ChainContext.ts';
import { nameIn } from './profile.ts';
import { useCommons } from './useCommons.ts';
import { usePersonNumbers } from './usePersonNumbers.ts';
import { useProfile } from './useProfile.ts';

/** What an account is called: as its person's profile says, else as the configuration does; undefined for a stranger. */
export function useName(account: Address | undefined): string | undefined {
  const { config } = useChain();
  const { people } = useCommons();
  const numberOf = usePersonNumbers();
  const personId = account === undefined ? undefined : numberOf(account);
  const profile = useProfile(personId === undefined ? undefined : people.get(personId));
  const configured = config.people.find(({ address }) => address.toLowerCase() === account?.toLowerCase());
  return nameIn(profile) ?? configured?.name ?? (personId === undefined ? undefined : `Person ${personId}`);
}
