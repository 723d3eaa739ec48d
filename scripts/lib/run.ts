import { DeployError } from './deploy/DeployError.ts';
import { InvalidParametersError } from './validateParameters.ts';

/** Whether the message alone says what to do: an error of ours, an option that there is not, a network without node or key. */
function isPlain(error: unknown): error is Error {
  if (error instanceof DeployError || error instanceof InvalidParametersError) return true;
  if (!(error instanceof Error)) return false;
  return error.name === 'HardhatError' || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
}

/**
 * Runs a script: an error that we know is one sentence, any other keeps its stack; both end with exit code 1.
 * The process is ended here, because open connections to a node would keep it alive.
 */
export async function run(main: () => Promise<boolean | void>): Promise<never> {
  try {
    process.exit((await main()) === false ? 1 : 0);
  } catch (error) {
    console.error(isPlain(error) ? error.message : error);
    process.exit(1);
  }
}
