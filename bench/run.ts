import { compile } from '../scripts/tooling/compile.ts';
import { runCommand } from '../scripts/tooling/runCommand.ts';

// npm run bench [-- gas | manifest]: measures, prints tables and writes them to bench/results/
const BENCHES: Record<string, string[]> = {
  gas: ['bench/gas.ts'],
  manifest: ['bench/manifest/rebuild.ts', 'bench/manifest/tally.ts', 'bench/manifest/pull.ts'],
};

const names = process.argv.slice(2);
for (const name of names.length === 0 ? Object.keys(BENCHES) : names) {
  const scripts = BENCHES[name];
  if (scripts === undefined) {
    console.error(`Unknown bench ${name}. There are: ${Object.keys(BENCHES).join(', ')}.`);
    process.exit(1);
  }
  console.error('building as for deployment …');
  const built = await compile('bench');
  if (built.code !== 0) {
    console.error(built.output);
    process.exit(1);
  }
  for (const script of scripts) {
    const { code } = await runCommand('hardhat', ['run', '--no-compile', '--build-profile', 'bench', script], {
      env: { HARDHAT_BUILD_PROFILE: 'bench' },
    });
    if (code !== 0) process.exit(code);
  }
}
