import { execFileSync, spawnSync } from 'node:child_process';

function find(): string | undefined {
  const { status, stdout } = spawnSync('python3', ['-c', 'import sys; print(sys.version_info >= (3, 9))'], {
    encoding: 'utf8',
  });
  return status === 0 && stdout.trim() === 'True' ? 'python3' : undefined;
}

const found = find();

/** Runs Python and returns what it prints; what it says on stderr is part of the error where it fails. */
export function python(args: readonly string[], options: { cwd?: string; input?: string } = {}): string {
  return execFileSync(found ?? 'python3', args, {
    ...options,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 1e8,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
}

/** Tests that take the machine's own Python, 3.9 or later. Where there is none they are left out, which is said in the output. */
export function withPython(name: string, tests: () => void): void {
  if (found !== undefined) describe(name, tests);
  else console.log(`  - left out, because there is no python3 on this machine: ${name}`);
}
