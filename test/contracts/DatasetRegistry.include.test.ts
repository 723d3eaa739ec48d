import { expect } from 'chai';

import {
  ADMIN,
  bringIn,
  CC0,
  DAY,
  deployRegistries,
  ethers,
  type Ground,
  latest,
  MIT,
  networkHelpers,
  REASON,
  Seat,
  Status,
  submit,
  TERM,
  TERMS,
} from '../helpers/registries.ts';

const { ZeroHash } = ethers;
const BSD = ethers.encodeBytes32String('BSD-3-Clause');

describe('DatasetRegistry: what governance does', () => {
  let g: Ground;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployRegistries);
  });

  const statusOf = async (id: bigint): Promise<bigint> => (await g.datasets.dataset(id)).status;

  describe('include', () => {
    it('includes each dataset and seats its contributor once', async () => {
      const [one, two] = [await submit(g, g.cleo), await submit(g, g.cleo)];
      const sent = await g.datasets.include([one, two]);
      await expect(sent).to.emit(g.datasets, 'DatasetIncluded').withArgs(one);
      await expect(sent).to.emit(g.datasets, 'DatasetIncluded').withArgs(two);
      await expect(sent).to.emit(g.registry, 'FirstInclusion').withArgs(3n);
      await expect(sent)
        .to.emit(g.registry, 'SeatGranted')
        .withArgs(3n, (await latest()) + TERM, true);
      expect(await statusOf(one)).to.equal(Status.included);
      expect(await g.datasets.isIncluded(two)).to.equal(true);
      expect(await g.datasets.includedCount()).to.equal(2n);
      expect(await g.datasets.revision()).to.equal(2n);
      expect(await g.registry.getVotes(g.cleo)).to.equal(1n);
    });

    it('gives a revoked contributor no seat', async () => {
      await g.registry.revokeSeat(1n);
      await bringIn(g, g.ada);
      expect((await g.registry.person(1n)).seat).to.equal(Seat.revoked);
    });

    it('skips those that left meanwhile, and includes the rest', async () => {
      const consentEndsAt = (await latest()) + DAY;
      const expired = await submit(g, g.cleo, { consentEndsAt });
      const withdrawn = await submit(g, g.cleo);
      const included = await bringIn(g, g.dora);
      const good = await submit(g, g.cleo);
      await g.datasets.connect(g.cleo).withdraw(withdrawn);
      await networkHelpers.time.increaseTo(consentEndsAt + 1n);
      const sent = await g.datasets.include([expired, withdrawn, included, 99n, good, good]);
      for (const [id, status] of [
        [expired, Status.submitted],
        [withdrawn, Status.withdrawn],
        [included, Status.included],
        [99n, Status.none],
        [good, Status.included],
      ]) {
        await expect(sent).to.emit(g.datasets, 'InclusionSkipped').withArgs(id, status);
      }
      await expect(sent).to.emit(g.datasets, 'DatasetIncluded').withArgs(good);
      expect(await g.datasets.includedCount()).to.equal(2n);
      expect(await g.datasets.revision()).to.equal(2n);
    });

    it('takes a consent in its last second', async () => {
      const consentEndsAt = (await latest()) + DAY;
      const id = await submit(g, g.cleo, { consentEndsAt });
      await networkHelpers.time.setNextBlockTimestamp(consentEndsAt);
      await expect(g.datasets.include([id]))
        .to.emit(g.datasets, 'DatasetIncluded')
        .withArgs(id);
    });

    it('does nothing for none', async () => {
      await expect(g.datasets.include([])).not.to.emit(g.datasets, 'DatasetIncluded');
    });

    describe('given a predecessor', () => {
      const next = (supersedes: bigint) => submit(g, g.cleo, { supersedes });

      it('replaces one that is included', async () => {
        const old = await bringIn(g, g.cleo);
        const id = await next(old);
        const sent = g.datasets.include([id]);
        await expect(sent).to.emit(g.datasets, 'DatasetIncluded').withArgs(id);
        await expect(sent).to.emit(g.datasets, 'DatasetSuperseded').withArgs(old, id);
        expect(await statusOf(old)).to.equal(Status.superseded);
        expect(await g.datasets.isIncluded(old)).to.equal(false);
        expect(await g.datasets.includedCount()).to.equal(1n);
        expect(await g.datasets.revision()).to.equal(3n);
      });

      it('replaces one that waits, which cannot be included any more', async () => {
        const old = await submit(g, g.cleo);
        const id = await next(old);
        await expect(g.datasets.include([id, old]))
          .to.emit(g.datasets, 'InclusionSkipped')
          .withArgs(old, Status.superseded);
        expect(await statusOf(old)).to.equal(Status.superseded);
        expect(await g.datasets.revision()).to.equal(1n);
      });

      it('leaves one as it is that was removed or withdrawn meanwhile', async () => {
        const [removed, withdrawn] = [await bringIn(g, g.cleo), await bringIn(g, g.cleo)];
        const ids = [await next(removed), await next(withdrawn)];
        await g.datasets.remove(removed, REASON);
        await g.datasets.connect(g.cleo).withdraw(withdrawn);
        await expect(g.datasets.include(ids)).not.to.emit(g.datasets, 'DatasetSuperseded');
        expect(await statusOf(removed)).to.equal(Status.removed);
        expect(await statusOf(withdrawn)).to.equal(Status.withdrawn);
        expect(await g.datasets.includedCount()).to.equal(2n);
      });

      it('replaces it once, where two name the same', async () => {
        const old = await bringIn(g, g.cleo);
        const [one, two] = [await next(old), await next(old)];
        await g.datasets.include([one]);
        await expect(g.datasets.include([two])).not.to.emit(g.datasets, 'DatasetSuperseded');
        expect(await g.datasets.includedCount()).to.equal(2n);
      });
    });
  });

  describe('remove', () => {
    it('takes an included dataset out for good', async () => {
      const id = await bringIn(g, g.cleo);
      await expect(g.datasets.remove(id, REASON)).to.emit(g.datasets, 'DatasetRemoved').withArgs(id, REASON);
      expect(await statusOf(id)).to.equal(Status.removed);
      expect(await g.datasets.isIncluded(id)).to.equal(false);
      expect(await g.datasets.revision()).to.equal(2n);
      await expect(g.datasets.include([id]))
        .to.emit(g.datasets, 'InclusionSkipped')
        .withArgs(id, Status.removed);
    });

    it('refuses one that is not included, one never given, and an empty reason', async () => {
      const id = await submit(g, g.cleo);
      await expect(g.datasets.remove(id, REASON))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryWrongStatus')
        .withArgs(id, Status.submitted);
      await expect(g.datasets.remove(2n, REASON))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryUnknownDataset')
        .withArgs(2n);
      await expect(g.datasets.remove(id, ZeroHash)).to.be.revertedWithCustomError(
        g.datasets,
        'DatasetRegistryEmptyValue',
      );
    });
  });

  describe('licences', () => {
    it('are allowed, taken off and allowed again, at the same place', async () => {
      await expect(g.datasets.allowLicence(BSD)).to.emit(g.datasets, 'LicenceAllowed').withArgs(BSD);
      await expect(g.datasets.disallowLicence(MIT)).to.emit(g.datasets, 'LicenceDisallowed').withArgs(MIT);
      expect(await g.datasets.isLicenceAllowed(MIT)).to.equal(false);
      await expect(g.datasets.allowLicence(MIT)).to.emit(g.datasets, 'LicenceAllowed').withArgs(MIT);
      expect(await g.datasets.licences(0n, 9n)).to.deep.equal([
        [CC0, true],
        [MIT, true],
        [BSD, true],
      ]);
      expect(await g.datasets.licenceCount()).to.equal(3n);
    });

    it('stay with the datasets that have them', async () => {
      const id = await submit(g, g.cleo, { licence: MIT });
      await g.datasets.disallowLicence(MIT);
      expect((await g.datasets.dataset(id)).licence).to.equal(MIT);
      await expect(g.datasets.include([id]))
        .to.emit(g.datasets, 'DatasetIncluded')
        .withArgs(id);
    });

    it('are refused empty, twice, or to be taken off when they are not on', async () => {
      await expect(g.datasets.allowLicence(ZeroHash)).to.be.revertedWithCustomError(
        g.datasets,
        'DatasetRegistryEmptyValue',
      );
      await expect(g.datasets.allowLicence(MIT))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryLicenceAllowedAlready')
        .withArgs(MIT);
      await expect(g.datasets.disallowLicence(BSD))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryLicenceNotAllowed')
        .withArgs(BSD);
    });

    const notText: [string, string][] = [
      ['a blank', `0x${Buffer.from('CC BY').toString('hex')}`],
      ['a letter beyond ASCII', `0x${Buffer.from('CC-BÝ').toString('hex')}`],
      ['bytes that are no text', '0x4343ff'],
      ['zeros before its end', '0x4d00495400'],
      ['zeros at its beginning', '0x004d4954'],
    ];
    for (const [what, bytes] of notText) {
      it(`are refused with ${what}, as no two readers would agree on them`, async () => {
        const licence = bytes.padEnd(66, '0');
        await expect(g.datasets.allowLicence(licence))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryLicenceNotText')
          .withArgs(licence);
      });
    }

    it('may have 32 letters', async () => {
      const licence = `0x${Buffer.from('LicenseRef-Of-Thirty-Two-Letters').toString('hex')}`;
      await expect(g.datasets.allowLicence(licence)).to.emit(g.datasets, 'LicenceAllowed').withArgs(licence);
    });

    it('are paged', async () => {
      expect(await g.datasets.licences(1n, 9n)).to.deep.equal([[MIT, true]]);
      expect(await g.datasets.licences(0n, 1n)).to.deep.equal([[CC0, true]]);
      expect(await g.datasets.licences(2n, 1n)).to.deep.equal([]);
      expect(await g.datasets.isLicenceAllowed(BSD)).to.equal(false);
    });
  });

  describe('settings', () => {
    it('change the endorsements asked for, from 1 to 20', async () => {
      await expect(g.datasets.setEndorsementsRequired(20))
        .to.emit(g.datasets, 'EndorsementsRequiredChanged')
        .withArgs(2n, 20n);
      expect(await g.datasets.endorsementsRequired()).to.equal(20n);
      for (const count of [0n, 21n]) {
        await expect(g.datasets.setEndorsementsRequired(count))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryEndorsementsOutOfBounds')
          .withArgs(count, 1n, 20n);
      }
    });

    it('change the terms, which cannot be empty', async () => {
      await expect(g.datasets.setContributorTerms(REASON))
        .to.emit(g.datasets, 'ContributorTermsChanged')
        .withArgs(TERMS, REASON);
      expect(await g.datasets.contributorTermsSha256()).to.equal(REASON);
      await expect(g.datasets.setContributorTerms(ZeroHash)).to.be.revertedWithCustomError(
        g.datasets,
        'DatasetRegistryEmptyValue',
      );
    });

    it('are refused at deployment as later', async () => {
      const deploy = (count: number, terms: string, licences: string[]) =>
        ethers.deployContract('DatasetRegistry', [g.admin, g.registry, count, terms, licences]);
      await expect(deploy(0, TERMS, []))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryEndorsementsOutOfBounds')
        .withArgs(0n, 1n, 20n);
      await expect(deploy(1, ZeroHash, [])).to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryEmptyValue');
      await expect(deploy(1, TERMS, [MIT, MIT]))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryLicenceAllowedAlready')
        .withArgs(MIT);
      expect(await g.datasets.contributors()).to.equal(g.registry.target);
    });
  });

  it('is refused to everybody but governance', async () => {
    const caller = g.datasets.connect(g.ada);
    for (const call of [
      caller.include([]),
      caller.remove(1n, REASON),
      caller.allowLicence(BSD),
      caller.disallowLicence(MIT),
      caller.setEndorsementsRequired(1n),
      caller.setContributorTerms(REASON),
    ]) {
      await expect(call)
        .to.be.revertedWithCustomError(g.datasets, 'AccessControlUnauthorizedAccount')
        .withArgs(g.ada, ADMIN);
    }
  });
});
