/** How concentrated a house's votes are. */
export interface Concentration {
  /** How many hold any. */
  voters: number;
  /** The part of all votes that the largest has, from 0 to 1. */
  largest: number;
  /** How few together have more than half; 0 where there are no votes. */
  half: number;
  /** Gini coefficient over the voters: 0 if all have the same, towards 1 if one has everything. */
  gini: number;
}

/**
 * Measures how votes are spread.
 * @param votes Each voter's, in any unit; zeros are left out.
 */
export function concentration(votes: readonly bigint[]): Concentration {
  const held = votes.filter((vote) => vote > 0n).toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  const total = held.reduce((sum, vote) => sum + vote, 0n);
  if (total === 0n) return { voters: 0, largest: 0, half: 0, gini: 0 };

  const part = (amount: bigint): number => Number((amount * 1_000_000_000n) / total) / 1e9;
  let sum = 0n;
  let half = 0;
  let weighted = 0n;
  for (const [index, vote] of held.entries()) {
    if (sum * 2n <= total) half = index + 1;
    sum += vote;
    // the i-th smallest of n has the weight 2i − n − 1
    weighted += vote * BigInt(held.length - 2 * index - 1);
  }
  return { voters: held.length, largest: part(held[0] ?? 0n), half, gini: part(weighted) / held.length };
}
