import { revocationOf, type Dataset } from '@commonweight/manifest';

import { formatDate, formatDateTime } from '../../components/format.ts';

/** How a dataset stands at a time (Unix seconds): in a few words, and what that means. */
export function stateWords(dataset: Dataset, now: number): { state: string; meaning: string } {
  const { status, consentEndsAtSeconds: end, suspension } = dataset;
  const revoked = revocationOf(dataset, now);
  switch (revoked?.reason) {
    case 'withdrawn':
      return {
        state: 'Withdrawn',
        meaning: 'Its contributor took it back, for good. It is in no later manifest, and revoked in those it was in.',
      };
    case 'removed':
      return {
        state: 'Removed',
        meaning: 'A vote took it out, for good. It is in no later manifest, and revoked in those it was in.',
      };
    case 'superseded':
      return {
        state: 'Superseded',
        meaning: 'A newer version took its place. It is in no later manifest, and revoked in those it was in.',
      };
    case 'consent ended':
      return {
        state: 'Consent ended',
        meaning: `It was given until ${formatDate(end ?? 0)}. It is in no later manifest, and revoked in those it was in.`,
      };
    case 'suspended':
      return {
        state: `Suspended until ${formatDateTime(suspension?.untilSeconds ?? 0)}`,
        meaning:
          'Until then ballots give it no points and nobody may train on it, also by the manifests it was in. That ends by itself.',
      };
    case undefined:
      return status === 'included'
        ? {
            state: 'In the set',
            meaning: `Ballots can give it points, and it is in the manifest of a round that is sealed.${
              end === null ? '' : ` Its consent ends on ${formatDate(end)}.`
            }`,
          }
        : { state: 'Submitted', meaning: 'No vote has included it. It is in no manifest.' };
  }
}

/** What holds now of a dataset in a sealed manifest that has it: in force, or why it is revoked. */
export function standingWords(dataset: Dataset, now: number): string {
  const revoked = revocationOf(dataset, now);
  if (revoked === undefined) return 'in force';
  return revoked.untilSeconds === undefined
    ? `revoked: ${revoked.reason}`
    : `revoked: suspended until ${formatDateTime(revoked.untilSeconds)}`;
}
