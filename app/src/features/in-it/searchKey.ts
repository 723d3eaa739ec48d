import { isAddress, type Address } from 'viem';

/** What somebody looks for. */
export type SearchKey =
  | { kind: 'hash'; sha256: string }
  | { kind: 'address'; address: Address }
  | { kind: 'number'; datasetId: number }
  | { kind: 'name'; words: string }
  /** What is wrong with it, and what would be right. */
  | { kind: 'malformed'; sentence: string };

const HASH_DIGITS = 64;
const ADDRESS_DIGITS = 40;

/** Fewer letters are in every other name. */
const LEAST_LETTERS = 2;

/** Short words such as "decade" are of hexadecimal letters too. */
const LIKE_A_HASH = /^[0-9a-f]{24,}$/i;

const malformed = (sentence: string): SearchKey => ({ kind: 'malformed', sentence });

function parseHex(digits: string): SearchKey {
  if (!/^[0-9a-f]*$/i.test(digits)) {
    return malformed('This begins like a hash or an address, but has other signs in it than 0 to 9 and a to f.');
  }
  if (digits.length === HASH_DIGITS) return { kind: 'hash', sha256: digits.toLowerCase() };
  if (digits.length === ADDRESS_DIGITS) {
    const address = `0x${digits}`;
    return isAddress(address)
      ? { kind: 'address', address }
      : malformed('This address has a typing error: its capital letters do not fit it. Copy it again.');
  }
  return malformed(
    `A SHA-256 has ${HASH_DIGITS} hexadecimal digits and an address ${ADDRESS_DIGITS}; this has ${digits.length}.`,
  );
}

/** Reads what somebody typed: a SHA-256, an address, a dataset's number, or part of its name. Undefined for nothing at all. */
export function searchKey(typed: string): SearchKey | undefined {
  const given = typed.trim();
  if (given === '') return undefined;
  const prefixed = /^(?:0x|sha-?256[:\s=-]\s*(?:0x)?)(.*)$/is.exec(given);
  if (prefixed !== null) return parseHex(prefixed[1] ?? '');
  if (LIKE_A_HASH.test(given)) return parseHex(given);
  const number = /^(?:dataset\s*)?#?\s*(\d{1,8})$/i.exec(given);
  if (number !== null) return { kind: 'number', datasetId: Number(number[1]) };
  if ([...given].length < LEAST_LETTERS) return malformed('Type a few letters more of the name.');
  return { kind: 'name', words: given };
}
