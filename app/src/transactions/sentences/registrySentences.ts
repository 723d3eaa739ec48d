import { exactDuration } from '../../commons/exactValues.ts';
import { formatDateTime } from '../../components/format.ts';
import { count, label, short, some, type Say } from './say.ts';

const STATUSES = ['unknown', 'submitted', 'included', 'removed', 'superseded', 'withdrawn'];
const statusOf = (status: unknown): string => STATUSES[count(status)] ?? 'in another state';

const SEATS = ['has never had a seat', 'holds a seat', 'let it expire', 'gave it up', 'lost it by a vote'];

/** Of the contributor registry and the dataset registry. */
export const REGISTRY_SENTENCES: Record<string, Say> = {
  ContributorRegistryAccountTaken: ([account, person]) =>
    `The account ${short(account)} is, or was, that of person ${String(person)}; every account belongs to one person for good, so use another.`,
  ContributorRegistryNoSeat: ([person, seat]) =>
    `Person ${String(person)} has no seat now (${SEATS[count(seat)] ?? 'none'}), so there is nothing to renew, to end or to take.`,
  ContributorRegistryNotRegistered: ([account]) => `The account ${short(account)} is not registered; register first.`,
  ContributorRegistrySeatHeld: ([person]) => `Person ${String(person)} holds a seat already.`,
  ContributorRegistrySeatNotExpired: ([person, endsAt]) =>
    `The seat of person ${String(person)} lasts until ${formatDateTime(count(endsAt))}; only after that can it be taken out of the count.`,
  ContributorRegistrySeatTermOutOfBounds: ([term, min, max]) =>
    `A seat cannot last ${exactDuration(count(term))}: it has to be from ${exactDuration(count(min))} to ${exactDuration(count(max))}.`,
  ContributorRegistrySeatsDoNotDelegate: () => 'A seat cannot be delegated: whoever holds it votes with it.',
  ContributorRegistryUnknownPerson: ([person]) => `There is no person ${String(person)}.`,
  ContributorRegistryZeroAccount: () => 'The account with nothing but zeros cannot be anybody’s; give another one.',
  DatasetRegistryCannotSupersede: ([dataset, status]) =>
    `Dataset ${String(dataset)} is ${statusOf(status)}; only one that is submitted or included can be superseded.`,
  DatasetRegistryCardTaken: ([, dataset]) =>
    `This very card was submitted before, as dataset ${String(dataset)}; change the card, or look at that dataset.`,
  DatasetRegistryConsentOver: ([dataset, endsAt]) =>
    count(dataset) === 0
      ? `The consent would have ended on ${formatDateTime(count(endsAt))}; choose a later end, or none.`
      : `The consent for dataset ${String(dataset)} ends on ${formatDateTime(count(endsAt))}, too early for this; leave it out.`,
  DatasetRegistryEmptyValue: () =>
    'Something that cannot be empty is: a card, a payee, a licence, or the hash of a text.',
  DatasetRegistryEndorsedAlready: ([dataset]) => `You have vouched for dataset ${String(dataset)} already.`,
  DatasetRegistryEndorsementsOutOfBounds: ([number, min, max]) =>
    `${some(number, 'endorsement')} cannot be asked for: it has to be from ${String(min)} to ${String(max)}.`,
  DatasetRegistryInvalidAccess: () => 'Access is open, gated or federated, and this is none of them.',
  DatasetRegistryInvalidPurposes: () => 'Choose at least one of the purposes that there are.',
  DatasetRegistryLicenceNotText: () => 'A licence is named in letters, digits and signs, without blanks.',
  DatasetRegistryLicenceAllowedAlready: ([licence]) => `The licence ${label(licence)} is on the list already.`,
  DatasetRegistryLicenceNotAllowed: ([licence]) =>
    `The licence ${label(licence)} is not on the list of this commons; a vote can put it there.`,
  DatasetRegistryNoLiveSeat: () =>
    'Only a seat that has not expired can vouch for a dataset; renew your seat if it has.',
  DatasetRegistryNotContributor: ([dataset]) =>
    `Dataset ${String(dataset)} is not yours, so you cannot do this with it.`,
  DatasetRegistryNotEndorsed: ([dataset, has, required]) =>
    `Dataset ${String(dataset)} has ${some(has, 'endorsement')} of the ${String(required)} that it takes to be put to a vote; ask seats to look at it.`,
  DatasetRegistryNotIncluded: ([dataset]) =>
    `Dataset ${String(dataset)} cannot be given points: it is not included, or its consent ends before the round; leave it out.`,
  DatasetRegistryNotRegistered: () => 'Only somebody who is registered can submit a dataset; register first.',
  DatasetRegistryNotPayee: ([dataset]) =>
    `You are not paid for dataset ${String(dataset)}, so there is nothing to decline.`,
  DatasetRegistryNotSuspended: ([dataset]) => `Dataset ${String(dataset)} is not suspended now.`,
  DatasetRegistryOwnDataset: ([dataset]) =>
    `Dataset ${String(dataset)} is your own: you can neither vouch for it nor give it points.`,
  DatasetRegistryPaymentDeclined: ([dataset, person]) =>
    `Person ${String(person)} has declined to be paid for dataset ${String(dataset)}; name another payee.`,
  DatasetRegistrySuspended: ([dataset, until]) =>
    `Dataset ${String(dataset)} is suspended until ${formatDateTime(count(until))} and cannot be given points; leave it out.`,
  DatasetRegistrySuspendedOnce: ([dataset]) =>
    `Dataset ${String(dataset)} was suspended before, and can be only once: now it is for a vote to remove it.`,
  DatasetRegistrySuspensionOutOfBounds: ([, , max]) =>
    `A suspension has to end after now, and on ${formatDateTime(count(max))} at the latest.`,
  DatasetRegistryTermsNotAccepted: () =>
    'The contributor terms have changed since you read them; read the new ones and submit again.',
  DatasetRegistryUnknownDataset: ([dataset]) => `There is no dataset ${String(dataset)}.`,
  DatasetRegistryWrongStatus: ([dataset, status]) =>
    `Dataset ${String(dataset)} is ${statusOf(status)}, and this cannot be done with it any more, or not yet.`,
};
