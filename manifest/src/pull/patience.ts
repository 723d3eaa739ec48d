import { setTimeout } from 'node:timers/promises';

import type { Limits } from './limits.ts';
import type { Source } from './sourcesOf.ts';

/** When a server may be asked again: what it said with `Retry-After` holds for all files that are had from it. */
export interface Patience {
  /** Waits until the source may be asked. */
  turn(source: Source, signal: AbortSignal): Promise<void>;
  postpone(source: Source, ms: number): void;
  /** The pause after so many tries in vain: longer each time, and never the same for all, so that they do not come at once. */
  pause(tries: number, signal: AbortSignal): Promise<void>;
}

export function makePatience(limits: Limits): Patience {
  const notBefore = new Map<string, number>();
  const serverOf = (source: Source): string =>
    source.kind === 'http' ? source.url.origin : source.kind === 'ipfs' ? source.gateway.origin : 'file';
  return {
    async turn(source, signal) {
      const wait = (notBefore.get(serverOf(source)) ?? 0) - Date.now();
      if (wait > 0) await setTimeout(wait, undefined, { signal });
    },
    postpone(source, ms) {
      const server = serverOf(source);
      notBefore.set(server, Math.max(notBefore.get(server) ?? 0, Date.now() + ms));
    },
    async pause(tries, signal) {
      const longest = Math.min(limits.backoffMs * 2 ** tries, limits.maxBackoffMs);
      await setTimeout(longest * (0.5 + Math.random() / 2), undefined, { signal });
    },
  };
}
