/** How patient a pull is. */
export interface Limits {
  /** A source that sends less than `minBytesPerSecond` over this long is given up for the moment; milliseconds. */
  stallMs: number;
  minBytesPerSecond: number;
  /** How often all sources of a file are tried again without anything gained. */
  retries: number;
  /** The first pause between two tries; it doubles each time, up to the longest. Milliseconds. */
  backoffMs: number;
  maxBackoffMs: number;
  /** The longest `Retry-After` that is waited for, milliseconds. */
  maxWaitMs: number;
  maxRedirects: number;
}

export const LIMITS: Limits = {
  stallMs: 30_000,
  minBytesPerSecond: 1_024,
  retries: 5,
  backoffMs: 500,
  maxBackoffMs: 30_000,
  maxWaitMs: 120_000,
  maxRedirects: 5,
};
