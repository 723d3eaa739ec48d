import canonicalize from 'canonicalize';

import { CommonweightError } from './errors.ts';

/** The one way to write a document down (RFC 8785): no blanks, keys in order, so that equal documents are equal bytes. */
export function canonical(document: unknown): string {
  const text = canonicalize(document);
  if (text === undefined) throw new CommonweightError('This value cannot be written as JSON.');
  return text;
}
