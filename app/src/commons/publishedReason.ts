/** A reason in words of which the chain has the hash. */
export interface GivenReason {
  /** 64 hexadecimal digits. */
  sha256: string;
  /** Where it is said to be; empty where nothing is said. */
  uri: string;
}

const NO_HASH = /^(0x)?0*$/;

/** The reason that an event names; undefined where none was given, which the chain tells by zeros. */
export const publishedReason = (sha256: string, uri = ''): GivenReason | undefined =>
  NO_HASH.test(sha256) ? undefined : { sha256: sha256.replace(/^0x/, ''), uri };
