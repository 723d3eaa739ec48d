import { formatEther, formatUnits } from 'viem';

const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

const UNITS: [seconds: number, name: string][] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** A decimal number with its thousands set apart and every digit kept. */
function group(decimal: string): string {
  const [whole = '0', fraction] = decimal.split('.');
  return `${grouped.format(BigInt(whole))}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A length of time with nothing left out, such as "1 day 12 hours". */
export function exactDuration(seconds: number): string {
  let left = seconds;
  const parts = UNITS.flatMap(([size, name]) => {
    const count = Math.floor(left / size);
    left %= size;
    return count === 0 ? [] : [`${grouped.format(count)} ${name}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? '0 seconds' : parts.join(' ');
}

/** Tokens from their smallest unit, 10⁻¹⁸, to the last digit. */
export const exactTokens = (wei: bigint): string =>
  `${group(formatUnits(wei, 18))} ${wei === 10n ** 18n ? 'token' : 'tokens'}`;

/** Ether from wei, to the last digit. */
export const exactEther = (wei: bigint): string => `${group(formatEther(wei))} ETH`;

/** Hundredths of a percent as a percentage, such as 1,250 → "12.5 %". */
export const exactPercent = (bps: number): string => `${bps / 100} %`;
