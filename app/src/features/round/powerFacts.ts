import { isAddressEqual, zeroAddress, type Address } from 'viem';

import type { Person } from '../../commons/foldPeople.ts';
import { formatTokens } from '../../components/format.ts';

export interface PowerInput {
  account: Address;
  /** As of the opening, from the contract. */
  tokens: bigint;
  seated: boolean;
  /** Now; 10^-18 tokens. */
  balance: bigint;
  delegate: Address;
  /** Whose account it is now; undefined for a stranger. */
  person: Person | undefined;
}

/** Why a house gives no power, in sentences that say what to do, and where. */
export interface NoPower {
  sentence: string;
  to?: { path: string; label: string };
}

/** Why an account had no tokens to vote with when the round opened; undefined if it had. */
export function whyNoTokens({ tokens, balance, delegate, account }: PowerInput): NoPower | undefined {
  if (tokens > 0n) return undefined;
  if (balance === 0n) return { sentence: 'You held no tokens when the round opened, and hold none now.' };
  const held = `${formatTokens(balance)} tokens`;
  if (isAddressEqual(delegate, account)) {
    return {
      sentence: `Your ${held}, or their votes, came to you after the round had opened. They count from the next round on.`,
    };
  }
  const others = isAddressEqual(delegate, zeroAddress)
    ? 'by nobody'
    : 'by another account, to which you delegated them';
  return {
    sentence: `Your ${held} are voted with ${others}. Take the vote back, and it counts from the next round on.`,
    to: { path: '/people', label: 'See your delegation' },
  };
}

/** Why an account had no seat when the round opened; undefined if it had. */
export function whyNoSeat({ seated, person }: PowerInput): NoPower | undefined {
  if (seated) return undefined;
  const earned = 'A seat is earned with the first dataset of yours that is included.';
  if (person === undefined) {
    return {
      sentence: `This account is not registered. Register, and bring a dataset. ${earned}`,
      to: { path: '/people/register', label: 'Register' },
    };
  }
  switch (person.seat) {
    case 'held':
      return {
        sentence: 'Your seat came to this account after the round had opened. It counts from the next round on.',
      };
    case 'none':
      return { sentence: `You have no seat yet. ${earned}`, to: { path: '/datasets/new', label: 'Bring a dataset' } };
    case 'resigned':
      return { sentence: 'You gave up your seat.' };
    case 'retired':
      return { sentence: 'Your seat ended without being renewed, and was retired.' };
    case 'revoked':
      return { sentence: 'A vote of the houses took your seat away.' };
  }
}
