import { CID } from 'multiformats/cid';
import { fileURLToPath } from 'node:url';

/** A place where bytes may be had. None is ever believed. */
export type Source =
  | { kind: 'http'; label: string; url: URL }
  | { kind: 'file'; label: string; path: string }
  | { kind: 'ipfs'; label: string; gateway: URL; cid: CID; path: string };

export interface Places {
  /** Folders or servers that have files under their SHA-256. */
  mirrors: readonly URL[];
  /** IPFS gateways that serve blocks and CARs. */
  gateways: readonly URL[];
  /** Whether `file:` addresses out of cards and from the chain are followed. */
  allowFile: boolean;
}

/**
 * Where a file may be had, in the order of trying: mirrors, then its addresses.
 * @param options.base Where the card was found; relative addresses are relative to it.
 */
export function sourcesOf(options: {
  sha256: string;
  addresses: readonly string[];
  base?: URL | undefined;
  places: Places;
}): { sources: Source[]; problems: string[] } {
  const { places } = options;
  const sources: Source[] = places.mirrors.map((mirror) =>
    sourceAt(new URL(options.sha256, mirror.href.endsWith('/') ? mirror : `${mirror.href}/`)),
  );
  const problems: string[] = [];
  for (const address of options.addresses) {
    const url = URL.parse(address, options.base);
    if (url === null) {
      problems.push(`${JSON.stringify(address)} is no address that can be followed`);
    } else if (url.protocol === 'ipfs:') {
      const found = ipfs(address, places.gateways);
      if (found === undefined) problems.push(`${address} is no IPFS address`);
      else if (found.length === 0) problems.push(`${address} needs an IPFS gateway (--gateway)`);
      else sources.push(...found);
    } else if (url.protocol === 'file:' && !places.allowFile) {
      problems.push(`${address} is on this machine, and is followed only with --allow-file`);
    } else if (url.protocol === 'file:' && url.host !== '') {
      problems.push(`${address} is on another machine`);
    } else if (url.protocol === 'http:' || url.protocol === 'https:' || url.protocol === 'file:') {
      sources.push(sourceAt(url));
    } else {
      problems.push(`${address} cannot be fetched: only https, http, ipfs and file can`);
    }
  }
  return { sources, problems };
}

/** An address as it is shown: without what may be a secret. */
function sourceAt(url: URL): Source {
  if (url.protocol === 'file:') return { kind: 'file', label: url.href, path: fileURLToPath(url) };
  return { kind: 'http', label: `${url.origin}${url.pathname}`, url };
}

function ipfs(address: string, gateways: readonly URL[]): Source[] | undefined {
  // the host of an ipfs: address is a content id, in which capitals count: URL would not keep them
  const [, id = '', path = ''] = /^ipfs:\/\/(?:ipfs\/)?([^/?#]+)([^?#]*)/i.exec(address) ?? [];
  try {
    const cid = CID.parse(id);
    return gateways.map((gateway) => ({
      kind: 'ipfs',
      label: `${gateway.origin} (${id.slice(0, 16)}…${path})`,
      gateway,
      cid,
      path: path.replace(/\/+$/, ''),
    }));
  } catch {
    return undefined;
  }
}
