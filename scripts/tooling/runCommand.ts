import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

export type CommandResult = { code: number; output: string };

export type CommandOptions = {
  /** Added to this process's environment. */
  env?: Record<string, string>;
  /** Whether what it prints is shown as it comes; it is returned in any case. */
  show?: boolean;
};

/** Runs a program of this project's `node_modules`, without standard input, and returns its exit code and plain output. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { env = {}, show = true }: CommandOptions = {},
): Promise<CommandResult> {
  return await new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, PATH: `node_modules/.bin:${process.env['PATH'] ?? ''}`, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 127, output: `${output}\n${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: stripVTControlCharacters(output) }));
  });
}
