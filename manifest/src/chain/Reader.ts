import type { PublicClient } from 'viem';

/** What the library needs of a client for a chain: viem's public client, or one that can do no more than this. */
export type Reader = Pick<PublicClient, 'request' | 'getBlock' | 'readContract'>;
