import { expect } from 'chai';

import { BOUNDS } from '../../scripts/lib/bounds.ts';
import { localAccount } from '../../scripts/lib/localAccounts.ts';
import { DAY_SECONDS } from '../../scripts/lib/units.ts';
import { InvalidParametersError, validateParameters } from '../../scripts/lib/validateParameters.ts';
import example from '../../scripts/params/example.ts';
import local from '../../scripts/params/local.ts';
import type { CommonsParameters } from '../../scripts/params/types.ts';

/** The local parameters with something changed. */
function changed(change: (parameters: CommonsParameters) => void): CommonsParameters {
  const copy = structuredClone(local);
  change(copy);
  return copy;
}

function reasonsAgainst(parameters: CommonsParameters): readonly string[] {
  try {
    validateParameters(parameters);
  } catch (error) {
    if (error instanceof InvalidParametersError) return error.reasons;
    throw error;
  }
  return [];
}

const ZERO = '0x0000000000000000000000000000000000000000';
const [FOUNDER, HOLDER] = [localAccount(1), localAccount(11)];

/** What is changed, and the one reason for which it has to be refused. */
const REFUSED: [string, (parameters: CommonsParameters) => void, string][] = [
  [
    'a quorum of tokens over one half',
    (p) => (p.governor.tokenQuorumBps = 5_001),
    'governor.tokenQuorumBps is 50.01 %: more than the most that is allowed, 50 %.',
  ],
  [
    'a quorum of members over the whole',
    (p) => (p.governor.memberQuorumBps = 10_100),
    'governor.memberQuorumBps is 101 %: more than the most that is allowed, 50 %.',
  ],
  [
    'a quorum of nothing',
    (p) => (p.governor.memberQuorumBps = 0),
    'governor.memberQuorumBps is 0 %: less than the least that is allowed, 0.01 %.',
  ],
  [
    'half a basis point',
    (p) => (p.governor.tokenQuorumBps = 400.5),
    'governor.tokenQuorumBps is 400.5: it has to be a whole number.',
  ],
  [
    'a vote too short',
    (p) => (p.governor.votingPeriodSeconds = 60),
    'governor.votingPeriodSeconds is 1 minute: less than the least that is allowed, 5 minutes.',
  ],
  [
    'a vote too long',
    (p) => (p.governor.votingPeriodSeconds = 91 * DAY_SECONDS),
    'governor.votingPeriodSeconds is 91 days: more than the most that is allowed, 90 days.',
  ],
  [
    'a threshold that few reach',
    (p) => (p.governor.proposalThresholdWei = 10_001n * 10n ** 18n),
    'governor.proposalThresholdWei is 10001000000000000000000: more than 1 % of the supply, 10000000000000000000000.',
  ],
  [
    'a negative threshold',
    (p) => (p.governor.proposalThresholdWei = -1n),
    'governor.proposalThresholdWei is -1: it cannot be negative.',
  ],
  [
    'a zero founding member',
    (p) => (p.seats.founders[0]!.account = ZERO),
    'seats.founders[0].account is the zero address.',
  ],
  [
    'a founding member twice',
    (p) => (p.seats.founders[2]!.account = FOUNDER.toLowerCase()),
    `seats.founders[2].account is ${FOUNDER.toLowerCase()}, which seats.founders[0] names already.`,
  ],
  [
    'a founding member who is no address',
    (p) => (p.seats.founders[1]!.account = 'ada.eth'),
    'seats.founders[1].account is "ada.eth": not an address.',
  ],
  [
    'a profile without a hash',
    (p) => (p.seats.founders[0]!.profileSha256 = `0x${'0'.repeat(64)}`),
    'seats.founders[0].profileSha256 is zero: it has to be the SHA-256 of a document.',
  ],
  [
    'a profile with half a hash',
    (p) => (p.seats.founders[0]!.profileSha256 = '0x12'),
    'seats.founders[0].profileSha256 is "0x12": not a SHA-256 (0x and 64 digits).',
  ],
  [
    'a seat for ever',
    (p) => (p.seats.termSeconds = 10 * 365 * DAY_SECONDS),
    'seats.termSeconds is 3650 days: more than the most that is allowed, 1825 days.',
  ],
  [
    'a holder twice',
    (p) => (p.token.allocations[1]!.account = HOLDER),
    `token.allocations[1].account is ${HOLDER}, which token.allocations[0] names already.`,
  ],
  [
    'a holder of nothing',
    (p) => (p.token.allocations[5]!.amountWei = 0n),
    'token.allocations[5].amountWei is 0: nothing would be given.',
  ],
  [
    'more tokens than votes can count',
    (p) => (p.token.allocations[0]!.amountWei = 2n ** 200n),
    `token.allocations add up to ${2n ** 200n + 700_000n * 10n ** 18n}: more than votes can count, ${BOUNDS.tokenSupplyWei.max}.`,
  ],
  [
    'minting without measure',
    (p) => (p.token.mintCapBpsPerYear = 2_001),
    'token.mintCapBpsPerYear is 20.01 %: more than the most that is allowed, 20 %.',
  ],
  ['a token without a name', (p) => (p.token.name = ' '), 'token.name is empty.'],
  ['a token without a symbol', (p) => (p.token.symbol = ''), 'token.symbol is empty.'],
  ['a governor without a name', (p) => (p.governor.name = ''), 'governor.name is empty.'],
  [
    'no endorsement',
    (p) => (p.datasets.endorsementsRequired = 0),
    'datasets.endorsementsRequired is 0: less than the least that is allowed, 1.',
  ],
  [
    'more endorsements than there are people',
    (p) => (p.datasets.endorsementsRequired = 6),
    'datasets.endorsementsRequired is 6, but only 5 people can endorse.',
  ],
  [
    'no licence',
    (p) => (p.datasets.licencesSpdx = []),
    'datasets.licencesSpdx is empty: every dataset would be refused.',
  ],
  [
    'a licence twice',
    (p) => (p.datasets.licencesSpdx = ['MIT', 'MIT']),
    'datasets.licencesSpdx[1] is MIT, which is on the list already, at 0.',
  ],
  [
    'a licence that is none',
    (p) => (p.datasets.licencesSpdx = ['do what you like']),
    'datasets.licencesSpdx[0] is "do what you like": not an SPDX identifier.',
  ],
  [
    'terms without a hash',
    (p) => (p.datasets.contributorTermsSha256 = ''),
    'datasets.contributorTermsSha256 is "": not a SHA-256 (0x and 64 digits).',
  ],
  [
    'a timelock of months',
    (p) => (p.timelock.minDelaySeconds = 31 * DAY_SECONDS),
    'timelock.minDelaySeconds is 31 days: more than the most that is allowed, 30 days.',
  ],
  [
    'a suspension of minutes',
    (p) => (p.board.maxSuspensionSeconds = 600),
    'board.maxSuspensionSeconds is 10 minutes: less than the least that is allowed, 1 hour.',
  ],
  [
    'a suspension of a year',
    (p) => (p.board.maxSuspensionSeconds = 365 * DAY_SECONDS),
    'board.maxSuspensionSeconds is 365 days: more than the most that is allowed, 90 days.',
  ],
  [
    'a board for ever',
    (p) => (p.board.sunsetAfterSeconds = 100 * 365 * DAY_SECONDS),
    'board.sunsetAfterSeconds is 36500 days: more than the most that is allowed, 1825 days.',
  ],
  [
    'a board that is over at once',
    (p) => (p.board.sunsetAfterSeconds = 0),
    'board.sunsetAfterSeconds is 0 s: shorter than one block of the chain, 1 second.',
  ],
  [
    'a level that no point reaches',
    (p) => (p.rounds.maxLevelPoints = 0),
    'rounds.maxLevelPoints is 0: less than the least that is allowed, 1.',
  ],
  [
    'a level over the points there are',
    (p) => (p.rounds.maxLevelPoints = 101),
    'rounds.maxLevelPoints is 101: more than the most that is allowed, 100.',
  ],
  [
    'a turnout that is never reached',
    (p) => (p.rounds.turnoutBps = 5_001),
    'rounds.turnoutBps is 50.01 %: more than the most that is allowed, 50 %.',
  ],
  [
    'a vote shorter than a block',
    (p) => (p.chain.blockSeconds = 6 * DAY_SECONDS),
    'governor.votingPeriodSeconds is 5 days: shorter than one block of the chain, 6 days.',
  ],
  [
    'a delay shorter than a block',
    (p) => ((p.chain.blockSeconds = 12), (p.governor.votingDelaySeconds = 5)),
    'governor.votingDelaySeconds is 5 seconds: shorter than one block of the chain, 12 seconds.',
  ],
  [
    'a chain without time',
    (p) => (p.chain.blockSeconds = 0),
    'chain.blockSeconds is 0: it has to be a whole number, 1 at least.',
  ],
];

describe('validateParameters', () => {
  describe('when everything is in order', () => {
    it('lets the local parameters pass', () => {
      expect(reasonsAgainst(local)).to.deep.equal([]);
    });

    it('lets a commons without a token pass', () => {
      const tokenless = changed((p) => {
        p.token.allocations = [];
        p.governor.proposalThresholdWei = 0n;
      });

      expect(reasonsAgainst(tokenless)).to.deep.equal([]);
    });

    it('lets a commons without founding members pass', () => {
      expect(reasonsAgainst(changed((p) => (p.seats.founders = [])))).to.deep.equal([]);
    });
  });

  describe('when something is wrong', () => {
    for (const [what, change, reason] of REFUSED) {
      it(`refuses ${what}`, () => {
        expect(reasonsAgainst(changed(change))).to.include(reason);
      });
    }

    it('refuses a commons of nobody', () => {
      const nobody = changed((p) => {
        p.token.allocations = [];
        p.seats.founders = [];
      });

      expect(reasonsAgainst(nobody)).to.include(
        'Nobody holds a seat or a token: such a commons could never decide anything.',
      );
    });

    it('names every fault at once', () => {
      const faulty = changed((p) => {
        p.governor.tokenQuorumBps = 6_000;
        p.governor.cooldownSeconds = -1;
      });

      expect(() => validateParameters(faulty)).to.throw(
        InvalidParametersError,
        'The parameters are refused:\n' +
          '  - governor.tokenQuorumBps is 60 %: more than the most that is allowed, 50 %.\n' +
          '  - governor.cooldownSeconds is -1 s: less than the least that is allowed, 0 s.',
      );
    });

    it('refuses the example as it stands, because it names nobody', () => {
      expect(reasonsAgainst(example)).to.include.members([
        'token.allocations[0].account is the zero address.',
        'seats.founders[0].account is the zero address.',
        'seats.founders[0].profileSha256 is zero: it has to be the SHA-256 of a document.',
        'datasets.contributorTermsSha256 is zero: it has to be the SHA-256 of a document.',
      ]);
    });
  });
});
