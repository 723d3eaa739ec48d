import type { JsonRpcProvider, Wallet } from 'ethers';

import { LOCAL_PERSONS, type LocalName } from '../../params/localPeople.ts';
import { CarefulWallet, fund } from '../life/account.ts';
import { localKey } from '../localAccounts.ts';

/** Everybody of a development chain, ready to sign, with enough to pay for it. */
export async function gatherPeople(provider: JsonRpcProvider): Promise<Record<LocalName, Wallet>> {
  const people: Partial<Record<LocalName, Wallet>> = {};
  for (const [name, { place }] of Object.entries(LOCAL_PERSONS)) {
    const wallet = new CarefulWallet(localKey(place), provider);
    await fund(provider, wallet.address);
    people[name as LocalName] = wallet;
  }
  return people as Record<LocalName, Wallet>;
}
