import { spawn } from 'node:child_process';

export const COMMONWEIGHT = new URL('../../manifest/bin/commonweight.mjs', import.meta.url).pathname;

export interface Answer {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command line as a user does, and ends it at once, as a power cut would, when `kill` says so. */
export async function commonweight(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  kill?: AbortSignal,
): Promise<Answer> {
  const child = spawn(process.execPath, [COMMONWEIGHT, ...args], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  kill?.addEventListener('abort', () => child.kill('SIGKILL'));
  const answer: Answer = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (answer.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (answer.err += chunk.toString()));
  answer.code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return answer;
}
