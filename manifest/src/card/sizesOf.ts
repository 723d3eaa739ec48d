import type { Card } from './cardSchema.ts';

/** How large a dataset is; what its card does not say is left out. */
export interface Sizes {
  bytes: number;
  records?: number;
  tokens?: number;
}

/** How large a dataset is by its card: its files' bytes, and the records and tokens where the card counts them. */
export function sizesOf(card: Card): Sizes {
  const bytes = card.distribution.reduce((sum, { contentSize }) => sum + Number.parseInt(contentSize, 10), 0);
  const counted = (card.materialExtent ?? []).map(({ unitText, value }) => [unitText, value] as const);
  return { bytes, ...Object.fromEntries(counted) };
}
