import { createHash } from 'node:crypto';

export const MINUTE_SECONDS = 60;
export const HOUR_SECONDS = 60 * MINUTE_SECONDS;
export const DAY_SECONDS = 24 * HOUR_SECONDS;

/** Basis points: 10,000 are the whole. */
export const WHOLE_BPS = 10_000;

/** Whole tokens in the token's smallest unit. */
export const tokensWei = (tokens: number): bigint => BigInt(tokens) * 10n ** 18n;

/** SHA-256 as the contracts take it, 0x and 64 hexadecimal digits. */
export const sha256 = (content: string | Uint8Array): string =>
  `0x${createHash('sha256').update(content).digest('hex')}`;

/** 172800 → "2 days": a time that can be said in one word or two. */
export function durationText(seconds: number): string {
  const units = [
    [DAY_SECONDS, 'day'],
    [HOUR_SECONDS, 'hour'],
    [MINUTE_SECONDS, 'minute'],
    [1, 'second'],
  ] as const;
  const [size, name] = units.find(([unitSeconds]) => seconds >= unitSeconds && seconds % unitSeconds === 0) ?? [
    1,
    'second',
  ];
  const count = seconds / size;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
