import { expect } from 'chai';

import { DAY, deployBallots, networkHelpers } from '../helpers/ballots.ts';
import {
  deployClosedRound,
  deployLoneBallot,
  digestOf,
  E11,
  IDS,
  listOf,
  nowSeconds,
  sharesOf,
  SLOPE,
} from '../helpers/sealing.ts';
import type { Closed } from '../helpers/sealing.ts';

const { numerator: F, denominator: D } = SLOPE;

describe('TrainingManifest: ending a round', () => {
  let w: Closed;

  describe('seal', () => {
    describe('given ballots for more than 100 points of support', () => {
      beforeEach(async () => {
        w = await networkHelpers.loadFixture(deployClosedRound);
      });

      it('accepts the exact slope, fixes the result and opens the next round', async () => {
        const digest = await digestOf(w, IDS);
        const seal = await w.manifest.connect(w.nobody).seal(1, F, D, 100);
        const at = await nowSeconds();
        await expect(seal).to.emit(w.manifest, 'RoundSealed').withArgs(1, digest, F, D, 13);
        await expect(seal).to.emit(w.manifest, 'SealAdvanced').withArgs(1, F, D, 13, 0);
        await expect(seal)
          .to.emit(w.ballots, 'RoundOpened')
          .withArgs(2, at, at + 28n * DAY, 40, 1_000);
        expect([...(await w.manifest.sealedRound(1))]).to.deep.equal([digest, 1n, at, 13n, D, F]);
        expect(await w.manifest.latestSealedRound()).to.equal(1);
        expect(await w.ballots.currentRound()).to.equal(2);
      });

      it('gives the shares that were worked out by hand', async () => {
        await w.manifest.seal(1, F, D, 100);
        expect(await sharesOf(w)).to.deep.equal(listOf(IDS));
      });

      it('gives the same shares at another fraction of the same slope', async () => {
        await w.manifest.seal(1, 2n * F, 2n * D, 100);
        expect(await sharesOf(w)).to.deep.equal(listOf(IDS));
        expect((await w.manifest.sealedRound(1)).digest).to.equal(await digestOf(w, IDS));
      });

      const neighbours: [bigint, bigint, levels?: bigint, power?: bigint][] = [
        [F - 1n, D],
        [F + 1n, D],
        // here 1 and 5 reach whole points, 11 and 33, exactly
        [F, D - 1n, 99n, 0n],
        [F, D + 1n],
        [2n * F + 1n, 2n * D],
      ];
      for (const [numerator, denominator, levels = 55n, power = F] of neighbours) {
        it(`refuses the neighbouring slope of ${numerator} to ${denominator}`, async () => {
          await expect(w.manifest.seal(1, numerator, denominator, 100))
            .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestSlopeDoesNotFit')
            .withArgs(numerator, denominator, levels, power);
        });
      }

      it('refuses the slope zero', async () => {
        await expect(w.manifest.seal(1, 0, 100, 100))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestSlopeDoesNotFit')
          .withArgs(0, 100, 140, 0);
      });

      it('refuses a slope of almost nothing and one beyond all power', async () => {
        await expect(w.manifest.seal(1, 1, 100, 100))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestSlopeDoesNotFit')
          .withArgs(1, 100, 140, 0);
        const most = 2n ** 128n - 1n;
        await expect(w.manifest.seal(1, most, 1, 100))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestSlopeDoesNotFit')
          .withArgs(most, 1, 0, 12n * E11);
      });

      for (const denominator of [0n, 101n, 255n]) {
        it(`refuses the denominator ${denominator}`, async () => {
          await expect(w.manifest.seal(1, F, denominator, 100))
            .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestInvalidSlope')
            .withArgs(F, denominator);
        });
      }

      it('refuses an empty page', async () => {
        await expect(w.manifest.seal(1, F, D, 0)).to.be.revertedWithCustomError(
          w.manifest,
          'TrainingManifestEmptyPage',
        );
      });

      it('refuses a round before and after the current one', async () => {
        await expect(w.manifest.seal(2, F, D, 100))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestNotCurrentRound')
          .withArgs(2, 1);
        await w.manifest.seal(1, F, D, 100);
        await expect(w.manifest.seal(1, F, D, 100))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestNotCurrentRound')
          .withArgs(1, 2);
      });

      it('refuses a round that has not closed', async () => {
        await w.manifest.seal(1, F, D, 100);
        const closesAt = await w.ballots.closesAt(2);
        await networkHelpers.time.setNextBlockTimestamp(closesAt - 1n);
        await expect(w.manifest.seal(2, F, D, 100))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestRoundOpen')
          .withArgs(2, closesAt);
      });

      it('leaves a sealed round as it is, whatever leaves afterwards', async () => {
        await w.manifest.seal(1, F, D, 100);
        const before = [await w.manifest.sealedRound(1), await sharesOf(w)];
        await w.datasets.connect(w.jun).withdraw(4);
        await networkHelpers.time.increase(1);
        await w.cast(w.cleo, { 1: 40, 5: 40, 6: 20 });
        await w.toClose();
        await w.manifest.seal(2, 0, 100, 100);
        expect([await w.manifest.sealedRound(1), await sharesOf(w)]).to.deep.equal(before);
        expect(await w.manifest.latestSealedRound()).to.equal(2);
      });
    });

    describe('given points for datasets that have left, so that the rest is below one', () => {
      const scaled = new Map([[4, 583_333_333n], [5, 416_666_666n]]); // prettier-ignore
      beforeEach(async () => {
        w = await networkHelpers.loadFixture(deployLoneBallot);
        await w.datasets.connect(w.ines).withdraw(1);
      });

      it('seals at the slope zero, with shares in the proportion of the points', async () => {
        const ids = IDS.slice(1);
        await expect(w.manifest.seal(1, 0, 60, 100))
          .to.emit(w.manifest, 'RoundSealed')
          .withArgs(1, await digestOf(w, ids, scaled), 0, 60, 12);
        expect(await sharesOf(w)).to.deep.equal(listOf(ids, scaled));
      });

      for (const denominator of [59, 61, 100]) {
        it(`refuses ${denominator} as the sum of the points`, async () => {
          await expect(w.manifest.seal(1, 0, denominator, 100))
            .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestSlopeDoesNotFit')
            .withArgs(0, denominator, 60, 0);
        });
      }

      it('refuses every slope above zero, as none brings the sum to one', async () => {
        await expect(w.manifest.seal(1, 1, 60, 100))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestSlopeDoesNotFit')
          .withArgs(1, 60, 60, 0);
      });
    });

    describe('given a unanimous round', () => {
      it('gives its ballot as the result, at the slope zero or a small one', async () => {
        w = await networkHelpers.loadFixture(deployLoneBallot);
        const shares = new Map([[1, 400_000_000n], [4, 350_000_000n], [5, 250_000_000n]]); // prettier-ignore
        await expect(w.manifest.seal(1, 1, 7, 100))
          .to.emit(w.manifest, 'RoundSealed')
          .withArgs(1, await digestOf(w, IDS, shares), 1, 7, 13);
        expect(await sharesOf(w)).to.deep.equal(listOf(IDS, shares));
      });
    });
  });

  describe('lapse', () => {
    describe('given that turnout was missed', () => {
      beforeEach(async () => {
        w = await networkHelpers.loadFixture(deployBallots);
      });

      it('refuses to seal', async () => {
        await w.toClose();
        await expect(w.manifest.seal(1, F, D, 100))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestTurnoutMissed')
          .withArgs(1);
      });

      it('ends the round without a result and opens the next', async () => {
        await w.toClose();
        const lapse = await w.manifest.connect(w.nobody).lapse(1, 0);
        const at = await nowSeconds();
        await expect(lapse).to.emit(w.manifest, 'RoundLapsed').withArgs(1, false);
        await expect(lapse)
          .to.emit(w.ballots, 'RoundOpened')
          .withArgs(2, at, at + 28n * DAY, 40, 1_000);
        expect([...(await w.manifest.sealedRound(1))]).to.deep.equal([`0x${'00'.repeat(32)}`, 2n, at, 0n, 0n, 0n]);
        expect(await w.manifest.latestSealedRound()).to.equal(0);
      });

      it('refuses before the close and for another round', async () => {
        const closesAt = await w.ballots.closesAt(1);
        await expect(w.manifest.lapse(1, 1))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestRoundOpen')
          .withArgs(1, closesAt);
        await expect(w.manifest.lapse(3, 1))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestNotCurrentRound')
          .withArgs(3, 1);
      });
    });

    describe('given that turnout was reached', () => {
      beforeEach(async () => {
        w = await networkHelpers.loadFixture(deployLoneBallot);
      });

      it('refuses while something is supported', async () => {
        await expect(w.manifest.lapse(1, 100))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestSomethingSupported')
          .withArgs(1);
      });

      it('refuses an empty page', async () => {
        await expect(w.manifest.lapse(1, 0)).to.be.revertedWithCustomError(w.manifest, 'TrainingManifestEmptyPage');
      });

      describe('when all that was supported has left', () => {
        beforeEach(async () => {
          await w.datasets.connect(w.ines).withdraw(1);
          await w.datasets.connect(w.jun).withdraw(4);
          await w.datasets.connect(w.jun).withdraw(5);
        });

        it('ends the round without a result', async () => {
          await expect(w.manifest.lapse(1, 100)).to.emit(w.manifest, 'RoundLapsed').withArgs(1, true);
          expect((await w.manifest.sealedRound(1)).outcome).to.equal(2);
        });

        it('goes through the datasets in pages', async () => {
          const first = await w.manifest.lapse(1, 4);
          await expect(first).to.emit(w.manifest, 'SealAdvanced').withArgs(1, 0, 0, 4, 8);
          await expect(first).not.to.emit(w.manifest, 'RoundLapsed');
          await expect(w.manifest.lapse(1, 7)).to.emit(w.manifest, 'RoundLapsed').withArgs(1, true);
        });

        it('refuses to seal at any slope', async () => {
          await expect(w.manifest.seal(1, 0, 1, 100))
            .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestSlopeDoesNotFit')
            .withArgs(0, 1, 0, 0);
          await expect(w.manifest.seal(1, F, D, 100))
            .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestSlopeDoesNotFit')
            .withArgs(F, D, 0, 0);
        });
      });

      it('stops in the middle of its pages where support is found', async () => {
        await w.datasets.connect(w.ines).withdraw(1);
        await w.manifest.lapse(1, 2);
        await expect(w.manifest.lapse(1, 1))
          .to.be.revertedWithCustomError(w.manifest, 'TrainingManifestSomethingSupported')
          .withArgs(1);
      });
    });
  });
});
