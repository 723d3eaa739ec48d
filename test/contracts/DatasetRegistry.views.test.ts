import { expect } from 'chai';

import {
  bringIn,
  CC0,
  DAY,
  deployRegistries,
  ethers,
  type Ground,
  latest,
  networkHelpers,
  REASON,
  submit,
} from '../helpers/registries.ts';

/** Packed lines of a ballot, one point each: only the ids count here. */
const lines = (...ids: bigint[]): string => ethers.concat(ids.map((id) => ethers.toBeHex((id << 8n) | 1n, 4)));

/**
 * Datasets 1 and 3 of cleo and 2, 4 and 5 of dora; 3 and 5 end their consent at `endsAt`, the others never; 4 only waits.
 */
async function deployIncluded() {
  const g = await deployRegistries();
  const endsAt = (await latest()) + DAY;
  await bringIn(g, g.cleo);
  await bringIn(g, g.dora);
  await bringIn(g, g.cleo, { consentEndsAt: endsAt, access: 1n });
  await submit(g, g.dora);
  await bringIn(g, g.dora, { consentEndsAt: endsAt });
  return { ...g, endsAt };
}

describe('DatasetRegistry: what can be read', () => {
  let g: Ground & { endsAt: bigint };

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployIncluded);
  });

  describe('checkBallotLines', () => {
    it('passes what is included, in consent and somebody else’s', async () => {
      await g.datasets.checkBallotLines(lines(2n, 5n), g.endsAt, 3n);
      await g.datasets.checkBallotLines(lines(1n, 3n), g.endsAt, 4n);
      await g.datasets.checkBallotLines(lines(1n, 2n, 3n, 5n), g.endsAt, 0n);
      await g.datasets.checkBallotLines('0x', 0n, 3n);
    });

    it('names a dataset that waits, that left, or that never was', async () => {
      await g.datasets.remove(2n, REASON);
      for (const id of [4n, 2n, 300n]) {
        await expect(g.datasets.checkBallotLines(lines(1n, id), 0n, 0n))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryNotIncluded')
          .withArgs(id);
      }
    });

    it('names a dataset of the voter’s own', async () => {
      await expect(g.datasets.checkBallotLines(lines(2n, 3n), 0n, 3n))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryOwnDataset')
        .withArgs(3n, 3n);
    });

    it('names a dataset whose consent does not reach far enough', async () => {
      await expect(g.datasets.checkBallotLines(lines(1n, 5n), g.endsAt + 1n, 0n))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryConsentOver')
        .withArgs(5n, g.endsAt, g.endsAt + 1n);
    });
  });

  describe('eligibleCount', () => {
    it('leaves out what is the voter’s own and what ends before', async () => {
      expect(await g.datasets.eligibleCount(0n, g.endsAt)).to.equal(4n);
      expect(await g.datasets.eligibleCount(3n, g.endsAt)).to.equal(2n);
      expect(await g.datasets.eligibleCount(0n, g.endsAt + 1n)).to.equal(2n);
      expect(await g.datasets.eligibleCount(3n, g.endsAt + 1n)).to.equal(1n);
      expect(await g.datasets.eligibleCount(1n, g.endsAt)).to.equal(4n);
    });

    it('follows what leaves', async () => {
      await g.datasets.remove(5n, REASON);
      await g.datasets.connect(g.cleo).withdraw(3n);
      expect(await g.datasets.eligibleCount(0n, g.endsAt + 1n)).to.equal(2n);
      expect(await g.datasets.eligibleCount(3n, g.endsAt + 1n)).to.equal(1n);
    });
  });

  describe('entriesFrom', () => {
    const read = async (from: bigint, limit: bigint, until = g.endsAt): Promise<[bigint[], bigint]> => {
      const [entries, nextId] = await g.datasets.entriesFrom(from, limit, until);
      return [entries.map(({ datasetId }) => datasetId), nextId];
    };

    it('tells the terms of each', async () => {
      const [entries] = await g.datasets.entriesFrom(3n, 1n, g.endsAt);
      const { cardSha256 } = await g.datasets.dataset(3n);
      expect(entries).to.deep.equal([[3n, cardSha256, CC0, 1n, 3n]]);
    });

    it('pages in ascending order and tells where to go on', async () => {
      expect(await read(0n, 100n)).to.deep.equal([[1n, 2n, 3n, 5n], 0n]);
      expect(await read(1n, 2n)).to.deep.equal([[1n, 2n], 3n]);
      expect(await read(3n, 2n)).to.deep.equal([[3n, 5n], 0n]);
      expect(await read(4n, 1n)).to.deep.equal([[5n], 0n]);
      expect(await read(6n, 1n)).to.deep.equal([[], 0n]);
      expect(await read(2n ** 24n - 1n, 1n)).to.deep.equal([[], 0n]);
      expect(await read(1n, 0n)).to.deep.equal([[], 1n]);
    });

    it('passes over what is out of consent', async () => {
      expect(await read(1n, 2n ** 256n - 1n, g.endsAt + 1n)).to.deep.equal([[1n, 2n], 0n]);
      expect(await read(3n, 1n, g.endsAt + 1n)).to.deep.equal([[], 0n]);
    });
  });

  describe('dataset, datasets and the rest', () => {
    it('refuse an id never given', async () => {
      for (const id of [0n, 6n]) {
        await expect(g.datasets.dataset(id))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryUnknownDataset')
          .withArgs(id);
      }
      expect(await g.datasets.isIncluded(6n)).to.equal(false);
      expect(await g.datasets.datasetOfCard(REASON)).to.equal(0n);
    });

    const pages: [bigint, bigint, bigint[]][] = [
      [0n, 2n, [1n, 2n]],
      [4n, 9n, [4n, 5n]],
      [5n, 1n, [5n]],
      [6n, 1n, []],
      [1n, 0n, []],
      [2n ** 24n - 1n, 2n ** 256n - 1n, []],
    ];
    for (const [from, limit, expected] of pages) {
      it(`page from ${from}, at most ${limit}`, async () => {
        const page = await g.datasets.datasets(from, limit);
        expect(page.map(({ datasetId }) => datasetId)).to.deep.equal(expected);
        for (const view of page) expect(view).to.deep.equal(await g.datasets.dataset(view.datasetId));
      });
    }
  });
});
