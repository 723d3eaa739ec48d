import { compile } from '../tooling/compile.ts';
import { DeployError } from './deploy/DeployError.ts';

/** Compiles the contracts as they are deployed; quick where nothing changed. It is silent, save where they do not compile. */
export async function build(): Promise<void> {
  const { code, output } = await compile('production');
  if (code !== 0) throw new DeployError(`The contracts do not compile:\n${output}`);
}
