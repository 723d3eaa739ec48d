import type { GasRow } from './gasRow.ts';

const HEAD = ['operation', 'gas', 'baseline', 'ratio', 'what the baseline is'];

/** The rows as a Markdown table, padded so that it can be read in a terminal too. */
export function gasTable(rows: readonly GasRow[]): string {
  const cells = rows.map(({ operation, gas, baseline, baselineName, ratio }) => [
    operation,
    gas.toLocaleString('en'),
    baseline?.toLocaleString('en') ?? '–',
    ratio?.toFixed(2) ?? '–',
    baselineName ?? '',
  ]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => (i >= 1 && i <= 3 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i >= 1 && i <= 3 ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(HEAD), rule, ...cells.map(line)].join('\n');
}
