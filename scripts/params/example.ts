import { DAY_SECONDS, tokensWei } from '../lib/units.ts';
import type { CommonsParameters } from './types.ts';

/**
 * A pattern for a commons of your own: copy it to `scripts/params/<network>.ts` and put in your people, terms and
 * numbers. As it stands it is refused, because nobody is named yet. docs/deploying.md goes through it.
 */
const example: CommonsParameters = {
  chain: { blockSeconds: 12 },
  token: {
    name: 'Our Commons',
    symbol: 'OURS',
    mintCapBpsPerYear: 200,
    allocations: [{ account: '0x0000000000000000000000000000000000000000', amountWei: tokensWei(1_000_000) }],
  },
  seats: {
    termSeconds: 365 * DAY_SECONDS,
    founders: [
      {
        account: '0x0000000000000000000000000000000000000000',
        profileSha256: '0x0000000000000000000000000000000000000000000000000000000000000000',
        profileUri: 'https://',
      },
    ],
  },
  datasets: {
    endorsementsRequired: 2,
    contributorTermsSha256: '0x0000000000000000000000000000000000000000000000000000000000000000',
    licencesSpdx: ['CC0-1.0', 'CC-BY-4.0', 'PDDL-1.0'],
  },
  timelock: { minDelaySeconds: 2 * DAY_SECONDS },
  governor: {
    name: 'Our Commons Governor',
    votingDelaySeconds: DAY_SECONDS,
    votingPeriodSeconds: 7 * DAY_SECONDS,
    proposalThresholdWei: tokensWei(1_000),
    tokenQuorumBps: 400,
    memberQuorumBps: 2_000,
    lateQuorumExtensionSeconds: DAY_SECONDS,
    cooldownSeconds: 7 * DAY_SECONDS,
  },
  rounds: { roundLengthSeconds: 28 * DAY_SECONDS, maxLevelPoints: 40, turnoutBps: 1_000 },
  board: { maxSuspensionSeconds: 30 * DAY_SECONDS, sunsetAfterSeconds: 2 * 365 * DAY_SECONDS },
};

export default example;
