import { fetchableUrl } from '../../documents/readDocument.ts';
import { fetchText } from './fetchText.ts';
import { judgeCopy, type CopyVerdict } from './judgeCopy.ts';
import type { BuiltManifest } from './readManifest.ts';

/** What was found at an address. */
export type CheckedCopy = CopyVerdict | { kind: 'unread'; sentence: string };

/** Fetches what is at an address and holds it against the manifest; an IPFS address is looked for at every gateway. */
export async function checkCopy(uri: string, built: BuiltManifest, gateways: readonly string[]): Promise<CheckedCopy> {
  const isIpfs = uri.startsWith('ipfs://');
  if (isIpfs && gateways.length === 0) {
    return { kind: 'unread', sentence: 'This page knows no IPFS gateway to fetch it from; an IPFS node of yours can.' };
  }
  const tried = isIpfs ? gateways.map((gateway) => fetchableUrl(uri, [gateway])) : [fetchableUrl(uri, gateways)];
  let sentence = 'This is no address that a page can fetch.';
  for (const url of tried) {
    if (url === undefined) continue;
    try {
      return judgeCopy(await fetchText(url), built);
    } catch (error) {
      sentence = error instanceof Error ? error.message : String(error);
    }
  }
  return { kind: 'unread', sentence };
}
