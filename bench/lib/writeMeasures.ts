import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';

/** One line of a table of speed or memory. `bar` is the most that it may be; a baseline was measured in the same run. */
export interface Measure {
  what: string;
  value: number;
  unit: string;
  bar?: number;
  baseline?: number;
  baselineName?: string;
}

const HEAD = ['what', 'measured', 'bar or baseline', 'what the baseline is'];
const show = (value: number, unit: string): string =>
  `${value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 })} ${unit}`;

/** Writes measures as JSON and as a Markdown table to bench/results, prints the table, and tells whether every bar was kept. */
export async function writeMeasures(name: string, title: string, given: readonly Measure[]): Promise<boolean> {
  // seconds count for little where many programs wait for a processor
  const load: Measure = {
    what: 'programs that wanted a processor',
    value: loadavg()[0] ?? 0,
    unit: `on ${availableParallelism()}`,
  };
  const measures: readonly Measure[] = [...given, load];
  const rows = measures.map(({ what, value, unit, bar, baseline, baselineName }) => [
    what,
    show(value, unit),
    bar !== undefined ? `at most ${show(bar, unit)}` : baseline !== undefined ? show(baseline, unit) : '–',
    baselineName ?? '',
  ]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const right = (column: number): boolean => column === 1 || column === 2;
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => (right(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, i) => (right(i) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  const table = [line(HEAD), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
  const results = new URL('../results/', import.meta.url);
  await writeFile(new URL(`${name}.json`, results), `${JSON.stringify(measures, null, 2)}\n`);
  await writeFile(new URL(`${name}.md`, results), `# ${title}\n\n${table}\n`);
  console.log(table);
  return measures.every(({ value, bar }) => bar === undefined || value <= bar);
}
