/** What the page asks of the worker: to hash these files, in this order. */
export interface HashRequest {
  files: readonly { name: string; file: File }[];
}

/** What the worker tells. */
export type HashMessage =
  | { kind: 'progress'; bytesDone: number }
  | { kind: 'file'; index: number; bytes: number; sha256: string; records: number }
  | { kind: 'failed'; name: string; reason: string }
  | { kind: 'done' };
