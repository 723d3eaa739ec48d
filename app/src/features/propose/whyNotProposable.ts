import type { Dataset } from '@commonweight/manifest';

import { formatDateTime } from '../../components/format.ts';

/** What the lens says of a dataset's way to a vote. */
export interface Candidate {
  datasetId: number;
  /** The last proposal to include it; zero if there was none. */
  proposalId: bigint;
  /** Unix seconds; all ones while a proposal is open. */
  freeFrom: bigint;
  /** Whether its inclusion was vetoed. */
  vetoed: boolean;
}

const GONE: Record<Exclude<Dataset['status'], 'submitted'>, string> = {
  included: 'It is included already.',
  removed: 'It was removed by a vote.',
  superseded: 'A newer one has taken its place.',
  withdrawn: 'Its contributor has withdrawn it.',
};

const NEVER = 2n ** 256n - 1n;

/** Why a dataset cannot be put to a vote now, in a sentence; undefined if it can. */
export function whyNotProposable(
  dataset: Dataset,
  candidate: Candidate | undefined,
  rules: { endorsementsRequired: number },
  now: number,
): string | undefined {
  const { status, endorsements, consentEndsAtSeconds: end } = dataset;
  const missing = rules.endorsementsRequired - endorsements.length;
  if (status !== 'submitted') return GONE[status];
  if (end !== null && end < now) return 'Its consent has ended.';
  if (candidate !== undefined && candidate.freeFrom === NEVER) return 'It is in a proposal that is still open.';
  if (candidate !== undefined && candidate.freeFrom > BigInt(now)) {
    return `It was voted down or stopped lately, and can be proposed again from ${formatDateTime(Number(candidate.freeFrom))} on.`;
  }
  if (missing > 0) return `It needs ${missing} more ${missing === 1 ? 'endorsement' : 'endorsements'}.`;
  return undefined;
}

/** What is wrong with a choice of datasets, in a sentence; undefined if nothing is. */
export function whyNotTogether(chosen: readonly number[], vetoed: ReadonlySet<number>): string | undefined {
  if (chosen.length === 0) return 'Choose at least one dataset.';
  if (chosen.length > 50) return 'One proposal includes at most 50 datasets.';
  const count = chosen.filter((id) => vetoed.has(id)).length;
  if (count > 0 && count < chosen.length) {
    return 'Datasets that had an inclusion vetoed need two thirds: propose them on their own, and the others on their own.';
  }
  return undefined;
}
