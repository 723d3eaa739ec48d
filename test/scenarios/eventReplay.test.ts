import { AssertionError, expect } from 'chai';
import { network } from 'hardhat';

import { makeLot } from '../../scripts/lib/data/makeLot.ts';
import { deployFixture } from '../helpers/fixture.ts';
import type { Fixture } from '../helpers/fixture.ts';
import { expectViews } from '../helpers/replay/expectViews.ts';
import { makeHistory } from '../helpers/replay/makeHistory.ts';
import { readEvents } from '../helpers/replay/readEvents.ts';
import type { ChainEvent } from '../helpers/replay/readEvents.ts';
import { replay } from '../helpers/replay/replay.ts';
import type { Place } from '../helpers/replay/replay.ts';

const connection = await network.create({ network: 'default', chainType: 'l1' });
const { ethers } = connection;

/** What has to have happened for the comparison to say something. */
const WORTHWHILE = [
  ...[
    'token.MintPeriodStarted',
    'contributors.AccountMoved',
    'contributors.FirstInclusion',
    'contributors.SeatRenewed',
  ],
  ...[
    'contributors.SeatEnded',
    'contributors.ProfileUpdated',
    'datasets.LicenceDisallowed',
    'datasets.DatasetSuperseded',
  ],
  ...['datasets.DatasetRemoved', 'datasets.DatasetWithdrawn', 'datasets.PayeeChanged', 'governor.ProposalExtended'],
  ...[
    'governor.ProposalCanceled',
    'governor.MemberQuorumSet',
    'governor.SignedVotesCancelled',
    'timelock.MinDelayChange',
  ],
  ...['datasets.DatasetSuspended', 'datasets.SuspensionLifted', 'datasets.PaymentDeclined'],
  ...['board.MemberElected', 'board.MemberLeft', 'board.ActionApproved', 'board.ActionCarriedOut'],
  ...['board.RoundReported', 'governor.ProposalVetoed', 'governor.TwoThirdsNeeded'],
  ...['manifest.SealRestarted', 'manifest.RoundSealed', 'manifest.ManifestPublished', 'ballots.RoundSettingsChanged'],
];

describe('the events of a commons', () => {
  let fixture: Fixture;
  let events: ChainEvent[];
  let place: Place;

  before(async () => {
    fixture = await deployFixture(connection);
    const { commons, record } = fixture;
    await makeHistory(fixture, makeLot(31));
    place = {
      chainId: BigInt(record.chainId),
      manifest: await commons.manifest.getAddress(),
      datasets: await commons.datasets.getAddress(),
      includeSelector: commons.datasets.interface.getFunction('include').selector,
    };
    events = await readEvents(commons, ethers.provider);
    await connection.networkHelpers.mine();
  });

  const compare = async (told: readonly ChainEvent[]): Promise<void> =>
    expectViews(replay(told, place), fixture.commons, BigInt(await fixture.clock.now()));

  it('are enough to rebuild all its state, shares and digests included', async () => {
    await compare(events);
  });

  it('tell of a history that was worth the trouble', () => {
    const kinds = new Set(events.map(({ contract, name }) => `${contract}.${name}`));

    expect(WORTHWHILE.filter((kind) => !kinds.has(kind))).to.deep.equal([]);
    expect(replay(events, place).rounds.list.filter(({ result }) => result?.outcome === 'sealed').length).to.equal(3);
    expect(events.length).to.be.greaterThan(500);
  });

  for (const name of [
    'BallotCast',
    'SeatVoteCast',
    'SeatRenewed',
    'PayeeChanged',
    'DelegateVotesChanged',
    'RoleRevoked',
    'DatasetSuspended',
    'SuspensionLifted',
    'DatasetWithdrawn',
    'ContributorTermsChanged',
    'ProposalVetoed',
    'TwoThirdsNeeded',
    'MemberElected',
    'MemberLeft',
    'ActionApproved',
    'ActionCarriedOut',
    'SunsetChanged',
  ]) {
    it(`are not enough without the last ${name}`, async () => {
      const last = events.findLastIndex((event) => event.name === name);

      await expect(compare(events.toSpliced(last, 1))).to.be.rejectedWith(AssertionError);
    });
  }
});
