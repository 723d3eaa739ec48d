/** A source that has begun to give. */
export interface Opened {
  /** Position of the first byte of the body in the file: what was asked for, or 0 where the source cannot begin elsewhere. */
  start: number;
  body: AsyncIterable<Uint8Array>;
}
