import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from './units.ts';

/** What the contracts accept, inclusive. `test/scripts/bounds.test.ts` holds every line against the contracts. */
export const BOUNDS = {
  seatTermSeconds: { min: 30 * DAY_SECONDS, max: 5 * 365 * DAY_SECONDS },
  endorsementsRequired: { min: 1, max: 20 },
  mintCapBpsPerYear: { min: 0, max: 2_000 },
  votingDelaySeconds: { min: 0, max: 30 * DAY_SECONDS },
  votingPeriodSeconds: { min: 5 * MINUTE_SECONDS, max: 90 * DAY_SECONDS },
  tokenQuorumBps: { min: 1, max: 5_000 },
  memberQuorumBps: { min: 1, max: 5_000 },
  lateQuorumExtensionSeconds: { min: 0, max: 30 * DAY_SECONDS },
  cooldownSeconds: { min: 0, max: 90 * DAY_SECONDS },
  proposalThresholdBpsOfSupply: { min: 0, max: 100 },
  roundLengthSeconds: { min: HOUR_SECONDS, max: 365 * DAY_SECONDS },
  maxLevelPoints: { min: 1, max: 100 },
  turnoutBps: { min: 1, max: 5_000 },
  maxSuspensionSeconds: { min: HOUR_SECONDS, max: 90 * DAY_SECONDS },
  sunsetAfterSeconds: { min: 0, max: 5 * 365 * DAY_SECONDS },
  timelockMinDelaySeconds: { min: MINUTE_SECONDS, max: 30 * DAY_SECONDS },
  tokenSupplyWei: { max: 2n ** 64n * 10n ** 12n },
  licences: { min: 1, max: 256 },
} as const;
