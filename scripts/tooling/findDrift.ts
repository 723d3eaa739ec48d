import { existsSync, readFileSync } from 'node:fs';

import { runCommand } from './runCommand.ts';

const sorted = (text: string): string => text.split('\n').sort().join('\n');

/**
 * The generated files that are not what is committed. The order of lines is of no account: typechain lists contracts as it finds
 * them in a folder, which differs from one build to the next.
 */
export async function findDrift(paths: readonly string[]): Promise<string[]> {
  const { output } = await runCommand('git', ['status', '--porcelain', '--', ...paths], { show: false });
  const changed = output.split('\n').filter((line) => line.trim() !== '');
  const drifted = await Promise.all(
    changed.map(async (line) => {
      const file = line.slice(3);
      const committed = await runCommand('git', ['show', `HEAD:${file}`], { show: false });
      const isSame =
        committed.code === 0 && existsSync(file) && sorted(committed.output) === sorted(readFileSync(file, 'utf8'));
      return isSame ? [] : [line];
    }),
  );
  return drifted.flat();
}
