import { writeFileSync } from 'node:fs';

import { jsonSchema } from '../../manifest/src/jsonSchema.ts';
import { runCommand, type CommandResult } from './runCommand.ts';

/** Everything that is generated and committed. */
export const GENERATED = ['typechain-types', 'manifest/src/generated', 'manifest/manifest.schema.json'];

/**
 * Writes the typed ABIs anew, formatted: typechain's for scripts and tests (which the compiler plugin has just written)
 * and the library's; and the manifest's JSON Schema.
 */
export async function generate(): Promise<CommandResult> {
  const abis = await runCommand('wagmi', ['generate'], { show: false });
  if (abis.code !== 0) return abis;
  writeFileSync('manifest/manifest.schema.json', JSON.stringify(jsonSchema(), null, 2));
  return await runCommand('prettier', ['--write', '--log-level=warn', '--ignore-path=/dev/null', ...GENERATED], {
    show: false,
  });
}
