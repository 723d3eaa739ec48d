import { parseArgs } from 'node:util';

import { compile } from './tooling/compile.ts';
import { generate } from './tooling/generate.ts';

// npm run build [-- --quick]: compiles both profiles and writes what is generated from the contracts
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });

const steps: [name: string, step: () => Promise<{ code: number; output: string }>][] = [
  ...(values.quick
    ? []
    : [['production build', () => compile('production')] as [string, () => ReturnType<typeof compile>]]),
  ['build for tests', () => compile('default', true)],
  ['generated types', generate],
];
for (const [name, step] of steps) {
  const { code, output } = await step();
  console.log(`${code === 0 ? '✔' : '✘'} ${name}`);
  if (code !== 0) {
    console.log(output);
    process.exit(1);
  }
}
