import { expect } from 'chai';

import {
  CC0,
  DAY,
  deployRegistries,
  bringIn,
  ethers,
  type Ground,
  latest,
  MIT,
  move,
  networkHelpers,
  nextSecond,
  REASON,
  Status,
  submission,
  type Submission,
  submit,
  TERMS,
} from '../helpers/registries.ts';

const { ZeroAddress, ZeroHash } = ethers;

describe('DatasetRegistry: what contributors do', () => {
  let g: Ground;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployRegistries);
  });

  describe('submit', () => {
    it('records a dataset of the caller’s person, not yet included', async () => {
      const given = submission(g.cleo, { licence: MIT, purposes: 15n, access: 2n, payee: g.emil.address });
      expect(await g.datasets.connect(g.cleo).submit.staticCall(given)).to.equal(1n);
      await expect(g.datasets.connect(g.cleo).submit(given))
        .to.emit(g.datasets, 'DatasetSubmitted')
        .withArgs(1n, 3n, Object.values(given));
      expect(await g.datasets.dataset(1n)).to.deep.equal([
        ...[1n, given.cardSha256, 3n, g.emil.address, MIT, 15n, 2n, Status.submitted, 0n, 0n, 0n, 0n, 0n],
      ]);
      expect(await g.datasets.datasetCount()).to.equal(1n);
      expect(await g.datasets.datasetOfCard(given.cardSha256)).to.equal(1n);
      expect(await g.datasets.isIncluded(1n)).to.equal(false);
      expect(await g.datasets.revision()).to.equal(0n);
    });

    it('keeps an end of consent that lies ahead', async () => {
      const at = await nextSecond();
      const id = await submit(g, g.cleo, { consentEndsAt: at + 1n });
      expect((await g.datasets.dataset(id)).consentEndsAt).to.equal(at + 1n);
    });

    it('refuses a consent that is over in the same second', async () => {
      const at = await nextSecond();
      await expect(g.datasets.connect(g.cleo).submit(submission(g.cleo, { consentEndsAt: at })))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryConsentOver')
        .withArgs(0n, at, at);
    });

    it('refuses who is not registered, or moved away', async () => {
      await move(g.registry, g.cleo, g.emil);
      for (const account of [g.admin, g.cleo]) {
        await expect(g.datasets.connect(account).submit(submission(account)))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryNotRegistered')
          .withArgs(account);
      }
    });

    const XYZ = ethers.encodeBytes32String('XYZ');
    const refusals: [string, Partial<Submission>, string, unknown[]][] = [
      ['an empty card', { cardSha256: ZeroHash }, 'DatasetRegistryEmptyValue', []],
      ['nobody to be paid', { payee: ZeroAddress }, 'DatasetRegistryEmptyValue', []],
      ['no purpose', { purposes: 0n }, 'DatasetRegistryInvalidPurposes', [0n]],
      ['a purpose that is not known', { purposes: 16n }, 'DatasetRegistryInvalidPurposes', [16n]],
      ['an access that is not known', { access: 3n }, 'DatasetRegistryInvalidAccess', [3n]],
      ['a licence never allowed', { licence: XYZ }, 'DatasetRegistryLicenceNotAllowed', [XYZ]],
      ['no licence', { licence: ZeroHash }, 'DatasetRegistryLicenceNotAllowed', [ZeroHash]],
      ['other terms', { contributorTermsSha256: REASON }, 'DatasetRegistryTermsNotAccepted', [REASON, TERMS]],
      ['a predecessor that is not there', { supersedes: 9n }, 'DatasetRegistryUnknownDataset', [9n]],
    ];
    for (const [what, changes, error, args] of refusals) {
      it(`refuses ${what}`, async () => {
        await expect(g.datasets.connect(g.cleo).submit(submission(g.cleo, changes)))
          .to.be.revertedWithCustomError(g.datasets, error)
          .withArgs(...args);
      });
    }

    it('refuses a card for ever that was submitted once, even if it was withdrawn', async () => {
      const id = await submit(g, g.cleo);
      const { cardSha256 } = await g.datasets.dataset(id);
      await g.datasets.connect(g.cleo).withdraw(id);
      await expect(g.datasets.connect(g.dora).submit(submission(g.dora, { cardSha256 })))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryCardTaken')
        .withArgs(cardSha256, id);
    });

    it('refuses a licence that is no longer allowed', async () => {
      await g.datasets.disallowLicence(CC0);
      await expect(g.datasets.connect(g.cleo).submit(submission(g.cleo)))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryLicenceNotAllowed')
        .withArgs(CC0);
    });

    describe('given a predecessor', () => {
      const next = (supersedes: bigint, by = g.cleo) => g.datasets.connect(by).submit(submission(by, { supersedes }));

      it('takes one of hers that waits or is included, and leaves it as it is', async () => {
        for (const [id, status] of [
          [await submit(g, g.cleo), Status.submitted],
          [await bringIn(g, g.cleo), Status.included],
        ] as const) {
          await expect(next(id)).to.emit(g.datasets, 'DatasetSubmitted');
          expect((await g.datasets.dataset(id)).status).to.equal(status);
          expect((await g.datasets.dataset(await g.datasets.datasetCount())).supersedes).to.equal(id);
        }
      });

      it('refuses one of somebody else', async () => {
        const id = await submit(g, g.dora);
        await expect(next(id))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryNotContributor')
          .withArgs(id, g.cleo);
      });

      it('refuses one that was removed, superseded or withdrawn', async () => {
        const removed = await bringIn(g, g.cleo);
        await g.datasets.remove(removed, REASON);
        const superseded = await submit(g, g.cleo);
        await bringIn(g, g.cleo, { supersedes: superseded });
        const withdrawn = await submit(g, g.cleo);
        await g.datasets.connect(g.cleo).withdraw(withdrawn);
        for (const [id, status] of [
          [removed, Status.removed],
          [superseded, Status.superseded],
          [withdrawn, Status.withdrawn],
        ] as const) {
          await expect(next(id))
            .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryCannotSupersede')
            .withArgs(id, status);
        }
      });
    });
  });

  describe('withdraw', () => {
    it('takes a waiting dataset back and leaves the included set alone', async () => {
      const id = await submit(g, g.cleo);
      await expect(g.datasets.connect(g.cleo).withdraw(id))
        .to.emit(g.datasets, 'DatasetWithdrawn')
        .withArgs(id, ZeroHash, '');
      expect((await g.datasets.dataset(id)).status).to.equal(Status.withdrawn);
      expect(await g.datasets.revision()).to.equal(0n);
    });

    it('takes an included dataset out of the set', async () => {
      const id = await bringIn(g, g.cleo, { consentEndsAt: (await latest()) + DAY });
      await expect(g.datasets.connect(g.cleo).withdraw(id))
        .to.emit(g.datasets, 'DatasetWithdrawn')
        .withArgs(id, ZeroHash, '');
      expect(await g.datasets.isIncluded(id)).to.equal(false);
      expect(await g.datasets.includedCount()).to.equal(0n);
      expect(await g.datasets.revision()).to.equal(2n);
      expect(await g.datasets.eligibleCount(3n, 0n)).to.equal(0n);
    });

    it('belongs to the person, from whatever account she acts', async () => {
      const id = await submit(g, g.cleo);
      await move(g.registry, g.cleo, g.emil);
      await expect(g.datasets.connect(g.cleo).withdraw(id))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryNotContributor')
        .withArgs(id, g.cleo);
      await expect(g.datasets.connect(g.emil).withdraw(id))
        .to.emit(g.datasets, 'DatasetWithdrawn')
        .withArgs(id, ZeroHash, '');
    });

    it('refuses another person, governance, and an id never given', async () => {
      const id = await submit(g, g.cleo);
      for (const account of [g.dora, g.admin]) {
        await expect(g.datasets.connect(account).withdraw(id))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryNotContributor')
          .withArgs(id, account);
      }
      await expect(g.datasets.connect(g.cleo).withdraw(2n))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryUnknownDataset')
        .withArgs(2n);
    });

    it('says why, where she wants to', async () => {
      const id = await submit(g, g.cleo);
      await expect(g.datasets.connect(g.cleo).withdrawWithReason(id, REASON, 'ipfs://why'))
        .to.emit(g.datasets, 'DatasetWithdrawn')
        .withArgs(id, REASON, 'ipfs://why');
      expect((await g.datasets.dataset(id)).status).to.equal(Status.withdrawn);
      await expect(g.datasets.connect(g.dora).withdrawWithReason(id, REASON, ''))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryNotContributor')
        .withArgs(id, g.dora);
    });

    it('takes back what was removed or superseded too, and leaves the set alone', async () => {
      const removed = await bringIn(g, g.cleo);
      await g.datasets.remove(removed, REASON);
      const superseded = await bringIn(g, g.cleo);
      await bringIn(g, g.cleo, { supersedes: superseded });
      const revision = await g.datasets.revision();
      for (const id of [removed, superseded]) {
        await expect(g.datasets.connect(g.cleo).withdraw(id)).to.emit(g.datasets, 'DatasetWithdrawn');
        expect((await g.datasets.dataset(id)).status).to.equal(Status.withdrawn);
      }
      expect(await g.datasets.revision()).to.equal(revision);
    });

    it('takes back what is suspended', async () => {
      const id = await bringIn(g, g.cleo);
      await g.datasets.grantRole(await g.datasets.SUSPENDER_ROLE(), g.admin);
      await g.datasets.suspend(id, (await latest()) + DAY);
      await g.datasets.connect(g.cleo).withdraw(id);
      expect((await g.datasets.dataset(id)).status).to.equal(Status.withdrawn);
      expect(await g.datasets.isSuspended(id)).to.equal(false);
    });

    it('refuses a second time', async () => {
      const id = await submit(g, g.cleo);
      await g.datasets.connect(g.cleo).withdraw(id);
      await expect(g.datasets.connect(g.cleo).withdraw(id))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryWrongStatus')
        .withArgs(id, Status.withdrawn);
    });
  });

  describe('withdrawals', () => {
    it('list each with its card and its second, in their order, by pages', async () => {
      const ids: bigint[] = [];
      for (let i = 0; i < 6; i++) ids.push(await submit(g, g.cleo));
      const expected = [];
      for (const id of [3n, 1n, 6n, 2n, 5n].filter((each) => ids.includes(each))) {
        await g.datasets.connect(g.cleo).withdraw(id);
        expected.push([id, (await g.datasets.dataset(id)).cardSha256, await latest()]);
      }
      const page = async (from: number, limit: number) =>
        (await g.datasets.withdrawals(from, limit)).map((each) => [...each]);
      expect(await g.datasets.withdrawalCount()).to.equal(5n);
      expect(await page(0, 100)).to.deep.equal(expected);
      expect(await page(1, 3)).to.deep.equal(expected.slice(1, 4));
      expect(await page(4, 3)).to.deep.equal(expected.slice(4));
      expect(await page(5, 3)).to.deep.equal([]);
      expect(await page(0, 0)).to.deep.equal([]);
    });
  });

  describe('setPayee', () => {
    it('changes who is paid', async () => {
      const id = await submit(g, g.cleo);
      await expect(g.datasets.connect(g.cleo).setPayee(id, g.emil))
        .to.emit(g.datasets, 'PayeeChanged')
        .withArgs(id, g.emil);
      expect((await g.datasets.dataset(id)).payee).to.equal(g.emil.address);
    });

    it('refuses whom has declined, under any of her accounts, for that dataset only', async () => {
      const [id, other] = [await submit(g, g.cleo), await submit(g, g.cleo)];
      await g.datasets.connect(g.cleo).setPayee(id, g.dora);
      await g.datasets.connect(g.dora).declinePayment(id);
      await move(g.registry, g.dora, g.emil);
      for (const account of [g.dora, g.emil]) {
        await expect(g.datasets.connect(g.cleo).setPayee(id, account))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryPaymentDeclined')
          .withArgs(id, await g.registry.personOf(g.emil));
      }
      await expect(g.datasets.connect(g.cleo).setPayee(other, g.emil)).to.emit(g.datasets, 'PayeeChanged');
    });

    it('refuses another person and the zero address', async () => {
      const id = await submit(g, g.cleo);
      await expect(g.datasets.connect(g.dora).setPayee(id, g.dora))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryNotContributor')
        .withArgs(id, g.dora);
      await expect(g.datasets.connect(g.cleo).setPayee(id, ZeroAddress)).to.be.revertedWithCustomError(
        g.datasets,
        'DatasetRegistryEmptyValue',
      );
    });
  });

  describe('declinePayment', () => {
    it('pays the contributor instead, where she acts from now', async () => {
      const id = await submit(g, g.cleo, { payee: g.dora.address });
      await move(g.registry, g.cleo, g.emil);
      const dora = await g.registry.personOf(g.dora);
      expect(await g.datasets.stakeholdersOf(id)).to.deep.equal([3n, dora]);
      await expect(g.datasets.connect(g.dora).declinePayment(id))
        .to.emit(g.datasets, 'PaymentDeclined')
        .withArgs(id, dora)
        .and.to.emit(g.datasets, 'PayeeChanged')
        .withArgs(id, g.emil);
      expect((await g.datasets.dataset(id)).payee).to.equal(g.emil.address);
      expect(await g.datasets.stakeholdersOf(id)).to.deep.equal([3n, 3n]);
    });

    it('is for the person who is paid, and not for the contributor', async () => {
      const id = await submit(g, g.cleo, { payee: g.dora.address });
      const own = await submit(g, g.cleo);
      for (const [account, datasetId] of [
        [g.ada, id],
        [g.emil, id],
        [g.cleo, own],
      ] as const) {
        await expect(g.datasets.connect(account).declinePayment(datasetId))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryNotPayee')
          .withArgs(datasetId, account);
      }
      await expect(g.datasets.connect(g.dora).declinePayment(9n))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryUnknownDataset')
        .withArgs(9n);
    });
  });

  describe('contributor terms', () => {
    const versionOf = async (id: bigint) => [...(await g.datasets.contributorTermsOf(id))];

    it('are kept by version, with the datasets that were submitted under each', async () => {
      const [first, second] = [ethers.id('second version'), ethers.id('third version')];
      await submit(g, g.cleo);
      await submit(g, g.cleo);
      await g.datasets.setContributorTerms(first);
      await g.datasets.setContributorTerms(second);
      await submit(g, g.cleo, { contributorTermsSha256: second });
      expect([await versionOf(1n), await versionOf(2n), await versionOf(3n)]).to.deep.equal([
        [1n, TERMS],
        [1n, TERMS],
        [3n, second],
      ]);
      for (const id of [0n, 4n]) expect(await versionOf(id)).to.deep.equal([0n, ZeroHash]);
      expect(await g.datasets.contributorTermsCount()).to.equal(3n);
      const page = async (from: number, limit: number) =>
        (await g.datasets.contributorTerms(from, limit)).map((each) => [...each]);
      const all = [[TERMS, 1n], [first, 3n], [second, 3n]]; // prettier-ignore
      expect(await page(0, 10)).to.deep.equal(all);
      expect(await page(1, 1)).to.deep.equal(all.slice(1, 2));
      expect(await page(3, 1)).to.deep.equal([]);
    });
  });
});
