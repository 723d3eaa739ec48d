import type { Dataset } from '@commonweight/manifest';

import type { Person } from '../../commons/foldPeople.ts';
import { formatDate, formatDateTime } from '../../components/format.ts';

export interface Situation {
  dataset: Dataset;
  /** Whoever is connected, if she is registered. */
  me: Person | undefined;
  endorsementsRequired: number;
  /** The last proposal to include it; undefined if there was none, or while that is being read. */
  lastInclusion:
    | {
        number: number | undefined;
        /** Unix seconds from which it may be put to a vote again; undefined while the proposal is open. */
        freeFrom: number | undefined;
      }
    | undefined;
  /** The chain's clock, Unix seconds. */
  now: number;
}

const isLive = ({ status }: Dataset): boolean => status === 'submitted' || status === 'included';

export const isContributor = ({ dataset, me }: Pick<Situation, 'dataset' | 'me'>): boolean =>
  me !== undefined && me.personId === dataset.contributor.personId;

/** Why somebody cannot endorse a dataset, in a sentence that says what to do where something can be done. */
export function whyNotEndorse({ dataset, me, now }: Situation): string | undefined {
  if (dataset.status !== 'submitted')
    return `Only what is submitted can be endorsed; this dataset is ${dataset.status}.`;
  const earned = 'A seat is earned with the first dataset of yours that is included.';
  if (me === undefined) return `Endorsing takes a seat, and this account is not registered. ${earned}`;
  if (isContributor({ dataset, me })) return 'This dataset is yours: others have to vouch for it.';
  if (me.seat !== 'held') {
    return `Endorsing takes a seat, which you do not have. ${me.seat === 'none' ? earned : 'Only a vote can give you another.'}`;
  }
  if (me.seatEndsAt < now) {
    return `Your seat ended on ${formatDate(me.seatEndsAt)}. Renew it on your page, which costs nothing, and come back.`;
  }
  if (dataset.endorsements.some(({ personId }) => personId === me.personId)) return 'You have endorsed it already.';
  return undefined;
}

/** Why a dataset cannot be put to a vote. Nobody needs tokens or a seat for it. */
export function whyNotPropose({ dataset, endorsementsRequired, lastInclusion, now }: Situation): string | undefined {
  const { status, endorsements, consentEndsAtSeconds: end } = dataset;
  if (status !== 'submitted') return `Only what is submitted can be put to this vote; this dataset is ${status}.`;
  if (endorsements.length < endorsementsRequired) {
    return `It needs ${endorsementsRequired} endorsements before it can be put to a vote, and has ${endorsements.length}.`;
  }
  if (end !== null && end < now) return `Its consent ended on ${formatDate(end)}.`;
  if (lastInclusion === undefined) return undefined;
  const { number, freeFrom } = lastInclusion;
  const which = number === undefined ? 'a proposal' : `proposal ${number}`;
  if (freeFrom === undefined) return `It is in ${which} already, which is not over yet.`;
  if (freeFrom > now) {
    return `It was in ${which}, which did not pass. It can be put to a vote again from ${formatDateTime(freeFrom)}.`;
  }
  return undefined;
}

/** Why its contributor cannot take a dataset back, or replace it. */
export const whyNotWithdraw = ({ dataset }: Pick<Situation, 'dataset'>): string | undefined =>
  isLive(dataset) ? undefined : `It is ${dataset.status} already, for good.`;
