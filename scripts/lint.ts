import { lintGates } from './tooling/lintGates.ts';

// npm run lint: formatting, TypeScript and Solidity lint, types
const results = await lintGates();
for (const { name, ok, output } of results) {
  console.log(`${ok ? '✔' : '✘'} ${name}`);
  if (!ok) console.log(output);
}
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
