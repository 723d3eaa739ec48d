/** Something that is to get a part of the points. */
export interface Weighted {
  datasetId: number;
  /** Whole and not negative. */
  weight: number;
}

/**
 * Spreads whole points in proportion to weights, as near as whole numbers allow (largest remainders; equals in the order of numbers),
 * none above the most that one may get. What that cuts off goes to the others; points are left only where all are at the most.
 */
export function apportion(items: readonly Weighted[], total: number, most: number): Map<number, number> {
  const points = new Map(items.map(({ datasetId }) => [datasetId, 0]));
  let open = items.filter(({ weight }) => weight > 0);
  let left = total;
  for (;;) {
    const all = open.reduce((sum, { weight }) => sum + weight, 0);
    const [heaviest] = open.toSorted((a, b) => b.weight - a.weight || a.datasetId - b.datasetId);
    if (heaviest === undefined || left * heaviest.weight < most * all) break;
    const given = Math.min(most, left);
    points.set(heaviest.datasetId, given);
    left -= given;
    open = open.filter((item) => item !== heaviest);
  }
  const all = open.reduce((sum, { weight }) => sum + weight, 0);
  const quotas = open.map(({ datasetId, weight }) => ({
    datasetId,
    floor: Math.floor((left * weight) / all),
    rest: (left * weight) % all,
  }));
  let over = left - quotas.reduce((sum, { floor }) => sum + floor, 0);
  for (const { datasetId, floor } of quotas.toSorted((a, b) => b.rest - a.rest || a.datasetId - b.datasetId)) {
    const extra = over > 0 ? 1 : 0;
    points.set(datasetId, floor + extra);
    over -= extra;
  }
  return points;
}
