import { contracts } from './tooling/testSteps.ts';

// npm run coverage: the contracts' tests with line coverage, and what is not covered
const result = await contracts.run();
console.log(result.output);
if (result.failed > 0) console.log(result.failures);
process.exit(result.failed > 0 ? 1 : 0);
