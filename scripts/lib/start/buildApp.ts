import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { runCommand } from '../../tooling/runCommand.ts';
import { DeployError } from '../deploy/DeployError.ts';
import { PROJECT_ROOT } from '../deploy/record.ts';

/** Where the static build of the app is. */
export const APP_FOLDER = join(PROJECT_ROOT, 'app/dist');

/** Everything that the build is made of: the app, the library and the ABIs that it imports, and their packages. */
const SOURCES = ['app/*.*', 'app/{src,public}/**/*', 'manifest/src/**/*', 'package-lock.json'];

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Whether anything that the app is built of is newer than its build. */
function isStale(): boolean {
  const built = changedAt(join(APP_FOLDER, 'index.html'));
  return SOURCES.some((pattern) =>
    globSync(pattern, { cwd: PROJECT_ROOT }).some((file) => changedAt(join(PROJECT_ROOT, file)) > built),
  );
}

/** Builds the app, unless the build there is newer than everything it is made of. */
export async function buildApp(): Promise<void> {
  if (!isStale()) return;
  const { code, output } = await runCommand('npm', ['run', 'build', '--workspace', '@commonweight/app'], {
    show: false,
  });
  if (code !== 0) throw new DeployError(`The app could not be built.\n${output}`);
}
