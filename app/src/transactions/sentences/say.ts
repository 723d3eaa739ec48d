import { hexToString, isHex } from 'viem';

import { shortHex } from '../../components/format.ts';

/** Makes the sentence of an error from its arguments, in the order of the ABI. */
export type Say = (args: readonly unknown[]) => string;

export const short = (value: unknown): string => (typeof value === 'string' && isHex(value) ? shortHex(value) : '?');
export const count = (value: unknown): number => Number(value);
export const wei = (value: unknown): bigint => BigInt(value as bigint | number);
/** ASCII that a contract keeps in 32 bytes. */
export const label = (value: unknown): string => (isHex(value) ? hexToString(value, { size: 32 }) : '?');

/** Amounts of something, such as "1 seat" and "2 seats". */
export const some = (value: unknown, one: string, several = `${one}s`): string =>
  `${String(value)} ${count(value) === 1 ? one : several}`;
