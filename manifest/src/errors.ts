/** Something that whoever runs the library can understand and act on. */
export class CommonweightError extends Error {
  readonly details: readonly string[];

  constructor(message: string, options: { details?: readonly string[]; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'CommonweightError';
    this.details = options.details ?? [];
  }
}
