import { formatUnits } from 'viem';

const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const someDigits = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A moment, in the visitor's own time zone, from Unix seconds. */
export const formatDateTime = (seconds: number): string => dateTime.format(seconds * 1_000);
export const formatDate = (seconds: number): string => date.format(seconds * 1_000);

const UNITS: [seconds: number, name: string][] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** A length of time by its largest unit, such as "3 days"; by two units below that of `3 days`. */
export function formatDuration(seconds: number): string {
  const left = Math.max(0, Math.round(seconds));
  const index = UNITS.findIndex(([size]) => left >= size);
  if (index === -1) return 'now';
  const [size, name] = UNITS[index] ?? [1, 'second'];
  const count = Math.floor(left / size);
  const largest = `${count} ${name}${count === 1 ? '' : 's'}`;
  const [nextSize, nextName] = UNITS[index + 1] ?? [0, ''];
  const rest = nextSize === 0 ? 0 : Math.floor((left % size) / nextSize);
  return count >= 3 || rest === 0 ? largest : `${largest} ${rest} ${nextName}${rest === 1 ? '' : 's'}`;
}

export const formatNumber = (value: number | bigint): string => whole.format(value);

/** Tokens from their smallest unit (10⁻¹⁸), to two decimals. */
export const formatTokens = (wei: bigint): string => someDigits.format(Number(formatUnits(wei, 18)));

/** A part of a whole, such as 0.2711 → "27.11 %". */
export const formatPercent = (part: number, digits = 2): string =>
  `${new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(part * 100)} %`;

/** How much a part of a whole has changed, with its sign, such as 0.021 → "+2.10 %"; nothing that shows is "0". */
export function formatChange(change: number, digits = 2): string {
  const size = formatPercent(Math.abs(change), digits);
  if (size === formatPercent(0, digits)) return '0';
  return `${change > 0 ? '+' : '−'}${size}`;
}

const BYTES = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size in bytes, by thousands. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < BYTES.length - 1) {
    value /= 1_000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${BYTES[unit] ?? 'B'}`;
}

export const shortHex = (hex: string, digits = 4): string => `${hex.slice(0, 2 + digits)}…${hex.slice(-digits)}`;
