import type { Limits } from './limits.ts';
import { SourceError } from './SourceError.ts';

/** Gives up on a source that sends too little for too long, from the request on. */
export function watch(limits: Limits, outer: AbortSignal) {
  const controller = new AbortController();
  const least = (limits.minBytesPerSecond * limits.stallMs) / 1_000;
  let received = 0;
  const timer = setInterval(() => {
    if (received < least) {
      const seconds = limits.stallMs / 1_000;
      controller.abort(
        new SourceError(
          received === 0 ? `sent nothing for ${seconds} s` : `is too slow (${received} bytes in ${seconds} s)`,
        ),
      );
    }
    received = 0;
  }, limits.stallMs);
  const signal = AbortSignal.any([outer, controller.signal]);
  return {
    signal,
    received(bytes: number): void {
      received += bytes;
    },
    /** What is behind an error: that of the watch, where it has ended the request. */
    reason(error: unknown): unknown {
      return controller.signal.aborted ? (controller.signal.reason as unknown) : error;
    },
    stop: () => clearInterval(timer),
  };
}
