import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { CommonsParameters } from '../params/types.ts';
import { DeployError } from './deploy/DeployError.ts';
import { PROJECT_ROOT } from './deploy/record.ts';
import { LOCAL_CHAIN_ID } from './localAccounts.ts';

/** The parameters of a network: `scripts/params/<name>.ts`, another file that was named, or the local ones on 31337. */
export async function loadParameters(
  network: string,
  chainId: number,
  named: string | undefined,
): Promise<CommonsParameters> {
  const folder = join(PROJECT_ROOT, 'scripts/params');
  const asked = named ?? (existsSync(join(folder, `${network}.ts`)) || chainId !== LOCAL_CHAIN_ID ? network : 'local');
  const file = asked.includes('/') || asked.endsWith('.ts') ? resolve(asked) : join(folder, `${asked}.ts`);
  if (!existsSync(file)) {
    throw new DeployError(
      `There is no ${file}. Copy scripts/params/example.ts to it and put in your numbers and people.`,
    );
  }
  const module = (await import(pathToFileURL(file).href)) as { default?: CommonsParameters };
  if (module.default === undefined) throw new DeployError(`${file} has no default export.`);
  return module.default;
}
