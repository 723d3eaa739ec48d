#!/usr/bin/env node
// Runs every command of this project on a machine that has nothing but git, Node 20 or later, and npm: it changes over to
// a newer Node where this one is too old, installs what the lockfile names where that is missing, and starts the task.
// Only Node's own modules are used here, because nothing else need be installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMP = join(ROOT, 'node_modules', '.installed');

/** The first Node that runs TypeScript files as they are; Hardhat asks for 22.13. */
const OLDEST = [22, 18];
const NEWER = 'node@24';

const TASKS = {
  build: ['scripts/build.ts'],
  test: ['scripts/test.ts'],
  lint: ['scripts/lint.ts'],
  format: ['scripts/format.ts'],
  coverage: ['scripts/coverage.ts'],
  bench: ['bench/run.ts'],
  start: ['scripts/start.ts'],
  demo: ['scripts/demo.ts'],
  deploy: ['scripts/deploy.ts'],
  seed: ['scripts/seed.ts'],
  screenshots: ['scripts/screenshots.ts'],
  train: ['scripts/train.ts'],
  'verify:deployment': ['scripts/verifyDeployment.ts'],
  commonweight: ['manifest/bin/commonweight.mjs'],
  hardhat: ['node_modules/hardhat/dist/src/cli.js'],
};

const say = (line) => process.stderr.write(`${line}\n`);

function fail(message) {
  say(message);
  process.exit(1);
}

const isNewEnough = (version) => {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
};

/** Where the Node to run with is. npm fetches one from its registry, and keeps it, if this one is too old. */
function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;

  say(`Node ${process.versions.node} is too old for Hardhat; using ${NEWER} from the npm registry.`);
  const found = spawnSync('npx', ['--yes', `--package=${NEWER}`, '--call', 'node -p process.execPath'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const path = found.stdout?.trim().split('\n').at(-1) ?? '';
  if (found.status !== 0 || !existsSync(path)) {
    fail(
      `Could not get ${NEWER} from the npm registry. Install Node ${OLDEST.join('.')} or later, then try again.\n${found.stderr ?? ''}`,
    );
  }
  return path;
}

/** What the installed packages depend on: another lockfile, or another Node, needs another installation. */
function fingerprint(node) {
  const major = spawnSync(node, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }).stdout.trim();
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(`${major} ${process.platform} ${process.arch}`)
    .digest('hex');
}

function install(node, env) {
  const wanted = fingerprint(node);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;

  say('Installing the packages of the lockfile …');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    env,
    // standard output is the task's alone
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) fail('npm ci did not succeed; nothing was started.');
  // written last: a half-finished installation has no stamp
  writeFileSync(STAMP, wanted);
}

const [name, ...args] = process.argv.slice(2);
const task = TASKS[name];
if (task === undefined) fail(`Unknown task ${name ?? '(none)'}. There are: ${Object.keys(TASKS).join(', ')}.`);

const node = findNode();
const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
install(node, env);

const child = spawn(node, [...task, ...args], { cwd: ROOT, env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(`Could not start ${name}: ${error.message}`));
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
