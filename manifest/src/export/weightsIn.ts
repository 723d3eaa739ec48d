import { sizeOf } from './sizeOf.ts';
import type { Mixture, Unit } from './types.ts';

/**
 * How often each dataset has to be drawn in a unit, so that it has its share in the mixture's own. A dataset whose records are twice
 * as long as the others' is drawn half as often. Adds up to one.
 */
export function weightsIn(mixture: Mixture, unit: Unit): number[] {
  const { datasets } = mixture;
  if (unit === mixture.unit) return datasets.map(({ share }) => share);

  const what = `Turning shares of ${mixture.unit} into shares of ${unit}`;
  const from = sizeOf(datasets, mixture.unit, what);
  const to = sizeOf(datasets, unit, what);
  const weights = datasets.map(({ share }, index) => (share * (to[index] ?? 0)) / (from[index] ?? 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
