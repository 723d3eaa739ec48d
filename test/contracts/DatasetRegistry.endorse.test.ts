import { expect } from 'chai';

import {
  bringIn,
  DAY,
  deployRegistries,
  ethers,
  type Ground,
  latest,
  move,
  networkHelpers,
  REVIEW,
  signData,
  type Signer,
  Status,
  submit,
  typedData,
} from '../helpers/registries.ts';

const { ZeroHash } = ethers;

describe('DatasetRegistry: endorsements', () => {
  let g: Ground;
  let id: bigint;
  let deadline: bigint;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployRegistries);
    id = await submit(g, g.cleo);
    deadline = (await latest()) + DAY;
  });

  const endorse = (by: Signer, datasetId = id, review = REVIEW) => g.datasets.connect(by).endorse(datasetId, review);
  const endorseData = async (account: Signer, changes: Record<string, unknown> = {}) =>
    typedData(g.datasets, 'Endorse', 'uint24 datasetId,bytes32 reviewSha256,uint256 nonce,uint256 deadline', {
      datasetId: id,
      reviewSha256: REVIEW,
      nonce: await g.datasets.nonces(account),
      deadline,
      ...changes,
    });

  describe('endorse', () => {
    it('counts a seat once, by its person', async () => {
      await expect(endorse(g.ada)).to.emit(g.datasets, 'DatasetEndorsed').withArgs(id, 1n, g.ada, REVIEW);
      expect(await g.datasets.hasEndorsed(id, 1n)).to.equal(true);
      expect(await g.datasets.hasEndorsed(id, 2n)).to.equal(false);
      expect(await g.datasets.hasEndorsed(id, 257n)).to.equal(false);
      expect((await g.datasets.dataset(id)).endorsements).to.equal(1n);
    });

    it('adds up seats', async () => {
      await endorse(g.ada);
      await endorse(g.ben);
      expect((await g.datasets.dataset(id)).endorsements).to.equal(2n);
    });

    it('refuses a second time, also from the account that the person moved to', async () => {
      await endorse(g.ada);
      await move(g.registry, g.ada, g.emil);
      await expect(endorse(g.emil))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryEndorsedAlready')
        .withArgs(id, 1n);
    });

    it('refuses an account without a live seat', async () => {
      await move(g.registry, g.ada, g.emil);
      await networkHelpers.time.increaseTo((await g.registry.person(2n)).seatEndsAt + 1n);
      for (const account of [g.ada, g.ben, g.dora, g.admin]) {
        await expect(endorse(account))
          .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryNoLiveSeat')
          .withArgs(account);
      }
    });

    it('refuses the contributor herself', async () => {
      const own = await submit(g, g.ada);
      await expect(endorse(g.ada, own))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryOwnDataset')
        .withArgs(own, 1n);
    });

    it('refuses an empty review and an id never given', async () => {
      await expect(endorse(g.ada, id, ZeroHash)).to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryEmptyValue');
      await expect(endorse(g.ada, 7n))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryUnknownDataset')
        .withArgs(7n);
    });

    it('refuses a dataset that no longer waits', async () => {
      const included = await bringIn(g, g.cleo);
      await expect(endorse(g.ada, included))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryWrongStatus')
        .withArgs(included, Status.included);
    });
  });

  describe('endorseBySig', () => {
    const relay = (account: Signer, signature: string) =>
      g.datasets.connect(g.emil).endorseBySig(account, id, REVIEW, deadline, signature);

    it('counts the signer’s seat, whoever sends it, and uses the nonce up', async () => {
      const signature = await signData(g.ada, await endorseData(g.ada));
      await expect(relay(g.ada, signature)).to.emit(g.datasets, 'DatasetEndorsed').withArgs(id, 1n, g.ada, REVIEW);
      expect(await g.datasets.nonces(g.ada)).to.equal(1n);
      await expect(relay(g.ada, signature))
        .to.be.revertedWithCustomError(g.datasets, 'SignedActionInvalidSignature')
        .withArgs(g.ada);
    });

    it('refuses what was not signed', async () => {
      for (const [signer, changes] of [
        [g.ben, {}],
        [g.ada, { datasetId: 9n }],
        [g.ada, { reviewSha256: ethers.id('other') }],
        [g.ada, { nonce: 1n }],
        [g.ada, { deadline: 1n }],
      ] as const) {
        await expect(relay(g.ada, await signData(signer, await endorseData(g.ada, changes))))
          .to.be.revertedWithCustomError(g.datasets, 'SignedActionInvalidSignature')
          .withArgs(g.ada);
      }
    });

    it('refuses a signature that is over', async () => {
      deadline = await latest();
      await expect(relay(g.ada, await signData(g.ada, await endorseData(g.ada))))
        .to.be.revertedWithCustomError(g.datasets, 'SignedActionExpired')
        .withArgs(deadline);
    });
  });

  describe('putToVote', () => {
    beforeEach(async () => {
      await g.datasets.grantRole(ethers.id('GOVERNOR_ROLE'), g.admin);
    });

    it('notes the proposal of datasets with enough endorsements, and tells the one before', async () => {
      const other = await submit(g, g.cleo);
      for (const [seat, dataset] of [g.ada, g.ben].flatMap((who) =>
        [id, other].map((which) => [who, which] as const),
      )) {
        await endorse(seat, dataset);
      }
      expect(await g.datasets.putToVote.staticCall([id], 7)).to.deep.equal([]);
      await g.datasets.putToVote([id], 7);
      expect(await g.datasets.lastProposalOf(id)).to.equal(7n);

      expect(await g.datasets.putToVote.staticCall([id, other], 4_294_967_295)).to.deep.equal([7n, 0n]);
      await g.datasets.putToVote([id, other], 4_294_967_295);
      expect(await g.datasets.lastProposalOf(id)).to.equal(4_294_967_295n);
      expect(await g.datasets.lastProposalOf(other)).to.equal(4_294_967_295n);
    });

    it('changes nothing else of a dataset', async () => {
      const consentEndsAt = (await latest()) + DAY;
      const ending = await submit(g, g.cleo, { consentEndsAt });
      await endorse(g.ada, ending);
      await endorse(g.ben, ending);
      const before = await g.datasets.dataset(ending);
      await g.datasets.putToVote([ending], 4_294_967_295);
      expect(await g.datasets.dataset(ending)).to.deep.equal(before);
    });

    it('does nothing for none', async () => {
      expect(await g.datasets.putToVote.staticCall([], 1)).to.deep.equal([]);
    });

    it('names the first dataset that lacks endorsements', async () => {
      await endorse(g.ada);
      await expect(g.datasets.putToVote([id], 1))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryNotEndorsed')
        .withArgs(id, 1n, 2n);
      await g.datasets.setEndorsementsRequired(1);
      await g.datasets.putToVote([id], 1);
    });

    it('refuses one that is included already, and an id never given', async () => {
      const included = await bringIn(g, g.cleo);
      await expect(g.datasets.putToVote([included], 1))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryWrongStatus')
        .withArgs(included, Status.included);
      await expect(g.datasets.putToVote([9n], 1))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryUnknownDataset')
        .withArgs(9n);
    });

    it('refuses one whose consent is over', async () => {
      const consentEndsAt = (await latest()) + DAY;
      const ending = await submit(g, g.cleo, { consentEndsAt });
      await endorse(g.ada, ending);
      await endorse(g.ben, ending);
      await networkHelpers.time.setNextBlockTimestamp(consentEndsAt);
      await g.datasets.putToVote([ending], 1);
      await networkHelpers.time.setNextBlockTimestamp(consentEndsAt + 1n);
      await expect(g.datasets.putToVote([ending], 2))
        .to.be.revertedWithCustomError(g.datasets, 'DatasetRegistryConsentOver')
        .withArgs(ending, consentEndsAt, consentEndsAt + 1n);
    });

    it('is for the governor alone', async () => {
      await expect(g.datasets.connect(g.ada).putToVote([id], 1))
        .to.be.revertedWithCustomError(g.datasets, 'AccessControlUnauthorizedAccount')
        .withArgs(g.ada, ethers.id('GOVERNOR_ROLE'));
    });
  });
});
