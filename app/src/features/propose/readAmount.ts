import { parseUnits } from 'viem';

import { formatSetting, type Setting } from '../../commons/settings.ts';

export const TIME_UNITS = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 } as const;
export type TimeUnit = keyof typeof TIME_UNITS;

/** The largest unit in which a length of time is a whole number. */
export function unitOf(seconds: number): TimeUnit {
  const units = Object.keys(TIME_UNITS) as TimeUnit[];
  return units.find((unit) => seconds > 0 && seconds % TIME_UNITS[unit] === 0) ?? 'seconds';
}

/** Reads a decimal number in units of 10^-`decimals`; throws in one sentence for what is none. */
export function readDecimal(input: string, decimals: number): bigint {
  const typed = input.replaceAll(/\s/g, '');
  if (typed === '') throw new Error('Enter a number.');
  // a comma sets thousands apart and nothing else: “12,5” must never become 125
  if (!/^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(typed)) {
    throw new Error('Enter a number of digits, with a point before the decimals.');
  }
  const text = typed.replaceAll(',', '');
  if ((text.split('.')[1] ?? '').length > decimals) {
    throw new Error(decimals === 0 ? 'Enter a whole number.' : `At most ${decimals} digits after the point.`);
  }
  return parseUnits(text, decimals);
}

/** Reads the new value of a setting as somebody typed it; throws in one sentence what is wrong with it. */
export function readSetting(setting: Setting, input: string, timeUnit: TimeUnit, max: bigint | undefined): bigint {
  const { unit, min, title } = setting;
  const decimals = { seconds: 0, count: 0, bps: 2, wei: 18 }[unit];
  const number = readDecimal(input, decimals);
  const value = unit === 'seconds' ? number * BigInt(TIME_UNITS[timeUnit]) : number;
  if (value < min || (max !== undefined && value > max)) {
    const most = max === undefined ? '' : ` to ${formatSetting(max, unit)}`;
    throw new Error(`${title} has to be from ${formatSetting(min, unit)}${most}.`);
  }
  return value;
}

/** A value as it is put into the field in which `readSetting` reads it. */
export function settingInput(value: bigint, unit: Setting['unit']): { input: string; timeUnit: TimeUnit } {
  if (unit === 'seconds') {
    const timeUnit = unitOf(Number(value));
    return { input: String(Number(value) / TIME_UNITS[timeUnit]), timeUnit };
  }
  if (unit === 'bps') return { input: String(Number(value) / 100), timeUnit: 'days' };
  if (unit === 'wei') {
    const [whole, fraction] = [value / 10n ** 18n, value % 10n ** 18n];
    const decimals = fraction === 0n ? '' : `.${String(fraction).padStart(18, '0').replace(/0+$/, '')}`;
    return { input: `${whole}${decimals}`, timeUnit: 'days' };
  }
  return { input: String(value), timeUnit: 'days' };
}
