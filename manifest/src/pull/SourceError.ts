/** Why a source did not give what was asked of it, and whether it makes sense to ask again. */
export class SourceError extends Error {
  /** Asking again will not help. */
  readonly final: boolean;
  /** What the server asked to wait, milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: { final?: boolean; retryAfterMs?: number | undefined; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'SourceError';
    this.final = options.final ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}
