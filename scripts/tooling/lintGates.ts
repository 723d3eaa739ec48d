import { runCommand } from './runCommand.ts';

export type GateResult = { name: string; ok: boolean; output: string };

const GATES: [name: string, command: string, args: string[]][] = [
  ['prettier', 'prettier', ['--check', '--log-level=warn', '.']],
  ['eslint', 'eslint', ['--max-warnings=0', '.']],
  ['solhint', 'solhint', ['--max-warnings=0', '--disc', 'contracts/**/*.sol', 'test/**/*.sol']],
  ['tsc', 'tsc', ['--noEmit', '--project', 'tsconfig.json']],
  ['tsc of the app', 'tsc', ['--noEmit', '--project', 'app/tsconfig.json']],
];

/** Runs every lint gate, one after the other. */
export async function lintGates(): Promise<GateResult[]> {
  const results: GateResult[] = [];
  for (const [name, command, args] of GATES) {
    const { code, output } = await runCommand(command, args, { show: false });
    results.push({ name, ok: code === 0, output });
  }
  return results;
}
