import * as steps from './tooling/testSteps.ts';

// npm test [-- files]: every check, or those in the files named; ends with the plain line "N passed, N failed"
const files = process.argv.slice(2);
const LANES: steps.Step[][] =
  files.length > 0
    ? [steps.some(files)]
    : [
        [steps.build, steps.solidity, steps.other, steps.browser('a third')],
        [steps.lint, steps.contracts, steps.browser('the others')],
      ];

const started = Date.now();
const seconds = (since: number): string => `${((Date.now() - since) / 1_000).toFixed(0)} s`;
const failures: string[] = [];
let passed = 0;
let failed = 0;

async function runStep({ name, run }: steps.Step): Promise<void> {
  const begun = Date.now();
  const result = await run().catch((error: unknown) => ({
    passed: 0,
    failed: 1,
    failures: error instanceof Error ? (error.stack ?? error.message) : String(error),
    output: '',
  }));
  passed += result.passed;
  failed += result.failed;
  if (result.failed > 0) failures.push(`--- ${name}\n${result.failures.slice(0, 20_000)}`);
  console.log(`\n=== ${name}: ${result.passed} passed, ${result.failed} failed, ${seconds(begun)}\n${result.output}`);
}

console.log('Running every check. Each part is shown when it has ended; this takes some minutes.');
await Promise.all(
  LANES.map(async (lane) => {
    for (const step of lane) await runStep(step);
  }),
);

if (failures.length > 0) console.log(`\n=== What failed\n\n${failures.join('\n\n')}`);
console.log(`\nAll done in ${seconds(started)}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
