import { runCommand, type CommandResult } from './runCommand.ts';

/** Warnings in these dependencies are not ours to mend: solc announces a keyword that OpenZeppelin still uses as a name. */
const FOREIGN = /--> \.\/node_modules\//;

/** Compiles in one build profile; a compiler warning about our own code is an error. */
export async function compile(profile: 'default' | 'production' | 'bench', force = false): Promise<CommandResult> {
  const { code, output } = await runCommand('hardhat', ['build', '--no-tests', ...(force ? ['--force'] : [])], {
    env: { HARDHAT_BUILD_PROFILE: profile, HARDHAT_BUILD_FOLDER: profile === 'default' ? 'types' : profile },
    show: false,
  });
  const warnings = output
    .split(/\n(?=Warning: )/)
    .filter((part) => part.startsWith('Warning: '))
    .filter((part) => !FOREIGN.test(part))
    // the quick profile is never deployed; the production build has to keep within the limit
    .filter((part) => profile !== 'default' || !part.startsWith('Warning: Contract code size'));
  if (code !== 0) return { code, output };
  return { code: warnings.length === 0 ? 0 : 1, output: warnings.join('\n') };
}
