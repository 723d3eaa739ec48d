import { expect } from 'chai';

import { DAY, deployBallots, ethers, networkHelpers } from '../helpers/ballots.ts';
import { IDS, listOf, sharesOf, SHARES, SLOPE } from '../helpers/sealing.ts';
import type { Closed } from '../helpers/sealing.ts';

/** The round of `deployClosedRound`, still open; governance may suspend. */
async function deployOpenRound() {
  const w = await deployBallots();
  await w.datasets.grantRole(ethers.id('SUSPENDER_ROLE'), w.governance);
  await w.cast(w.cleo, { 1: 40, 4: 35, 5: 25 });
  await w.cast(w.ada, { 4: 40, 5: 40, 6: 20 });
  return w;
}

describe('TrainingManifest: suspended datasets', () => {
  let w: Closed;
  let closesAt: bigint;

  beforeEach(async () => {
    w = await networkHelpers.loadFixture(deployOpenRound);
    closesAt = await w.ballots.closesAt(1);
  });

  const suspendAt = async (id: number, second: bigint, days = 30n): Promise<void> => {
    await networkHelpers.time.setNextBlockTimestamp(second);
    await w.datasets.suspend(id, second + days * DAY);
  };
  const seal = async (page: number): Promise<void> => {
    while (!(await w.manifest.seal.staticCall(1, SLOPE.numerator, SLOPE.denominator, page))) {
      await w.manifest.seal(1, SLOPE.numerator, SLOPE.denominator, page);
    }
    await w.manifest.seal(1, SLOPE.numerator, SLOPE.denominator, page);
  };

  it('are left out of a round that closes meanwhile, and their points fall away', async () => {
    await suspendAt(4, closesAt - 1n);
    await w.toClose();
    // without 4: 1, 5 and 6 stand at 40, 40 and 20, their highest levels, which make 100
    await w.manifest.seal(1, 0, 100, 100);
    expect(await sharesOf(w)).to.deep.equal(
      listOf(
        IDS.filter((id) => id !== 4),
        new Map([[1, 400_000_000n], [5, 400_000_000n], [6, 200_000_000n]]), // prettier-ignore
      ),
    );
  });

  it('are in again where the suspension was over before the close', async () => {
    await suspendAt(4, closesAt - 3n * DAY, 1n);
    await w.toClose();
    await seal(100);
    expect(await sharesOf(w)).to.deep.equal(listOf(IDS));
  });

  it('are in where governance lifted it before the close', async () => {
    await suspendAt(4, closesAt - 3n * DAY);
    await w.datasets.liftSuspension(4);
    await w.toClose();
    await seal(100);
    expect(await sharesOf(w)).to.deep.equal(listOf(IDS));
  });

  for (const page of [1, 2, 5, 100]) {
    it(`stay in where the suspension came in the second of the close, between pages of ${page}`, async () => {
      await networkHelpers.time.setNextBlockTimestamp(closesAt);
      await w.manifest.seal(1, SLOPE.numerator, SLOPE.denominator, 1);
      const before = await w.manifest.progressOf(1, SLOPE.numerator, SLOPE.denominator);
      for (const id of [1, 4, 13]) await w.datasets.suspend(id, closesAt + 30n * DAY);
      await seal(page);
      expect(before.datasetCount).to.equal(1n);
      expect(await w.manifest.queryFilter(w.manifest.filters.SealRestarted())).to.have.length(0);
      expect(await sharesOf(w)).to.deep.equal(listOf(IDS, SHARES));
    });

    it(`stay out where governance lifted it between pages of ${page}`, async () => {
      await suspendAt(13, closesAt - 1n);
      await w.toClose();
      await w.manifest.seal(1, SLOPE.numerator, SLOPE.denominator, 1);
      await w.datasets.liftSuspension(13);
      await seal(page);
      expect(await w.manifest.queryFilter(w.manifest.filters.SealRestarted())).to.have.length(0);
      expect(await sharesOf(w)).to.deep.equal(listOf(IDS.filter((id) => id !== 13)));
    });
  }

  it('stay out though the suspension ends between two pages', async () => {
    await suspendAt(13, closesAt - 1n, 1n);
    await w.toClose();
    await w.manifest.seal(1, SLOPE.numerator, SLOPE.denominator, 3);
    await networkHelpers.time.increase(5n * DAY);
    await seal(3);
    expect(await sharesOf(w)).to.deep.equal(listOf(IDS.filter((id) => id !== 13)));
  });

  it('take no points while suspended, also by a ballot that is replaced', async () => {
    await suspendAt(4, closesAt - 2n * DAY, 1n);
    await expect(w.cast(w.ben, { 4: 40, 5: 40, 6: 20 })).to.be.revertedWithCustomError(
      w.datasets,
      'DatasetRegistrySuspended',
    );
    const old = { 4: 40, 5: 40, 6: 20 };
    await expect(w.cast(w.ada, { 4: 20, 5: 40, 6: 40 }, old)).to.be.revertedWithCustomError(
      w.datasets,
      'DatasetRegistrySuspended',
    );
    await w.cast(w.ada, { 1: 40, 5: 40, 6: 20 }, old);
    await networkHelpers.time.increase(DAY);
    await expect(w.cast(w.ben, { 4: 40, 5: 40, 6: 20 })).to.emit(w.ballots, 'BallotCast');
  });

  it('let a round lapse in which nothing else had points', async () => {
    for (const id of [1, 4, 5, 6]) await w.datasets.suspend(id, closesAt + DAY);
    await w.toClose();
    await expect(w.manifest.lapse(1, 100)).to.emit(w.manifest, 'RoundLapsed').withArgs(1, true);
  });
});
