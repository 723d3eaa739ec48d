import { sha256 } from '@commonweight/manifest';

import { tameText } from '../../components/tameText.ts';

/** How long a store may take, in milliseconds. */
const TIMEOUT = 30_000;

/**
 * Puts a document into a store that keeps documents by their hash. Throws in one sentence why that failed.
 * @param store An address with `{sha256}` in it, relative to the page or absolute.
 * @returns Where the document is from now on.
 */
export async function putDocument(store: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const page = window.location.href.split('#')[0];
  const url = new URL(store.replaceAll('{sha256}', await sha256(bytes)), page).href;
  const response = await fetch(url, {
    method: 'PUT',
    body: bytes,
    credentials: 'omit',
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch(() => {
    throw new Error('The place for documents does not answer. Nothing is lost: try again, or take another place.');
  });
  if (!response.ok) {
    const why = tameText(await response.text().catch(() => ''), 200);
    throw new Error(`The place for documents refused (${response.status}): ${why}`);
  }
  return url;
}
