import { expect } from 'chai';
import { network } from 'hardhat';

import { sha256, tokensWei } from '../../scripts/lib/units.ts';
import { deployFixture } from '../helpers/fixture.ts';
import type { Fixture } from '../helpers/fixture.ts';

const connection = await network.create({ network: 'default', chainType: 'l1' });
const { networkHelpers } = connection;
const fixture = () => deployFixture(connection);

const INCLUDED = 2n;
const WITHDRAWN = 5n;
const HELD = 1n;

/** Shares of a round as text, by dataset. */
async function sharesOf({ commons }: Fixture, roundId: bigint): Promise<Record<string, string>> {
  const shares = await commons.manifest.sharesOf(roundId, 0n, 100n);
  return Object.fromEntries(
    shares.map(({ datasetId, sharePpbDown }) => [String(datasetId), `${Number(sharePpbDown) / 1e7} %`]),
  );
}

describe('from a dataset to a decision', () => {
  let f: Fixture;

  beforeEach(async () => {
    f = await networkHelpers.loadFixture(fixture);
  });

  describe('when both houses agree', () => {
    it('includes the dataset, and its contributor has earned a seat that votes', async () => {
      const { datasets, contributors } = f.commons;
      const { contributors: people, founders, holders, stranger } = f.people;
      const [ines] = people;
      const id = await f.submit(ines);
      await f.endorse(id);
      const proposal = await f.proposeInclusion(stranger, [id], 'The letters of our village');
      expect(await proposal.state()).to.equal('Pending');

      await proposal.waitForVote();
      expect(await proposal.state()).to.equal('Active');
      for (const voter of [...founders.slice(0, 3), ...holders])
        await proposal.vote(voter, 'for', 'Clean and complete.');
      await proposal.waitForEnd();
      expect(await proposal.state()).to.equal('Succeeded');
      await proposal.queue(stranger);
      expect(await proposal.state()).to.equal('Queued');
      await proposal.waitForTimelock();
      await proposal.execute(stranger);

      expect(await proposal.state()).to.equal('Executed');
      expect((await datasets.dataset(id)).status).to.equal(INCLUDED);
      const person = await contributors.person(await contributors.personOf(ines));
      expect(person.seat).to.equal(HELD);
      expect(person.contributed).to.equal(true);
      expect(await contributors.getVotes(ines)).to.equal(1n);
    });
  });

  describe('when the houses disagree', () => {
    it('leaves the dataset out, and lets it come back after the cool-down', async () => {
      const { governor } = f.commons;
      const { contributors: people, founders, holders } = f.people;
      const [ines] = people;
      const id = await f.submit(ines);
      await f.endorse(id);
      const proposal = await f.proposeInclusion(ines, [id], 'Mail of strangers');
      await proposal.waitForVote();
      for (const holder of holders) await proposal.vote(holder, 'for');
      for (const founder of founders) await proposal.vote(founder, 'against');
      await proposal.waitForEnd();

      expect(await proposal.state()).to.equal('Defeated');
      // two of the members hold 250,000 of the million
      const view = await f.commons.lens.proposal(proposal.id);
      expect(view.tokenHouse.forVotes).to.equal(tokensWei(750_000));
      expect(view.tokenHouse.againstVotes).to.equal(tokensWei(250_000));
      expect(view.memberHouse.forVotes).to.equal(0n);
      expect(view.memberHouse.againstVotes).to.equal(5n);

      const freeFrom = (await governor.proposalDeadline(proposal.id)) + (await governor.settings()).cooldownSeconds;
      await expect(f.proposeInclusion(ines, [id], 'Again, too soon'))
        .to.be.revertedWithCustomError(governor, 'GovernorDatasetCoolingDown')
        .withArgs(id, proposal.id, freeFrom);
      await f.clock.goTo(Number(freeFrom));
      const again = await f.proposeInclusion(ines, [id], 'Again, with the names taken out');
      expect(await again.state()).to.equal('Pending');
    });
  });

  describe('when a contributor withdraws', () => {
    /** Carries an inclusion through, and lets something happen at one of its stages. */
    async function carry(ids: readonly bigint[], at: string, happen: () => Promise<unknown>) {
      const { founders, holders, stranger } = f.people;
      const proposal = await f.proposeInclusion(stranger, ids, 'Up for a vote');
      if (at === 'before the vote') await happen();
      await proposal.waitForVote();
      if (at === 'during the vote') await happen();
      for (const voter of [...founders, ...holders]) await proposal.vote(voter, 'for');
      await proposal.waitForEnd();
      if (at === 'once it has passed') await happen();
      await proposal.queue(stranger);
      if (at === 'in the timelock') await happen();
      await proposal.waitForTimelock();
      const { hash } = await proposal.execute(stranger);
      return { proposal, executed: connection.ethers.provider.getTransaction(hash) };
    }

    for (const at of ['before the vote', 'during the vote', 'once it has passed', 'in the timelock']) {
      it(`${at}, includes the others of the batch`, async () => {
        const { datasets } = f.commons;
        const [ines, jun] = f.people.contributors;
        const [first, second] = [await f.submit(ines), await f.submit(jun)];
        for (const id of [first, second]) await f.endorse(id);

        const { executed } = await carry([first, second], at, () => datasets.connect(ines).withdraw(first));

        await expect(executed)
          .to.emit(datasets, 'InclusionSkipped')
          .withArgs(first, WITHDRAWN)
          .and.to.emit(datasets, 'DatasetIncluded')
          .withArgs(second);
        expect((await datasets.dataset(first)).status).to.equal(WITHDRAWN);
        expect((await datasets.dataset(second)).status).to.equal(INCLUDED);
        expect(await datasets.includedCount()).to.equal(1n);
      });
    }

    it('the only dataset of a proposal, lets it be carried out and include nothing', async () => {
      const { datasets, contributors } = f.commons;
      const [ines] = f.people.contributors;
      const id = await f.submit(ines);
      await f.endorse(id);

      const { proposal, executed } = await carry([id], 'in the timelock', () => datasets.connect(ines).withdraw(id));

      await expect(executed).to.emit(datasets, 'InclusionSkipped').and.not.to.emit(contributors, 'SeatGranted');
      expect(await proposal.state()).to.equal('Executed');
      expect(await datasets.includedCount()).to.equal(0n);
    });
  });
});

describe('from datasets to a sealed round', () => {
  let f: Fixture;
  let ids: [number, number, number];

  beforeEach(async () => {
    f = await networkHelpers.loadFixture(fixture);
    const [ines, jun, kofi] = f.people.contributors;
    ids = [Number(await f.bringIn(ines)), Number(await f.bringIn(jun)), Number(await f.bringIn(kofi))];
  });

  it('seals the one split that everybody wants', async () => {
    const [a, b, c] = ids;
    for (const voter of [...f.people.founders, ...f.people.holders])
      await f.ballot(voter, { [a]: 40, [b]: 35, [c]: 25 });

    expect(await f.endRound()).to.equal('sealed');

    expect(await sharesOf(f, 1n)).to.deep.equal({ [a]: '40 %', [b]: '35 %', [c]: '25 %' });
    expect(await f.commons.ballots.currentRound()).to.equal(2n);
  });

  it('counts the ballot that replaced another', async () => {
    const [a, b, c] = ids;
    const [ada, ben] = f.people.founders;
    await f.ballot(ada, { [a]: 40, [b]: 40, [c]: 20 });
    await f.ballot(ben, { [a]: 20, [b]: 40, [c]: 40 });
    await f.ballot(ada, { [a]: 20, [b]: 40, [c]: 40 });

    expect(await f.endRound()).to.equal('sealed');

    expect(await sharesOf(f, 1n)).to.deep.equal({ [a]: '20 %', [b]: '40 %', [c]: '40 %' });
  });

  it('gives a dataset that left before the seal no share, and the others all of it', async () => {
    const [a, b, c] = ids;
    for (const voter of f.people.founders) await f.ballot(voter, { [a]: 40, [b]: 30, [c]: 30 });
    await f.commons.datasets.connect(f.people.contributors[0]).withdraw(a);

    expect(await f.endRound()).to.equal('sealed');

    expect(await sharesOf(f, 1n)).to.deep.equal({ [b]: '50 %', [c]: '50 %' });
  });

  it('leaves a sealed round as it was when a dataset leaves later', async () => {
    const [a, b, c] = ids;
    const { datasets, manifest } = f.commons;
    for (const voter of f.people.founders) await f.ballot(voter, { [a]: 40, [b]: 30, [c]: 30 });
    await f.endRound();
    const before = await manifest.sealedRound(1n);

    await datasets.connect(f.people.contributors[0]).withdraw(a);
    await datasets.connect(f.people.timelock).remove(b, sha256('a reason'));

    expect(await manifest.sealedRound(1n)).to.deep.equal(before);
    expect(await sharesOf(f, 1n)).to.deep.equal({ [a]: '40 %', [b]: '30 %', [c]: '30 %' });
  });

  it('lets a round lapse in which too few voted, and opens the next', async () => {
    const { manifest, ballots } = f.commons;

    expect(await f.endRound()).to.equal('lapsed');

    expect((await manifest.sealedRound(1n)).outcome).to.equal(2n);
    expect(await manifest.latestSealedRound()).to.equal(0n);
    expect(await ballots.currentRound()).to.equal(2n);
  });
});
