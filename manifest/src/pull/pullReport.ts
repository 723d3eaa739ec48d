import type { Manifest } from '../schema.ts';

type Purpose = Manifest['entries'][number]['purposes'][number];

/** What became of an entry. docs/pulled-folder.md explains it. */
export interface PulledEntry {
  datasetId: number;
  status: 'complete' | 'incomplete' | 'revoked' | 'other purpose' | 'no share' | 'gated' | 'federated';
  /** Of what is complete, parts per billion, scaled up so that they sum to 10^9. */
  sharePpb?: number;
  /** Files that are there and verified, and their bytes. */
  files?: number;
  bytes?: number;
  /** Why it is not there, and what can be done. */
  reason?: string;
  /** One sentence for each file that is not there. */
  problems?: string[];
}

/** What a pull leaves in `pull.json`. */
export interface PullReport {
  format: 'commonweight-pull/1';
  round: number;
  digest: string;
  manifestSha256: string;
  purposes: Purpose[] | null;
  /** As of which block the chain was asked for withdrawals; null where it was not asked. */
  revocationsAsOfBlock: number | null;
  ok: boolean;
  entries: PulledEntry[];
}
