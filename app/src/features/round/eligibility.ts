import type { Dataset } from '@commonweight/manifest';

import type { Suspension } from '../../commons/foldSuspensions.ts';
import { formatDate, formatDateTime } from '../../components/format.ts';

/** Whether sealing takes a dataset: it is included, its consent reaches to the end of the round, and it is not suspended then. */
export function isSealable(dataset: Dataset, suspension: Suspension | undefined, closesAt: number): boolean {
  const { status, consentEndsAtSeconds: end } = dataset;
  const isSuspended = suspension !== undefined && suspension.from < closesAt && suspension.until >= closesAt;
  return status === 'included' && (end === null || end >= closesAt) && !isSuspended;
}

/** Why a dataset cannot be given points, in a sentence; undefined if it can. The contract holds to the same. */
export function whyNoPoints(
  dataset: Dataset | undefined,
  options: {
    /** The voter; 0 if she is not registered. */
    personId: number;
    closesAt: number;
    suspension: Suspension | undefined;
    /** The chain's clock, Unix seconds. */
    now: number;
  },
): string | undefined {
  const { personId, closesAt, suspension, now } = options;
  if (dataset === undefined) return 'There is no such dataset.';
  const { status, contributor, consentEndsAtSeconds: end } = dataset;
  if (status === 'submitted') return 'It has not been included yet.';
  if (status !== 'included') return `It is not included any more: it was ${status}.`;
  if (personId !== 0 && contributor.personId === personId) return 'It is yours, and nobody weighs her own datasets.';
  if (end !== null && end < closesAt) return `Its consent ends on ${formatDate(end)}, before the round does.`;
  if (suspension !== undefined && suspension.until >= now) {
    return `The ethics board has suspended it until ${formatDateTime(suspension.until)}.`;
  }
  return undefined;
}
