import { sizesOf } from '../card/sizesOf.ts';
import { CommonweightError } from '../errors.ts';
import type { MixedDataset, Unit } from './types.ts';

/** How large each dataset is, in a unit. A number that a card does not give is not guessed: that is an error that names it. */
export function sizeOf(datasets: readonly MixedDataset[], unit: Unit, what: string): number[] {
  const sizes = datasets.map(({ card }) => (card === undefined ? undefined : sizesOf(card)[unit]));
  const missing = datasets.filter((_, index) => (sizes[index] ?? 0) === 0);
  if (missing.length > 0) {
    const list = missing.map(({ entry, name }) => `${entry.datasetId} (${name})`).join(', ');
    throw new CommonweightError(
      `${what} takes the number of ${unit} in every dataset, which is not known of ${list}: ` +
        'have it added to the card, or say what else the shares are to be shares of.',
    );
  }
  return sizes.map((size) => size ?? 0);
}
