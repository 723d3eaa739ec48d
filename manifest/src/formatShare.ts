const UNIT = 1_000_000_000_000n;

/** A share as a decimal with 12 places, rounded to the nearest. */
export function formatShare(share: { numerator: bigint; denominator: bigint }): string {
  const scaled = (2n * share.numerator * UNIT + share.denominator) / (2n * share.denominator);
  return `${scaled / UNIT}.${(scaled % UNIT).toString().padStart(12, '0')}`;
}
