import type { HardhatRuntimeEnvironment } from 'hardhat/types/hre';

/** Compiles the contracts in the profile that this process runs with; quick where nothing changed. */
export async function build(hre: HardhatRuntimeEnvironment): Promise<void> {
  await hre.tasks.getTask('build').run({ quiet: true, noTests: true });
}
