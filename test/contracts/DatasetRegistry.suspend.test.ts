import { expect } from 'chai';
import { ZeroAddress } from 'ethers';

import {
  ADMIN,
  bringIn,
  DAY,
  deployRegistries,
  ethers,
  type Ground,
  latest,
  move,
  networkHelpers,
  nextSecond,
  REASON,
  Status,
  submit,
} from '../helpers/registries.ts';
import { pack } from '../helpers/ballots.ts';

const SUSPENDER = ethers.id('SUSPENDER_ROLE');
const MOST = 90n * DAY;

/** Where ben may suspend. */
async function deployWithSuspender() {
  const g = await deployRegistries();
  await g.datasets.grantRole(SUSPENDER, g.ben);
  return g;
}

describe('DatasetRegistry: suspension', () => {
  let g: Ground;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployWithSuspender);
  });

  const suspend = (id: bigint, until: bigint, by = g.ben) => g.datasets.connect(by).suspend(id, until);
  const idsAt = async (moment: bigint): Promise<bigint[]> =>
    (await g.datasets.entriesFrom(1, 100, moment))[0].map(({ datasetId }) => datasetId);
  const eligible = (id: bigint, until = 0n) => g.datasets.checkBallotLines(pack({ [Number(id)]: 100 }), until, 0);

  describe('suspend', () => {
    it('takes the dataset from ballots and from what closes meanwhile, and leaves it included', async () => {
      const id = await bringIn(g, g.cleo);
      const at = await nextSecond();
      const until = at + 10n * DAY;
      await expect(suspend(id, until)).to.emit(g.datasets, 'DatasetSuspended').withArgs(id, at, until);

      const { status, suspendedFrom, suspendedUntil } = await g.datasets.dataset(id);
      expect([status, suspendedFrom, suspendedUntil]).to.deep.equal([Status.included, at, until]);
      expect(await g.datasets.isSuspended(id)).to.equal(true);
      expect(await g.datasets.isIncluded(id)).to.equal(true);
      await expect(eligible(id))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistrySuspended')
        .withArgs(id, until);
      expect(await g.datasets.eligibleCount(0n, 0n)).to.equal(0n);
    });

    it('changes nothing that a seal in progress would have to read again', async () => {
      const id = await bringIn(g, g.cleo);
      const revision = await g.datasets.revision();
      await suspend(id, (await latest()) + DAY);
      expect(await g.datasets.revision()).to.equal(revision);
    });

    it('is as of a moment the same for ever, from that second on', async () => {
      const id = await bringIn(g, g.cleo);
      const at = await nextSecond();
      const until = at + 10n * DAY;
      await suspend(id, until);
      expect([await idsAt(at), await idsAt(at + 1n)]).to.deep.equal([[id], []]);
      expect([await idsAt(until), await idsAt(until + 1n)]).to.deep.equal([[], [id]]);
    });

    it('ends by itself', async () => {
      const id = await bringIn(g, g.cleo);
      const until = (await latest()) + DAY;
      await suspend(id, until);
      await networkHelpers.time.increaseTo(until);
      await expect(eligible(id)).to.be.revertedWithCustomError(g.datasets, 'DatasetRegistrySuspended');
      await networkHelpers.time.increaseTo(until + 1n);
      await eligible(id);
      expect(await g.datasets.isSuspended(id)).to.equal(false);
      expect(await g.datasets.eligibleCount(0n, 0n)).to.equal(1n);
    });

    it('lets a dataset of ended consent be out for both reasons', async () => {
      const end = (await latest()) + 2n * DAY;
      const id = await bringIn(g, g.cleo, { consentEndsAt: end });
      await suspend(id, (await latest()) + DAY);
      expect(await g.datasets.eligibleCount(0n, end + 1n)).to.equal(0n);
      await networkHelpers.time.increase(DAY + 1n);
      await expect(eligible(id, end + 1n))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryConsentOver')
        .withArgs(id, end, end + 1n);
      await eligible(id, end);
    });

    it('counts for everybody but its own contributor, who cannot choose it anyway', async () => {
      const id = await bringIn(g, g.cleo);
      await bringIn(g, g.dora);
      await suspend(id, (await latest()) + DAY);
      const [cleo, dora] = [await g.registry.personOf(g.cleo), await g.registry.personOf(g.dora)];
      expect(await g.datasets.eligibleCount(0n, 0n)).to.equal(1n);
      expect(await g.datasets.eligibleCount(cleo, 0n)).to.equal(1n);
      expect(await g.datasets.eligibleCount(dora, 0n)).to.equal(0n);
    });

    it('happens once, though the first one is over or was lifted', async () => {
      const [first, second] = [await bringIn(g, g.cleo), await bringIn(g, g.cleo)];
      await suspend(first, (await latest()) + DAY);
      await suspend(second, (await latest()) + DAY);
      await g.datasets.liftSuspension(second);
      await networkHelpers.time.increase(5n * DAY);
      for (const id of [first, second]) {
        await expect(suspend(id, (await latest()) + DAY))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistrySuspendedOnce')
          .withArgs(id);
      }
    });

    it('takes from one second to 90 days', async () => {
      for (const [seconds, taken] of [
        [0n, false],
        [1n, true],
        [MOST, true],
        [MOST + 1n, false],
      ] as const) {
        const id = await bringIn(g, g.cleo);
        const at = await nextSecond();
        if (taken) await expect(suspend(id, at + seconds)).to.emit(g.datasets, 'DatasetSuspended');
        else {
          await expect(suspend(id, at + seconds))
            .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistrySuspensionOutOfBounds')
            .withArgs(at + seconds, at + 1n, at + MOST);
        }
      }
    });

    it('is for included datasets', async () => {
      const [waiting, removed, withdrawn] = [
        await submit(g, g.cleo),
        await bringIn(g, g.cleo),
        await bringIn(g, g.cleo),
      ];
      await g.datasets.remove(removed, REASON);
      await g.datasets.connect(g.cleo).withdraw(withdrawn);
      for (const [id, status] of [
        [waiting, Status.submitted],
        [removed, Status.removed],
        [withdrawn, Status.withdrawn],
      ] as const) {
        await expect(suspend(id, (await latest()) + DAY))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryWrongStatus')
          .withArgs(id, status);
      }
      await expect(suspend(9n, (await latest()) + DAY))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryUnknownDataset')
        .withArgs(9n);
    });

    it('is for the suspender alone, not even for governance', async () => {
      const id = await bringIn(g, g.cleo);
      for (const account of [g.admin, g.cleo, g.emil]) {
        await expect(suspend(id, (await latest()) + DAY, account))
          .to.be.revertedWithCustomError(g.datasets, 'AccessControlUnauthorizedAccount')
          .withArgs(account, SUSPENDER);
      }
    });

    it('ends with the dataset when governance removes it', async () => {
      const id = await bringIn(g, g.cleo);
      await suspend(id, (await latest()) + DAY);
      await g.datasets.remove(id, REASON);
      expect((await g.datasets.dataset(id)).status).to.equal(Status.removed);
      expect(await g.datasets.isSuspended(id)).to.equal(false);
      expect(await g.datasets.includedCount()).to.equal(0n);
    });

    it('does not pass to the next version', async () => {
      const id = await bringIn(g, g.cleo);
      await suspend(id, (await latest()) + DAY);
      const next = await bringIn(g, g.cleo, { supersedes: id });
      expect(await idsAt((await latest()) + 1n)).to.deep.equal([next]);
      await expect(suspend(next, (await latest()) + DAY)).to.emit(g.datasets, 'DatasetSuspended');
    });
  });

  describe('liftSuspension', () => {
    it('ends it now, and does not change what closed meanwhile', async () => {
      const id = await bringIn(g, g.cleo);
      const from = await nextSecond();
      await suspend(id, from + 10n * DAY);
      const at = await nextSecond(DAY);
      await expect(g.datasets.liftSuspension(id)).to.emit(g.datasets, 'SuspensionLifted').withArgs(id, at);
      expect([await idsAt(from + 1n), await idsAt(at), await idsAt(at + 1n)]).to.deep.equal([[], [], [id]]);
      await networkHelpers.time.increaseTo(at + 1n);
      expect(await g.datasets.isSuspended(id)).to.equal(false);
      await eligible(id);
    });

    it('refuses what is not suspended now', async () => {
      const [never, over, waiting] = [await bringIn(g, g.cleo), await bringIn(g, g.cleo), await submit(g, g.cleo)];
      await suspend(over, (await latest()) + DAY);
      await networkHelpers.time.increase(DAY + 1n);
      for (const id of [never, over]) {
        await expect(g.datasets.liftSuspension(id))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryNotSuspended')
          .withArgs(id);
      }
      await expect(g.datasets.liftSuspension(waiting))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryWrongStatus')
        .withArgs(waiting, Status.submitted);
      await expect(g.datasets.liftSuspension(9n))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryUnknownDataset')
        .withArgs(9n);
    });

    it('is for governance alone', async () => {
      const id = await bringIn(g, g.cleo);
      await suspend(id, (await latest()) + DAY);
      for (const account of [g.ben, g.cleo]) {
        await expect(g.datasets.connect(account).liftSuspension(id))
          .to.be.revertedWithCustomError(g.datasets, 'AccessControlUnauthorizedAccount')
          .withArgs(account, ADMIN);
      }
    });
  });

  describe('stakeholdersOf', () => {
    it('names who gave and who is paid, under whatever accounts', async () => {
      const id = await submit(g, g.cleo, { payee: g.dora.address });
      const [cleo, dora] = [await g.registry.personOf(g.cleo), await g.registry.personOf(g.dora)];
      await move(g.registry, g.dora, g.emil);
      expect(await g.datasets.stakeholdersOf(id)).to.deep.equal([cleo, dora]);
      await g.datasets.connect(g.cleo).setPayee(id, g.admin);
      expect(await g.datasets.stakeholdersOf(id)).to.deep.equal([cleo, 0n]);
      expect(await g.datasets.stakeholdersOf(9n)).to.deep.equal([0n, 0n]);
      expect(await g.registry.personOf(ZeroAddress)).to.equal(0n);
    });
  });

  describe('isSuspended', () => {
    it('refuses an id that was never given', async () => {
      await expect(g.datasets.isSuspended(1n))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryUnknownDataset')
        .withArgs(1n);
    });
  });
});
