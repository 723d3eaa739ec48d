/** Why a deployment cannot go on, in one or two sentences that say what to do. */
export class DeployError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DeployError';
  }
}
