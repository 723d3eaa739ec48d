import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { matchesGlob } from 'node:path';

import { findChromium } from '../lib/browser/findChromium.ts';
import { buildApp } from '../lib/start/buildApp.ts';
import { compile } from './compile.ts';
import { findDrift } from './findDrift.ts';
import { GENERATED, generate } from './generate.ts';
import { lintGates } from './lintGates.ts';
import { type Counts, readCounts } from './readCounts.ts';
import { readCoverage } from './readCoverage.ts';
import { runCommand } from './runCommand.ts';

/** One step of `npm test`. What it printed is shown when it has ended, because steps run side by side. */
export type Step = { name: string; run: () => Promise<Counts & { output: string }> };

const EXCEPTIONS = 'test/coverage-exceptions.txt';
const LCOV = 'coverage/lcov.info';

/** The most lines that may be excepted from coverage: 1 %. */
const MOST_EXCEPTIONS = 0.01;

/** These run the contracts inside the test process, where coverage is measured. */
const MEASURED = 'test/{contracts,governance,libraries,scenarios}/**/*.test.ts';
const OTHER = 'test/{manifest,app,scripts,e2e}/**/*.test.ts';
const IN_BROWSER = 'test/e2e/app/**/*.test.ts';
const isInBrowser = (file: string): boolean => matchesGlob(file, IN_BROWSER);

const check = (name: string, ok: boolean, details: string): Counts & { output: string } => ({
  passed: ok ? 1 : 0,
  failed: ok ? 0 : 1,
  failures: ok ? '' : `${name}: ${details}`,
  output: `  ${ok ? '✔' : '✘'} ${name}\n`,
});

const merge = (results: (Counts & { output: string })[]): Counts & { output: string } => ({
  passed: results.reduce((sum, { passed }) => sum + passed, 0),
  failed: results.reduce((sum, { failed }) => sum + failed, 0),
  failures: results
    .map(({ failures }) => failures)
    .filter((text) => text !== '')
    .join('\n'),
  output: results.map(({ output }) => output).join(''),
});

async function tests(args: string[], env: Record<string, string> = {}): Promise<Counts & { output: string }> {
  const { code, output } = await runCommand('hardhat', args, { env, show: false });
  return { ...readCounts(output, code), output };
}

/** Formatting, lint and types. */
export const lint: Step = {
  name: 'lint',
  run: async () => merge((await lintGates()).map(({ name, ok, output }) => check(name, ok, output))),
};

/** The compiler has nothing to say, and what is generated and committed is what the contracts give now. */
export const build: Step = {
  name: 'build',
  run: async () => {
    const compiled = await compile('default', true);
    const generated = compiled.code === 0 ? await generate() : { code: 1, output: 'the build failed' };
    const drift = await findDrift(GENERATED);
    return merge([
      check('contracts compile without warnings', compiled.code === 0, compiled.output),
      check('types and ABIs are generated', generated.code === 0, generated.output),
      check(
        'generated files are those committed',
        drift.length === 0,
        `run "npm run build" and commit\n${drift.join('\n')}`,
      ),
    ]);
  },
};

/** Fuzz tests and invariants in Solidity. */
export const solidity: Step = {
  name: 'fuzzing and invariants',
  run: () => tests(['test', 'solidity'], { HARDHAT_BUILD_FOLDER: 'solidity' }),
};

/** The contracts' tests, with line coverage measured and judged. */
export const contracts: Step = {
  name: 'contracts, with coverage',
  run: async () => {
    rmSync(LCOV, { force: true });
    const ran = await tests(['test', 'mocha', '--coverage', ...globSync(MEASURED).sort()], {
      HARDHAT_BUILD_FOLDER: 'coverage',
    });
    return merge([ran, judgeCoverage()]);
  },
};

/** The library, the command line, scripts, and everything that runs against a node. */
export const other: Step = {
  name: 'library, scripts, end to end',
  run: () =>
    tests([
      'test',
      'mocha',
      ...globSync(OTHER)
        .filter((file) => !isInBrowser(file))
        .sort(),
    ]),
};

let prepared: Promise<string> | undefined;

/** Finds or installs a browser, and builds the app: once, whoever comes first. */
async function prepareBrowser(): Promise<string> {
  const chromium = await findChromium();
  await buildApp();
  return chromium;
}

/** The built app in a real browser, against a real chain. */
async function testInBrowser(files: readonly string[]): Promise<Counts & { output: string }> {
  prepared ??= prepareBrowser();
  return tests(['test', 'mocha', ...files], { CHROME_PATH: await prepared });
}

/** A third of the browser's files, or the others: the two run beside each other, and one of them can begin earlier. */
export const browser = (part: 'a third' | 'the others'): Step => ({
  name: `the app in a browser, ${part}`,
  run: () =>
    testInBrowser(
      globSync(IN_BROWSER)
        .sort()
        .filter((_file, index) => (index % 3 === 0) === (part === 'a third')),
    ),
});

/** The tests in the files named, as the whole run has them but without coverage. */
export function some(files: readonly string[]): Step[] {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`No such test file: ${missing.join(', ')}`);

  const inSolidity = files.filter((file) => file.endsWith('.sol'));
  const inBrowser = files.filter(isInBrowser);
  const inMocha = files.filter((file) => !file.endsWith('.sol') && !isInBrowser(file));
  return [
    ...(inSolidity.length === 0 ? [] : [{ name: 'Solidity', run: () => tests(['test', 'solidity', ...inSolidity]) }]),
    ...(inMocha.length === 0 ? [] : [{ name: 'mocha', run: () => tests(['test', 'mocha', ...inMocha]) }]),
    ...(inBrowser.length === 0 ? [] : [{ name: 'in a browser', run: () => testInBrowser(inBrowser) }]),
  ];
}

/** Reads the report of the last measured run. */
export function judgeCoverage(): Counts & { output: string } {
  if (!existsSync(LCOV)) return check('coverage is measured', false, `${LCOV} was not written`);

  const found = readCoverage(readFileSync(LCOV, 'utf8'), readFileSync(EXCEPTIONS, 'utf8'));
  const percent = ((100 * found.covered) / (found.lines || 1)).toFixed(2);
  const result = merge([
    check(
      'every line of the contracts runs, or is excepted by name',
      found.missed.length === 0 && found.lines > 0,
      found.missed.join('\n'),
    ),
    check(
      'the exceptions are few and still true',
      found.stale.length === 0 && found.exceptions <= MOST_EXCEPTIONS * found.lines,
      `${found.exceptions} exceptions; no longer true: ${found.stale.join(', ') || 'none'}`,
    ),
  ]);
  return {
    ...result,
    output: `  line coverage ${percent} % of ${found.lines} lines, ${found.exceptions} excepted\n${result.output}`,
  };
}
