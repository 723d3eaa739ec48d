import { runCommand, type CommandResult } from './runCommand.ts';

/** Everything that is generated from the contracts and committed. */
export const GENERATED = ['typechain-types', 'manifest/src/generated'];

/**
 * Writes the typed ABIs anew, formatted: typechain's for scripts and tests (which the compiler plugin has just written)
 * and the library's.
 */
export async function generate(): Promise<CommandResult> {
  const abis = await runCommand('wagmi', ['generate'], { show: false });
  if (abis.code !== 0) return abis;
  return await runCommand('prettier', ['--write', '--log-level=warn', '--ignore-path=/dev/null', ...GENERATED], {
    show: false,
  });
}
