const PLACES = 12;
const ONE = 10 ** PLACES;

/**
 * Weights as decimals with at most 12 places that add up to exactly one. Each is rounded to the nearest, none to nothing; what is
 * missing or too much, at most half a unit of the last place for each weight, the largest bears.
 */
export function decimals(weights: readonly number[]): string[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const units = weights.map((weight) => Math.max(1, Math.round((ONE * weight) / total)));
  const largest = units.indexOf(Math.max(...units));
  units[largest] = (units[largest] ?? 0) + ONE - units.reduce((sum, unit) => sum + unit, 0);
  return units.map((unit) => {
    const digits = String(unit).padStart(PLACES + 1, '0');
    const fraction = digits.slice(-PLACES).replace(/0+$/, '');
    return `${digits.slice(0, -PLACES)}.${fraction === '' ? '0' : fraction}`;
  });
}
