import { announced } from '../lib/documents/announced.ts';
import { CONTRIBUTOR_TERMS } from '../lib/documents/contributorTerms.ts';
import { profile } from '../lib/documents/profile.ts';
import { localAccount } from '../lib/localAccounts.ts';
import { DAY_SECONDS, HOUR_SECONDS, sha256, tokensWei } from '../lib/units.ts';
import { LOCAL_PERSONS, type LocalPerson } from './localPeople.ts';
import type { CommonsParameters } from './types.ts';

/** Where each person of a development chain stands among the node's accounts; 0 deploys and is nobody afterwards. */
export const LOCAL_PEOPLE = {
  deployer: 0,
  founders: [1, 2, 3, 4, 5],
  curators: [6, 7],
  contributors: [8, 9, 10],
  holders: [11, 12, 13, 14],
  relayer: 15,
  stranger: 16,
} as const;

function founder(person: LocalPerson): CommonsParameters['seats']['founders'][number] {
  const document = announced(profile(person));
  return { account: localAccount(person.place), profileSha256: document.sha256, profileUri: document.uri };
}

const holding = (index: number, tokens: number): CommonsParameters['token']['allocations'][number] => ({
  account: localAccount(index),
  amountWei: tokensWei(tokens),
});

/** A commons on one machine: the rules as they stand in docs/mechanism.md, held by a development node's accounts. */
const local: CommonsParameters = {
  chain: { blockSeconds: 1 },
  token: {
    name: 'Commonweight',
    symbol: 'CWT',
    mintCapBpsPerYear: 500,
    allocations: [
      holding(11, 300_000),
      holding(12, 200_000),
      holding(13, 150_000),
      holding(14, 100_000),
      // some members hold tokens too: one ballot of theirs counts in both houses
      holding(1, 150_000),
      holding(2, 100_000),
    ],
  },
  seats: {
    termSeconds: 365 * DAY_SECONDS,
    founders: [
      founder(LOCAL_PERSONS.ada),
      founder(LOCAL_PERSONS.ben),
      founder(LOCAL_PERSONS.chidi),
      founder(LOCAL_PERSONS.dana),
      founder(LOCAL_PERSONS.emeka),
    ],
  },
  datasets: {
    endorsementsRequired: 2,
    contributorTermsSha256: sha256(CONTRIBUTOR_TERMS),
    licencesSpdx: ['CC0-1.0', 'CC-BY-4.0', 'PDDL-1.0', 'ODC-By-1.0', 'MIT', 'LicenseRef-WordNet-3.0'],
  },
  timelock: { minDelaySeconds: 2 * DAY_SECONDS },
  governor: {
    name: 'Commonweight Governor',
    votingDelaySeconds: DAY_SECONDS,
    votingPeriodSeconds: 5 * DAY_SECONDS,
    proposalThresholdWei: tokensWei(1_000),
    tokenQuorumBps: 400,
    memberQuorumBps: 2_000,
    lateQuorumExtensionSeconds: 12 * HOUR_SECONDS,
    cooldownSeconds: 7 * DAY_SECONDS,
  },
  rounds: { roundLengthSeconds: 28 * DAY_SECONDS, maxLevelPoints: 40, turnoutBps: 1_000 },
  board: { maxSuspensionSeconds: 30 * DAY_SECONDS, sunsetAfterSeconds: 2 * 365 * DAY_SECONDS },
};

export default local;
