import type { Entry } from './types.ts';

/** Where a file is: its address from the card, taken from where the card is said to be if it is no whole address. */
export function addressOf({ mirrorUri }: Entry, contentUrl: string): string {
  const base = URL.canParse(mirrorUri) ? mirrorUri : undefined;
  return URL.canParse(contentUrl, base) ? new URL(contentUrl, base).href : contentUrl;
}
