import { expect } from 'chai';

import { deployBallots, levelsOf, networkHelpers, pack, submit } from '../helpers/ballots.ts';

const E11 = 10n ** 11n;
const FIRST = { 1: 40, 4: 35, 5: 25 };

describe('WeightBallots: replacing', () => {
  let w: Awaited<ReturnType<typeof deployBallots>>;
  beforeEach(async () => {
    w = await networkHelpers.loadFixture(deployBallots);
    await w.cast(w.cleo, FIRST);
  });

  const levels = async (...ids: number[]) => Promise.all(ids.map((id) => levelsOf(w.ballots, id)));

  describe('given a ballot in this round', () => {
    it('announces the new lines', async () => {
      const second = { 1: 20, 4: 40, 5: 40 };
      await expect(w.cast(w.cleo, second, FIRST))
        .to.emit(w.ballots, 'BallotCast')
        .withArgs(1, w.cleo, E11, pack(second));
    });

    it('counts the power once', async () => {
      await w.cast(w.cleo, { 1: 20, 4: 40, 5: 40 }, FIRST);
      await w.cast(w.cleo, FIRST, { 1: 20, 4: 40, 5: 40 });
      expect((await w.ballots.round(1)).castPower).to.equal(E11);
    });

    it('moves power within a slot and between slots', async () => {
      await w.cast(w.cleo, { 1: 37, 4: 38, 5: 25 }, FIRST);
      expect(await levels(1, 4, 5)).to.deep.equal([{ 37: E11 }, { 38: E11 }, { 25: E11 }]);
    });

    it('takes power out of datasets that are no longer named and adds it to the new ones', async () => {
      await w.cast(w.cleo, { 2: 30, 5: 30, 9: 40 }, FIRST);
      expect(await levels(1, 2, 4, 5, 9)).to.deep.equal([{}, { 30: E11 }, {}, { 30: E11 }, { 40: E11 }]);
    });

    it('takes all of it out where the two ballots share nothing', async () => {
      await w.cast(w.cleo, { 10: 40, 11: 40, 12: 20 }, FIRST);
      expect(await levels(1, 4, 5, 10, 11, 12)).to.deep.equal([{}, {}, {}, { 40: E11 }, { 40: E11 }, { 20: E11 }]);
      await w.cast(w.cleo, FIRST, { 10: 40, 11: 40, 12: 20 });
      expect(await levels(1, 4, 5, 10, 11, 12)).to.deep.equal([{ 40: E11 }, { 35: E11 }, { 25: E11 }, {}, {}, {}]);
    });

    it('leaves the ballots of others alone', async () => {
      await w.cast(w.ada, FIRST);
      await w.cast(w.cleo, { 1: 39, 4: 36, 5: 25 }, FIRST);
      expect(await levels(1, 4, 5)).to.deep.equal([
        { 39: E11, 40: 3n * E11 },
        { 35: 3n * E11, 36: E11 },
        { 25: 4n * E11 },
      ]);
    });

    it('takes the same ballot again', async () => {
      await expect(w.cast(w.cleo, FIRST, FIRST))
        .to.emit(w.ballots, 'BallotCast')
        .withArgs(1, w.cleo, E11, pack(FIRST));
      expect(await levels(1, 4, 5)).to.deep.equal([{ 40: E11 }, { 35: E11 }, { 25: E11 }]);
    });

    it('keeps the top level, which no ballot has to reach any longer', async () => {
      await w.cast(w.cleo, { 1: 20, 2: 20, 3: 20, 4: 20, 5: 20 }, FIRST);
      expect((await w.ballots.round(1)).topLevel).to.equal(40);
    });

    it('raises the top level where it gives one dataset more than any ballot did', async () => {
      w = await networkHelpers.loadFixture(deployBallots);
      const even = { 1: 20, 2: 20, 3: 20, 4: 20, 5: 20 };
      await w.cast(w.cleo, even);
      expect((await w.ballots.round(1)).topLevel).to.equal(20);
      await w.cast(w.cleo, FIRST, even);
      expect((await w.ballots.round(1)).topLevel).to.equal(40);
    });

    it('lets go of a dataset that has left meanwhile', async () => {
      await w.datasets.connect(w.ines).withdraw(1);
      await w.cast(w.cleo, { 4: 35, 5: 25, 6: 40 }, FIRST);
      expect(await levels(1, 6)).to.deep.equal([{}, { 40: E11 }]);
    });

    it('refuses new lines that name a dataset that has left meanwhile', async () => {
      await w.datasets.connect(w.ines).withdraw(1);
      await expect(w.cast(w.cleo, { 1: 39, 4: 36, 5: 25 }, FIRST))
        .to.be.revertedWithCustomError(w.datasets, 'DatasetRegistryNotIncluded')
        .withArgs(1);
    });

    it('refuses a dataset of her own as it does in a first ballot', async () => {
      await w.cast(w.ada, FIRST);
      await expect(w.cast(w.ada, { 1: 40, 4: 40, 13: 20 }, FIRST))
        .to.be.revertedWithCustomError(w.datasets, 'DatasetRegistryOwnDataset')
        .withArgs(13, 1);
    });

    it('refuses more than the cap as it does in a first ballot', async () => {
      await expect(w.cast(w.cleo, { 1: 41, 4: 40, 5: 19 }, FIRST))
        .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsAboveMaxLevel')
        .withArgs(41, 40);
    });

    describe('when the voter registered, and brought a dataset, after her first ballot', () => {
      it('knows that the dataset is her own', async () => {
        await w.cast(w.dov, FIRST);
        await w.contributors.connect(w.dov).register(`0x${'00'.repeat(32)}`, '');
        const id = await submit(w.datasets, w.dov);
        await w.datasets.include([id]);

        await expect(w.cast(w.dov, { 1: 40, 4: 40, [id]: 20 }, FIRST))
          .to.be.revertedWithCustomError(w.datasets, 'DatasetRegistryOwnDataset')
          .withArgs(id, 6);
        const second = { 1: 40, 4: 40, 5: 20 };
        await expect(w.cast(w.dov, second, FIRST))
          .to.emit(w.ballots, 'BallotCast')
          .withArgs(1, w.dov, 2n * E11, pack(second));
      });
    });

    describe('when the lines presented are not those of her ballot', () => {
      const wrong: [string, Record<number, number> | undefined][] = [
        ['none', undefined],
        ['others', { 1: 40, 4: 36, 5: 24 }],
        ['some of them', { 1: 40, 4: 35 }],
      ];
      for (const [what, previous] of wrong) {
        it(`refuses ${what}`, async () => {
          await expect(w.cast(w.cleo, { 2: 30, 5: 30, 9: 40 }, previous))
            .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsWrongPreviousLines')
            .withArgs(w.cleo);
        });
      }

      it('refuses those of her ballot before the last', async () => {
        const second = { 1: 20, 4: 40, 5: 40 };
        await w.cast(w.cleo, second, FIRST);
        await expect(w.cast(w.cleo, second, FIRST))
          .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsWrongPreviousLines')
          .withArgs(w.cleo);
      });
    });
  });

  describe('given no ballot in this round', () => {
    it('refuses lines of somebody else’s', async () => {
      await expect(w.cast(w.ben, { 2: 30, 5: 30, 9: 40 }, FIRST))
        .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsWrongPreviousLines')
        .withArgs(w.ben);
    });

    it('refuses the lines of the last round, and takes a first ballot', async () => {
      await w.toClose();
      await w.manifest.seal(1, 0, 100, 100);
      await expect(w.cast(w.cleo, { 2: 30, 5: 30, 9: 40 }, FIRST))
        .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsWrongPreviousLines')
        .withArgs(w.cleo);
      await expect(w.cast(w.cleo, FIRST)).to.emit(w.ballots, 'BallotCast').withArgs(2, w.cleo, E11, pack(FIRST));
    });
  });
});
