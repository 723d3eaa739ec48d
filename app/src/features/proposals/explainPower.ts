import type { Address } from 'viem';

import { isolate } from '../../commons/actions/Phrase.ts';
import type { Person } from '../../commons/foldPeople.ts';
import { formatDateTime, formatPercent, formatTokens } from '../../components/format.ts';

/** What a voter has in one house on one proposal, and, where it is nothing, why and what to do. */
export interface PowerText {
  hasPower: boolean;
  /** What she has, or why it is nothing. */
  sentence: string;
  /** What she can do, and from when it counts. */
  advice?: string;
  /** Whether delegating to herself is what helps. */
  canWake?: boolean;
}

export interface TokenFacts {
  account: Address;
  /** Unix seconds. */
  snapshot: number;
  /** Whether the snapshot is past. */
  isOpened: boolean;
  /** All in 10⁻¹⁸ tokens; the first two are zero until the snapshot is past. */
  votesAtSnapshot: bigint;
  supplyAtSnapshot: bigint;
  votesNow: bigint;
  balance: bigint;
  /** Who votes with her tokens now; undefined if nobody. */
  delegate: Address | undefined;
  nameOf: (account: Address) => string;
}

const sameAccount = (a: Address, b: Address): boolean => a.toLowerCase() === b.toLowerCase();

/** From when a change of tokens or delegation made now counts. */
const LATER = 'in proposals whose vote opens after that, not in this one';

function beforeSnapshot({ account, snapshot, votesNow, balance, delegate, nameOf }: TokenFacts): PowerText {
  const until = formatDateTime(snapshot);
  const sleeping = balance > 0n && delegate === undefined;
  if (votesNow > 0n) {
    return {
      hasPower: true,
      sentence: `You have ${formatTokens(votesNow)} votes now. What you have on ${until} is what counts.`,
    };
  }
  if (sleeping) {
    return {
      hasPower: false,
      sentence: `Nobody votes with the ${formatTokens(balance)} tokens that you hold.`,
      advice: `Delegate to yourself before ${until}, and they count here.`,
      canWake: true,
    };
  }
  if (balance > 0n && delegate !== undefined && !sameAccount(delegate, account)) {
    return {
      hasPower: false,
      sentence: `You let ${isolate(nameOf(delegate))} vote with the ${formatTokens(balance)} tokens that you hold.`,
      advice: `Take the vote back before ${until} to vote with them here yourself.`,
      canWake: true,
    };
  }
  return {
    hasPower: false,
    sentence: 'You hold no tokens, and nobody has delegated to you.',
    advice: `Tokens or a delegation that reach you before ${until} count here.`,
  };
}

/** Power in the token house. */
export function explainTokenPower(facts: TokenFacts): PowerText {
  const { account, isOpened, votesAtSnapshot, supplyAtSnapshot, votesNow, balance, delegate, nameOf } = facts;
  if (!isOpened) return beforeSnapshot(facts);
  if (votesAtSnapshot > 0n) {
    const part = Number((votesAtSnapshot * 1_000_000n) / supplyAtSnapshot) / 1e6;
    return {
      hasPower: true,
      sentence: `${formatTokens(votesAtSnapshot)} votes, which is ${formatPercent(part)} of the house.`,
    };
  }
  if (supplyAtSnapshot === 0n) {
    return { hasPower: false, sentence: 'There were no tokens at the snapshot, so this house does not count here.' };
  }
  if (votesNow > 0n) {
    return {
      hasPower: false,
      sentence: `Your ${formatTokens(votesNow)} votes came after the snapshot.`,
      advice: 'They count in proposals whose vote opens from now on.',
    };
  }
  if (balance > 0n && delegate === undefined) {
    return {
      hasPower: false,
      sentence: `At the snapshot you had no votes, and nobody votes with the ${formatTokens(balance)} tokens that you hold now.`,
      advice: `Delegate to yourself: it counts ${LATER}.`,
      canWake: true,
    };
  }
  if (balance > 0n && delegate !== undefined && !sameAccount(delegate, account)) {
    return {
      hasPower: false,
      sentence: `${isolate(nameOf(delegate))} votes with the ${formatTokens(balance)} tokens that you hold.`,
      advice: `If you take the vote back, it counts ${LATER}.`,
      canWake: true,
    };
  }
  return {
    hasPower: false,
    sentence: 'You held no votes at the snapshot: no tokens of yours, and nobody had delegated to you.',
    advice: `Tokens, or a delegation to you, count ${LATER}.`,
  };
}

export interface SeatFacts {
  account: Address;
  /** Unix seconds. */
  snapshot: number;
  isOpened: boolean;
  seatedAtSnapshot: boolean;
  /** How many seats there were; zero until the snapshot is past. */
  seatsAtSnapshot: bigint;
  person: Person | undefined;
}

const ENDED: Record<Person['seat'], string> = {
  none: 'You have no seat yet.',
  held: '',
  retired: 'Your seat expired and was taken out of the count.',
  resigned: 'You gave your seat up.',
  revoked: 'A vote took your seat.',
};

const HOW = 'A seat comes with the first dataset of yours that is included, or by a vote';

/** Power in the members' house. */
export function explainSeatPower(facts: SeatFacts): PowerText {
  const { account, snapshot, isOpened, seatedAtSnapshot, seatsAtSnapshot, person } = facts;
  if (isOpened && seatedAtSnapshot) return { hasPower: true, sentence: 'One seat, which is one vote.' };
  if (isOpened && seatsAtSnapshot === 0n) {
    return { hasPower: false, sentence: 'There were no seats at the snapshot, so this house does not count here.' };
  }
  if (person === undefined) {
    return {
      hasPower: false,
      sentence: 'You are not registered, so you have no seat.',
      advice: `${HOW}. It then counts in proposals whose vote opens after that.`,
    };
  }
  if (!sameAccount(person.account, account)) {
    return {
      hasPower: false,
      sentence: 'You have moved to another account, and your seat with you.',
      advice: 'Act from your new account.',
    };
  }
  if (person.seat !== 'held') {
    return {
      hasPower: false,
      sentence: ENDED[person.seat],
      advice: isOpened
        ? `${HOW}; it then counts in proposals whose vote opens after that.`
        : `${HOW}; one that you have before ${formatDateTime(snapshot)} counts here.`,
    };
  }
  if (!isOpened)
    return { hasPower: true, sentence: `You hold a seat now. A seat held on ${formatDateTime(snapshot)} counts.` };
  if (person.accounts.length > 1) {
    return {
      hasPower: false,
      sentence: 'At the snapshot this account had no seat: yours was at your former account, or came later.',
      advice: 'If it was at your former account, vote here from that one. In later proposals this account votes.',
    };
  }
  return {
    hasPower: false,
    sentence: 'Your seat came after the snapshot.',
    advice: 'It counts in proposals whose vote opens from now on.',
  };
}
