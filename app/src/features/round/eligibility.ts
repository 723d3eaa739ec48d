import type { Dataset } from '@commonweight/manifest';

import { formatDate } from '../../components/format.ts';

/** Whether sealing takes a dataset: it is included, and its consent reaches to the end of the round. */
export const isSealable = ({ status, consentEndsAtSeconds: end }: Dataset, closesAt: number): boolean =>
  status === 'included' && (end === null || end >= closesAt);

/** Why a dataset cannot be given points, in a sentence; undefined if it can. The contract holds to the same. */
export function whyNoPoints(
  dataset: Dataset | undefined,
  { personId, closesAt }: { personId: number; closesAt: number },
): string | undefined {
  if (dataset === undefined) return 'There is no such dataset.';
  const { status, contributor, consentEndsAtSeconds: end } = dataset;
  if (status === 'submitted') return 'It has not been included yet.';
  if (status !== 'included') return `It is not included any more: it was ${status}.`;
  if (personId !== 0 && contributor.personId === personId) return 'It is yours, and nobody weighs her own datasets.';
  if (end !== null && end < closesAt) return `Its consent ends on ${formatDate(end)}, before the round does.`;
  return undefined;
}
