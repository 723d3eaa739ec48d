import type { Address } from 'viem';

/** What each house that is not empty holds of a round's power. */
export const HOUSE_POWER = 500_000_000_000n;

/** All the power of a round; before its first ballot has noted the supplies, that of two houses. */
export const electorateOf = ({ tokenSupply, seatSupply }: { tokenSupply: bigint; seatSupply: number }): number => {
  const houses = (tokenSupply > 0n ? 1 : 0) + (seatSupply > 0 ? 1 : 0);
  return Number(HOUSE_POWER) * (houses === 0 ? 2 : houses);
};

export interface HouseTurnout {
  isEmpty: boolean;
  /** Parts of one of the house's power. */
  turnout: number;
}

export interface Turnout {
  /** Parts of one of the power of all houses that are not empty. */
  all: number;
  tokens: HouseTurnout;
  members: HouseTurnout;
  /** Seats whose holders have cast a ballot. */
  seatsCast: number;
}

/**
 * How much of each house has cast a ballot. A ballot's power is the sum of what both houses give it; who had a seat at the opening
 * tells them apart.
 */
export function turnoutOf(options: {
  /** One for each voter. */
  ballots: readonly { voter: Address; power: bigint }[];
  /** The accounts, in small letters, that had a seat when the round opened. */
  seatHolders: ReadonlySet<string>;
  /** At the opening; 10^-18 tokens. */
  tokenSupply: bigint;
  /** At the opening. */
  seatSupply: number;
}): Turnout {
  const { ballots, seatHolders, tokenSupply, seatSupply } = options;
  const seatPower = seatSupply === 0 ? 0n : HOUSE_POWER / BigInt(seatSupply);
  const seatsCast = ballots.filter(({ voter }) => seatHolders.has(voter.toLowerCase())).length;
  const cast = ballots.reduce((sum, { power }) => sum + power, 0n);
  const tokenPower = cast - seatPower * BigInt(seatsCast);
  return {
    all: Number(cast) / electorateOf({ tokenSupply, seatSupply }),
    tokens: { isEmpty: tokenSupply === 0n, turnout: Number(tokenPower) / Number(HOUSE_POWER) },
    members: { isEmpty: seatSupply === 0, turnout: seatSupply === 0 ? 0 : seatsCast / seatSupply },
    seatsCast,
  };
}
