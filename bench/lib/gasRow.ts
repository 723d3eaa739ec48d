/** One line of the gas table. A baseline is measured in the same run, or is a peer's figure, as its name tells. */
export type GasRow = { operation: string; gas: number; baseline?: number; baselineName?: string; ratio?: number };

/** The row with gas / baseline, rounded to thousandths. */
export function withRatio(row: GasRow): GasRow {
  if (row.baseline === undefined) return row;
  return { ...row, ratio: Math.round((1000 * row.gas) / row.baseline) / 1000 };
}
