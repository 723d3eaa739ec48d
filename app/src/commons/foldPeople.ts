import type { CommonsEvent } from '@commonweight/manifest';
import type { Address } from 'viem';

export type SeatStatus = 'none' | 'held' | 'retired' | 'resigned' | 'revoked';

export interface Person {
  personId: number;
  account: Address;
  /** All accounts that she ever had, the current one last. */
  accounts: Address[];
  /** Of the profile document, 64 hexadecimal digits; all zero where there is none. */
  profileSha256: string;
  profileUri: string;
  seat: SeatStatus;
  /** Unix seconds; 0 where there never was a seat. */
  seatEndsAt: number;
  /** Whether the seat came with the first inclusion of a dataset of hers. */
  earned: boolean;
  registeredInBlock: number;
}

const ENDINGS: readonly SeatStatus[] = ['none', 'held', 'retired', 'resigned', 'revoked'];

/** Every person after these events, by number. */
export function foldPeople(events: readonly CommonsEvent[]): Map<number, Person> {
  const people = new Map<number, Person>();
  for (const { eventName, args, blockNumber } of events) {
    if (eventName === 'PersonRegistered') {
      people.set(args.personId, {
        personId: args.personId,
        account: args.account,
        accounts: [args.account],
        profileSha256: args.profileSha256.slice(2),
        profileUri: args.profileUri,
        seat: 'none',
        seatEndsAt: 0,
        earned: false,
        registeredInBlock: blockNumber,
      });
      continue;
    }
    const person = 'personId' in args ? people.get(args.personId) : undefined;
    if (person === undefined) continue;
    if (eventName === 'ProfileUpdated') {
      person.profileSha256 = args.profileSha256.slice(2);
      person.profileUri = args.profileUri;
    } else if (eventName === 'AccountMoved') {
      person.account = args.newAccount;
      person.accounts.push(args.newAccount);
    } else if (eventName === 'SeatGranted') {
      person.seat = 'held';
      person.seatEndsAt = args.endsAt;
      person.earned = args.earned;
    } else if (eventName === 'SeatRenewed') person.seatEndsAt = args.endsAt;
    else if (eventName === 'SeatEnded') person.seat = ENDINGS[args.how] ?? 'none';
  }
  return people;
}
