export type Coverage = {
  /** Lines that can run, less the excepted ones that did not. */
  lines: number;
  covered: number;
  /** `file:line` of each line that did not run and is not excepted. */
  missed: string[];
  /** Exceptions that name a line which does run, or none: they have outlived their reason. */
  stale: string[];
  exceptions: number;
};

/**
 * Judges a coverage report.
 * @param lcov The report, as lcov writes it; files with absolute or relative paths.
 * @param exceptions One `file:line # reason` a line.
 */
export function readCoverage(lcov: string, exceptions: string): Coverage {
  const excepted = new Set(
    exceptions
      .split('\n')
      .map((line) => line.split('#')[0]?.trim() ?? '')
      .filter((line) => line !== ''),
  );
  const stale = new Set(excepted);
  const missed: string[] = [];
  let file = '';
  let lines = 0;
  let covered = 0;
  for (const line of lcov.split('\n')) {
    if (line.startsWith('SF:')) file = line.slice(line.indexOf('contracts/'));
    const data = /^DA:(\d+),(\d+)/.exec(line);
    if (data === null) continue;

    const place = `${file}:${data[1]}`;
    if (data[2] !== '0') {
      lines += 1;
      covered += 1;
    } else if (excepted.has(place)) {
      stale.delete(place);
    } else {
      lines += 1;
      missed.push(place);
    }
  }
  return { lines, covered, missed, stale: [...stale], exceptions: excepted.size };
}
