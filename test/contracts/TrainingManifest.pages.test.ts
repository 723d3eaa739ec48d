import { expect } from 'chai';

import { ethers, networkHelpers } from '../helpers/ballots.ts';
import { deployClosedRound, digestOf, IDS, listOf, sharesOf, SLOPE } from '../helpers/sealing.ts';
import type { Closed } from '../helpers/sealing.ts';

const { numerator: F, denominator: D } = SLOPE;

describe('TrainingManifest: pages, announcements and views', () => {
  let w: Closed;
  beforeEach(async () => {
    w = await networkHelpers.loadFixture(deployClosedRound);
  });

  const sealInPages = async (size: number, numerator = F, denominator = D): Promise<number> => {
    for (let pages = 1; ; pages++) {
      await w.manifest.seal(1, numerator, denominator, size);
      if ((await w.manifest.latestSealedRound()) === 1n) return pages;
    }
  };

  describe('seal, in pages', () => {
    for (const size of [1, 2, 3, 4, 5, 7, 8, 9, 13, 14]) {
      it(`comes to the same digest and shares in pages of ${size}`, async () => {
        // after the 13 it still takes a look at 14 to find that its consent has ended
        expect(await sealInPages(size)).to.equal(Math.floor(13 / size) + 1);
        expect((await w.manifest.sealedRound(1)).digest).to.equal(await digestOf(w, IDS));
        expect(await sharesOf(w)).to.deep.equal(listOf(IDS));
      });
    }

    it('tells after each page how far it is', async () => {
      expect(await w.manifest.seal.staticCall(1, F, D, 5)).to.equal(false);
      const page = await w.manifest.seal(1, F, D, 5);
      await expect(page).to.emit(w.manifest, 'SealAdvanced').withArgs(1, F, D, 5, 6);
      await expect(page).not.to.emit(w.manifest, 'RoundSealed');
      const revision = await w.datasets.revision();
      expect([...(await w.manifest.progressOf(1, F, D))]).to.deep.equal([
        await digestOf(w, IDS.slice(0, 5)),
        revision + 1n,
        6n,
        5n,
        35n,
        F,
      ]);
      expect((await w.manifest.sealedRound(1)).outcome).to.equal(0);
      expect(await w.manifest.seal.staticCall(1, F, D, 9)).to.equal(true);
    });

    it('refuses a slope that does not fit with its last page alone, and forgets that page', async () => {
      await w.manifest.seal(1, F + 1n, D, 12);
      await expect(w.manifest.seal(1, F + 1n, D, 2))
        .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestSlopeDoesNotFit')
        .withArgs(F + 1n, D, 55, F);
      expect((await w.manifest.progressOf(1, F + 1n, D)).nextId).to.equal(13);
    });

    it('lets the progress of a wrong slope harm nobody', async () => {
      await w.manifest.seal(1, F, D, 3);
      await w.manifest.connect(w.nobody).seal(1, F + 1n, D, 12);
      await w.manifest.connect(w.nobody).seal(1, 0, 100, 12);
      await w.manifest.seal(1, F, D, 11);
      expect((await w.manifest.sealedRound(1)).digest).to.equal(await digestOf(w, IDS));
      expect(await sharesOf(w)).to.deep.equal(listOf(IDS));
    });

    describe('when a dataset leaves between two pages', () => {
      for (const [before, id] of [
        [4, 13],
        [6, 2],
        [9, 3],
        [12, 13],
      ] as const) {
        // prettier-ignore
        it(`starts over after ${before} datasets when ${id} leaves, and keeps nothing of it`, async () => {
          await w.manifest.seal(1, F, D, before);
          await w.datasets.connect(id === 13 ? w.ada : w.ines).withdraw(id);
          const left = IDS.filter((other) => other !== id);

          const again = await w.manifest.seal(1, F, D, 5);
          await expect(again)
            .to.emit(w.manifest, 'SealRestarted')
            .withArgs(1, F, D, await w.datasets.revision());
          await expect(again).to.emit(w.manifest, 'SealAdvanced').withArgs(1, F, D, 5, left[5]);
          await expect(w.manifest.seal(1, F, D, 100))
            .to.emit(w.manifest, 'RoundSealed')
            .withArgs(1, await digestOf(w, left), F, D, 12)
            .and.not.to.emit(w.manifest, 'SealRestarted');
          expect(await sharesOf(w)).to.deep.equal(listOf(left));
        });
      }

      it('asks for the slope of what is left where the one that left had support', async () => {
        await w.manifest.seal(1, F, D, 8);
        await w.datasets.connect(w.jun).withdraw(6);
        // left: 1 (S = 1 up to 40), 4 and 5 (3 up to 40): 40 + 40 leave 20 points for 1, at 1/20 of power a point
        await expect(w.manifest.seal(1, F, D, 100)).to.be.revertedWithCustomError(
          w.manifest,
          'TrainingManifestSlopeDoesNotFit',
        );
        await w.manifest.seal(1, F / 4n, 20, 100);
        const shares = new Map([[1, 200_000_000n], [4, 400_000_000n], [5, 400_000_000n]]); // prettier-ignore
        const left = IDS.filter((id) => id !== 6);
        expect(await sharesOf(w)).to.deep.equal(listOf(left, shares));
      });
    });
  });

  describe('publish', () => {
    const URI = 'https://manifests.example/1.json';

    it('announces a place for a sealed round, by anybody and as often as wanted', async () => {
      await w.manifest.seal(1, F, D, 100);
      for (const publisher of [w.nobody, w.ada]) {
        await expect(w.manifest.connect(publisher).publish(1, URI))
          .to.emit(w.manifest, 'ManifestPublished')
          .withArgs(1, publisher, URI);
      }
    });

    it('refuses an empty place', async () => {
      await w.manifest.seal(1, F, D, 100);
      await expect(w.manifest.publish(1, '')).to.be.revertedWithCustomError(w.manifest, 'TrainingManifestEmptyUri');
    });

    it('refuses a round that is open, lapsed or unknown', async () => {
      await w.manifest.seal(1, F, D, 100);
      await w.toClose();
      await w.manifest.lapse(2, 1);
      for (const id of [0, 2, 3, 9]) {
        await expect(w.manifest.publish(id, URI))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestNotSealed')
          .withArgs(id);
      }
    });
  });

  describe('views', () => {
    it('name the contracts that are read', async () => {
      expect(await w.manifest.ballots()).to.equal(w.ballots.target);
      expect(await w.manifest.datasets()).to.equal(w.datasets.target);
    });

    it('give shares from any place, as many as asked for or are left', async () => {
      await w.manifest.seal(1, F, D, 100);
      const all = listOf(IDS);
      expect(await sharesOf(w, 1, 0, 4)).to.deep.equal(all.slice(0, 4));
      expect(await sharesOf(w, 1, 3, 6)).to.deep.equal(all.slice(3, 9));
      expect(await sharesOf(w, 1, 10, 100)).to.deep.equal(all.slice(10));
      expect(await sharesOf(w, 1, 13, 1)).to.deep.equal([]);
      expect(await sharesOf(w, 1, 0, 0)).to.deep.equal([]);
    });

    it('refuse the shares of a round that is not sealed', async () => {
      await expect(w.manifest.sharesOf(1, 0, 1))
        .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestNotSealed')
        .withArgs(1);
    });

    it('give the rounds that have ended in pages', async () => {
      await w.manifest.seal(1, F, D, 100);
      await w.toClose();
      await w.manifest.lapse(2, 1);
      const outcomes = async (from: number, limit: number) =>
        (await w.manifest.sealedRounds(from, limit)).map(({ outcome }) => outcome);
      expect(await outcomes(0, 9)).to.deep.equal([1n, 2n]);
      expect(await outcomes(1, 1)).to.deep.equal([1n]);
      expect(await outcomes(2, 9)).to.deep.equal([2n]);
      expect(await outcomes(3, 9)).to.deep.equal([]);
      expect((await w.manifest.sealedRound(3)).digest).to.equal(ethers.ZeroHash);
    });
  });
});
