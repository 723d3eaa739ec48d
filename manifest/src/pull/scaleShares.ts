const WHOLE_PPB = 1_000_000_000;

/** Scales shares up so that they sum to 10^9 exactly: the largest remainders are rounded up, of equal ones the first. */
export function scaleShares(sharesPpb: readonly number[]): number[] {
  const total = BigInt(sharesPpb.reduce((sum, share) => sum + share, 0));
  if (total === 0n) return sharesPpb.map(() => 0);
  const scaled = sharesPpb.map((share, index) => {
    const exact = BigInt(share) * BigInt(WHOLE_PPB);
    return { index, down: Number(exact / total), rest: exact % total };
  });
  let left = WHOLE_PPB - scaled.reduce((sum, { down }) => sum + down, 0);
  for (const part of scaled.toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1))) {
    if (left === 0) break;
    part.down += 1;
    left -= 1;
  }
  return scaled.map(({ down }) => down);
}
