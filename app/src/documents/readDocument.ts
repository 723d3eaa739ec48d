import { cardCid, sha256 } from '@commonweight/manifest';
import { get, set } from 'idb-keyval';

import type { AppConfig } from '../config.ts';

/** A document that is larger is not shown: 1 MiB, which is also the most that one content id can stand for. */
export const MAX_DOCUMENT_BYTES = 1_048_576;

const TIMEOUT = 15_000;

export type DocumentResult =
  | { kind: 'found'; text: string; source: string }
  /** Somewhere there was a document, but another one: what a place said that is not what the chain says. */
  | { kind: 'mismatch'; sources: string[] }
  /** Somewhere there was something larger than any document that is shown. */
  | { kind: 'too large'; sources: string[] }
  | { kind: 'missing'; tried: number };

const keyOf = (hash: string): string => `document-${hash}`;

/** Keeps a document of the visitor's own, such as a card that is not yet anywhere else, on this device. */
export async function keepDocument(text: string): Promise<string> {
  const hash = await sha256(new TextEncoder().encode(text));
  await set(keyOf(hash), text);
  return hash;
}

/** Turns an address of a document into one that a browser can fetch; undefined for what it must not. */
export function fetchableUrl(address: string, gateways: readonly string[]): string | undefined {
  if (address.startsWith('ipfs://')) {
    const [gateway] = gateways;
    return gateway === undefined ? undefined : `${gateway}${address.slice('ipfs://'.length)}`;
  }
  return /^https?:\/\//i.test(address) ? address : undefined;
}

/** Where to look, in this order: the configured places, then where the chain says that it was. */
function placesOf(hash: string, hint: string | undefined, config: AppConfig): string[] {
  const filled = config.documentSources.map((source) =>
    source.replaceAll('{sha256}', hash).replaceAll('{cid}', () => cardCid(hash)),
  );
  const hinted = hint === undefined ? undefined : fetchableUrl(hint, config.ipfsGateways);
  return hinted === undefined ? filled : [...filled, hinted];
}

/** Reads at most so many bytes, so that an endless answer ends here. */
async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return undefined;
  const bytes = new Uint8Array(MAX_DOCUMENT_BYTES);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.slice(0, length);
    if (length + value.length > MAX_DOCUMENT_BYTES) {
      await reader.cancel();
      return undefined;
    }
    bytes.set(value, length);
    length += value.length;
  }
}

async function fetchBytes(place: string): Promise<Uint8Array<ArrayBuffer> | 'nothing' | 'too large'> {
  try {
    const response = await fetch(place, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return response.ok ? ((await readBounded(response)) ?? 'too large') : 'nothing';
  } catch {
    return 'nothing';
  }
}

/**
 * Finds the document of a SHA-256, wherever it is. What does not hash to it is never returned, so no place has to be trusted.
 * @param hash 64 hexadecimal digits.
 * @param hint An address that the chain gives for it.
 */
export async function readDocument(hash: string, hint: string | undefined, config: AppConfig): Promise<DocumentResult> {
  const kept = await get<string>(keyOf(hash)).catch(() => undefined);
  if (kept !== undefined) return { kind: 'found', text: kept, source: 'this device' };

  const others: string[] = [];
  const tooLarge: string[] = [];
  const places = placesOf(hash, hint, config);
  for (const place of places) {
    const bytes = await fetchBytes(place);
    if (bytes === 'nothing') continue;
    if (bytes === 'too large') {
      tooLarge.push(place);
      continue;
    }
    if ((await sha256(bytes)) !== hash) {
      others.push(place);
      continue;
    }
    const text = new TextDecoder().decode(bytes);
    await set(keyOf(hash), text).catch(() => undefined);
    return { kind: 'found', text, source: place };
  }
  if (others.length > 0) return { kind: 'mismatch', sources: others };
  return tooLarge.length > 0 ? { kind: 'too large', sources: tooLarge } : { kind: 'missing', tried: places.length };
}
