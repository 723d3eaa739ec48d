/** Output for people: calm, aligned, and plain text wherever it does not go to a terminal. */
const styled = process.stdout.isTTY && process.env.NO_COLOR === undefined;
const style = (code: number, text: string): string => (styled ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = (text: string): string => style(1, text);
export const dim = (text: string): string => style(2, text);
export const green = (text: string): string => style(32, text);
export const red = (text: string): string => style(31, text);

const started = Date.now();

/** A chapter, with the seconds since the start: it is the progress shown. */
export function chapter(title: string): void {
  const seconds = ((Date.now() - started) / 1_000).toFixed(0).padStart(3);
  console.log(`\n${dim(`${seconds} s`)}  ${bold(title)}`);
}

/** One thing that happened. */
export const say = (text: string): void => console.log(`       ${text}`);

/** A list of things: columns as wide as they need to be, figures to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const isFigure = header.map((_, column) => rows.every((row) => /^[-+]?[\d,.]+( ?%)?$/.test(row[column] ?? '')));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (isFigure[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  say(dim(line(header)));
  for (const row of rows) say(line(row));
}

/** A share of one, drawn. */
export function bar(share: number, width = 24): string {
  const full = Math.round(share * width);
  return '█'.repeat(full) + dim('·'.repeat(width - full));
}

/** 1234567 → "1,234,567". */
export const grouped = (value: number | bigint): string => value.toLocaleString('en-US');

/** 0.12345 → "12.35 %". */
export const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
