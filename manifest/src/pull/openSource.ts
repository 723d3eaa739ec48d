import type { Opened } from './Opened.ts';
import { openFile } from './openFile.ts';
import { openHttp } from './openHttp.ts';
import { openIpfs } from './openIpfs.ts';
import type { Source } from './sourcesOf.ts';

/** Begins to read a source from some byte on. */
export function openSource(options: {
  source: Source;
  offset: number;
  signal: AbortSignal;
  maxRedirects: number;
}): Promise<Opened> {
  const { source, ...rest } = options;
  switch (source.kind) {
    case 'http':
      return openHttp({ url: source.url, ...rest });
    case 'file':
      return openFile({ path: source.path, offset: rest.offset });
    case 'ipfs':
      return openIpfs({ source, ...rest });
  }
}
