import { sizesOf } from '../card/sizesOf.ts';
import { CommonweightError } from '../errors.ts';
import type { MixedDataset, Unit } from './types.ts';

const MOST_NAMED = 5;

/** How large each dataset is, in a unit. A number that a card does not give is not guessed: that is an error that names it. */
export function sizeOf(datasets: readonly MixedDataset[], unit: Unit, what: string): number[] {
  const sizes = datasets.map(({ card }) => (card === undefined ? undefined : sizesOf(card)[unit]));
  const missing = datasets.filter((_, index) => (sizes[index] ?? 0) === 0);
  if (missing.length > 0) {
    const named = missing.slice(0, MOST_NAMED).map(({ entry, name }) => `${entry.datasetId} (${name})`);
    if (missing.length > named.length) named.push(`${missing.length - named.length} more`);
    const list = named.join(', ');
    throw new CommonweightError(
      `${what} takes the number of ${unit} in every dataset, which is not known of ${list}: ` +
        'have it added to the card, or say what else the shares are to be shares of.',
    );
  }
  return sizes.map((size) => size ?? 0);
}
