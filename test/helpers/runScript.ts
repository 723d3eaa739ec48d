import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { PROJECT_ROOT } from '../../scripts/lib/deploy/record.ts';

export interface Run {
  /** The exit code; null where it was killed. */
  code: number | null;
  output: string;
}

export interface RunningScript {
  ended: Promise<Run>;
  /** What it has printed as soon as something in that matches; fails where it ends before. */
  saying(pattern: RegExp): Promise<string>;
  /** Asks it to end, as Ctrl-C does. */
  interrupt(): void;
  /** Ends it at once, as a power cut would. */
  kill(): void;
}

/** Starts one of the project's scripts as a process of its own, in the build that tests use. */
export function startScript(script: string, args: readonly string[], env: Record<string, string> = {}): RunningScript {
  const child = spawn(process.execPath, [join('scripts', script), ...args], {
    cwd: PROJECT_ROOT,
    env: { ...withoutLoaders(process.env), HARDHAT_BUILD_PROFILE: 'default', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const ended = new Promise<Run>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
  // not to outlive this process, whatever ends it
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('close', () => process.off('exit', kill));
  return {
    ended,
    saying: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (pattern.test(output)) resolve(output);
        };
        child.stdout.on('data', look);
        child.once('close', () => reject(new Error(`it ended without saying ${pattern}:\n${output}`)));
        look();
      }),
    interrupt: () => child.kill('SIGINT'),
    kill,
  };
}

/** What the test runner loads into itself is none of the script's business. */
function withoutLoaders(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const rest = { ...env };
  delete rest.NODE_OPTIONS;
  delete rest.NODE_V8_COVERAGE;
  return rest;
}

export const runScript = (script: string, args: readonly string[], env?: Record<string, string>): Promise<Run> =>
  startScript(script, args, env).ended;
