// What needs Node: files, sockets, or libraries that a browser would not want. Everything else is in index.ts.
export { checkDataset, type ChainFacts, type CheckReport } from './check/checkDataset.ts';
export { hashFile, type HashedFile } from './local/hashFile.ts';
export { listFiles } from './local/listFiles.ts';
export { proveDigest } from './proof/proveDigest.ts';
export { LIMITS, type Limits } from './pull/limits.ts';
export { pullManifest, type PullOptions } from './pull/pullManifest.ts';
export type { PulledEntry, PullReport } from './pull/pullReport.ts';
export type { Places } from './pull/sourcesOf.ts';
