import { DeployError } from './deploy/DeployError.ts';
import { InvalidParametersError } from './validateParameters.ts';

/**
 * Runs a script: an error that we know is one sentence, any other keeps its stack; both end with exit code 1.
 * The process is ended here, because open connections to a node would keep it alive.
 */
export async function run(main: () => Promise<boolean | void>): Promise<never> {
  try {
    process.exit((await main()) === false ? 1 : 0);
  } catch (error) {
    const known = error instanceof DeployError || error instanceof InvalidParametersError;
    console.error(known ? error.message : error);
    process.exit(1);
  }
}
