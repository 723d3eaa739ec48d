import { fetchableUrl } from '../documents/readDocument.ts';

/** A link is shown in full, so a longer one is no link. */
const MAX_LENGTH = 2_000;

/**
 * Where an address from outside leads, if it may be a link: http, https and ipfs, without a name or a password in it, which
 * would make it look like another place. Undefined for everything else.
 * @returns What to open, and what to show: the whole of it, in the form in which no other letter can pass for a Latin one.
 */
export function outsideUrl(address: string, gateways: readonly string[]): { href: string; shown: string } | undefined {
  const given = address.trim();
  if (given.length > MAX_LENGTH) return undefined;
  const fetchable = fetchableUrl(given, gateways);
  if (fetchable === undefined || !URL.canParse(fetchable)) return undefined;
  const { href, protocol, username, password } = new URL(fetchable);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  if (!isWeb || username !== '' || password !== '') return undefined;
  return { href, shown: given.startsWith('ipfs://') ? encodeURI(given) : href };
}
