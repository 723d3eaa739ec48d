import { compile } from '../scripts/tooling/compile.ts';
import { runCommand } from '../scripts/tooling/runCommand.ts';

// npm run bench [-- gas | manifest | app]: measures, prints tables and writes them to bench/results/
const BENCHES: Record<string, string[]> = {
  gas: ['bench/gas.ts'],
  manifest: ['bench/manifest/rebuild.ts', 'bench/manifest/tally.ts', 'bench/manifest/pull.ts'],
  app: ['bench/app/bundle.ts', 'bench/app/requests.ts', 'bench/app/lists.ts', 'bench/app/hashing.ts'],
};

/** What runs in a page is handed over as text: Node alone leaves it as it is. */
const startScript = (name: string, script: string) => {
  const options = { env: { HARDHAT_BUILD_PROFILE: 'bench' } };
  return name === 'app'
    ? runCommand(process.execPath, [script], options)
    : runCommand('hardhat', ['run', '--no-compile', '--build-profile', 'bench', script], options);
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
    const { code } = await startScript(name, script);
    if (code !== 0) process.exit(code);
  }
}
