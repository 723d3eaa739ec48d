export type Counts = { passed: number; failed: number; failures: string };

/**
 * Reads what mocha and Hardhat's Solidity runner print when they end. Pending tests count as failed: nothing is skipped
 * here. A run that ended with an error, or without any count, counts one failure more, so that no crash passes for success.
 */
export function readCounts(output: string, code: number): Counts {
  const sum = (word: string): number =>
    [...output.matchAll(new RegExp(`^ {2,}(\\d+) ${word}\\b`, 'gm'))].reduce(
      (total, match) => total + Number(match[1]),
      0,
    );
  const passed = sum('passing');
  const failed = sum('failing') + sum('pending');

  const crashed = (code !== 0 && failed === 0) || passed + failed === 0;
  const details = output.search(/^ {2,}\d+ (failing|pending)\b/m);
  return {
    passed,
    failed: failed + (crashed ? 1 : 0),
    failures: crashed
      ? `ended with exit code ${code}:\n${output.slice(-4_000)}`
      : details < 0
        ? ''
        : output.slice(details),
  };
}
