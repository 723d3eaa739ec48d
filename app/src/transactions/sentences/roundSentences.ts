import { formatDateTime } from '../../components/format.ts';
import { count, some, type Say } from './say.ts';

/** Of the weight ballots and the training manifest. */
export const ROUND_SENTENCES: Record<string, Say> = {
  BallotLinesMalformed: () => 'The ballot is empty or cut off; fill it in again.',
  BallotLinesNoPoints: ([dataset]) => `Dataset ${String(dataset)} is on the ballot with no points; leave it out.`,
  BallotLinesNotAscending: ([, dataset]) =>
    `Dataset ${String(dataset)} is on the ballot twice or out of order; each goes in once, by ascending number.`,
  BallotLinesWrongSum: ([points]) => `The ballot spreads ${some(points, 'point')}, and it has to be 100 exactly.`,
  TrainingManifestEmptyPage: () => 'A page of at least one dataset has to be sealed at a time.',
  TrainingManifestEmptyUri: () => 'Say where the manifest can be had: the address is empty.',
  TrainingManifestInvalidSlope: () => 'The slope is outside what the chain accepts; let this page work it out again.',
  TrainingManifestNotCurrentRound: ([round, current]) =>
    `Round ${String(round)} has been ended already; the current one is round ${String(current)}.`,
  TrainingManifestNotSealed: ([round]) => `Round ${String(round)} is not sealed, so it has no manifest to publish.`,
  TrainingManifestRoundOpen: ([round, closesAt]) =>
    `Round ${String(round)} is open until ${formatDateTime(count(closesAt))}; it can be sealed after that.`,
  TrainingManifestSlopeDoesNotFit: () =>
    'At this slope the shares do not add up to one; datasets may have left since it was worked out. Work it out again.',
  TrainingManifestSomethingSupported: ([round]) =>
    `Some dataset has support in round ${String(round)}, so the round cannot lapse: it has to be sealed.`,
  TrainingManifestTurnoutMissed: ([round]) =>
    `Too little power voted in round ${String(round)}, so it cannot be sealed: let it lapse instead.`,
  WeightBallotsAboveMaxLevel: ([points, max]) =>
    `One dataset has ${some(points, 'point')}, and at most ${String(max)} can go to one; spread the rest.`,
  WeightBallotsClosed: ([round, closesAt]) =>
    `Round ${String(round)} closed on ${formatDateTime(count(closesAt))}; once it is sealed, the next one opens.`,
  WeightBallotsNoPower: () =>
    'You had neither tokens nor a seat when the round opened, so a ballot of yours would weigh nothing; what you have now counts in the next round.',
  WeightBallotsNotOpen: ([round]) => `Round ${String(round)} opens with the next block; try again in a moment.`,
  WeightBallotsRoundOpen: ([round, closesAt]) =>
    `Round ${String(round)} is open until ${formatDateTime(count(closesAt))}; the next one opens after it has ended.`,
  WeightBallotsSettingsOutOfBounds: () =>
    'A round lasts from 1 hour to 365 days, gives one dataset from 1 to 100 points, and needs a turnout of 0.01 % to 50 %.',
  WeightBallotsUnknownRound: ([round]) => `There is no round ${String(round)}.`,
  WeightBallotsWrongPreviousLines: () =>
    'Your ballot was changed since this page read it; load the page again, then replace it.',
};
