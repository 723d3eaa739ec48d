import type { Card } from '../card/cardSchema.ts';
import { CommonweightError } from '../errors.ts';
import type { MixedDataset } from './types.ts';

/** A dataset's card, for a format that cannot do without it. */
export function cardOf({ entry, card }: MixedDataset): Card {
  if (card !== undefined) return card;
  throw new CommonweightError(
    `The card of dataset ${entry.datasetId} is missing: ${entry.cardSha256}.json. Pulling the round fetches it.`,
  );
}
