import { getAddress, stringToHex, type Address, type Hex } from 'viem';

import { ACCESSES, PURPOSES } from '../datasets/filters.ts';
import type { DraftValues } from './draft.ts';
import { endOfDay } from './formSchema.ts';

/** What the registry's `submit` takes. */
export function submission(options: {
  values: DraftValues;
  cardSha256: string;
  account: Address;
  contributorTermsSha256: string;
}) {
  const { values, cardSha256, account, contributorTermsSha256 } = options;
  const hash = (digits: string): Hex => `0x${digits}`;
  return {
    cardSha256: hash(cardSha256),
    mirrorUri: values.cardUrl.trim(),
    licence: stringToHex(values.licence, { size: 32 }),
    purposes: PURPOSES.reduce((bits, name, bit) => (values.purposes.includes(name) ? bits | (1 << bit) : bits), 0),
    consentEndsAt: values.hasEnd ? endOfDay(values.endsOn) : 0,
    access: ACCESSES.indexOf(values.access),
    payee: values.payee.trim() === '' ? account : getAddress(values.payee.trim()),
    supersedes: Number(values.supersedes),
    contributorTermsSha256: hash(contributorTermsSha256),
  };
}
