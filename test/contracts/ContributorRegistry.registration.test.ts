import { expect } from 'chai';

import {
  ADMIN,
  DAY,
  deployPeople,
  deployWallet,
  ethers,
  latest,
  move,
  moveData,
  networkHelpers,
  nextSecond,
  type People,
  PROFILE,
  Seat,
  signData,
  type Signer,
  TERM,
  typedData,
} from '../helpers/registries.ts';

const { ZeroAddress, ZeroHash } = ethers;
const REGISTER = 'address account,bytes32 profileSha256,string profileUri,uint256 nonce,uint256 deadline';

describe('ContributorRegistry: persons and accounts', () => {
  let g: People;
  let deadline: bigint;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployPeople);
    deadline = (await latest()) + DAY;
  });

  const registerData = async (account: string, changes: Record<string, unknown> = {}) =>
    typedData(g.registry, 'Register', REGISTER, {
      account,
      profileSha256: PROFILE,
      profileUri: 'ipfs://dora',
      nonce: await g.registry.nonces(account),
      deadline,
      ...changes,
    });
  const registerBySig = (account: string, signature: string, until = deadline) =>
    g.registry.connect(g.emil).registerBySig(account, PROFILE, 'ipfs://dora', until, signature);

  describe('constructor', () => {
    it('seats the founders, who are the first persons', async () => {
      const deployed = g.registry.deploymentTransaction()!;
      const at = BigInt((await (await deployed.wait())!.getBlock()).timestamp);
      for (const [personId, founder] of [
        [1n, g.ada],
        [2n, g.ben],
      ] as const) {
        await expect(deployed)
          .to.emit(g.registry, 'PersonRegistered')
          .withArgs(personId, founder, PROFILE, 'ipfs://founder');
        await expect(deployed)
          .to.emit(g.registry, 'SeatGranted')
          .withArgs(personId, at + TERM, false);
        await expect(deployed).to.emit(g.registry, 'DelegateVotesChanged').withArgs(founder, 0n, 1n);
        expect(await g.registry.person(personId)).to.deep.equal([founder.address, at + TERM, Seat.held, false]);
        expect(await g.registry.getVotes(founder)).to.equal(1n);
      }
    });

    it('sets the term and the admin', async () => {
      await expect(g.registry.deploymentTransaction()).to.emit(g.registry, 'SeatTermChanged').withArgs(0n, TERM);
      expect(await g.registry.seatTermSeconds()).to.equal(TERM);
      expect(await g.registry.hasRole(ADMIN, g.admin)).to.equal(true);
      expect(await g.registry.hasRole(ADMIN, g.ada)).to.equal(false);
    });

    it('refuses one founder twice, and nobody as a founder', async () => {
      const founder = (account: string) => ({ account, profileSha256: PROFILE, profileUri: '' });
      const deploy = (...accounts: string[]) =>
        ethers.deployContract('ContributorRegistry', [g.admin, TERM, accounts.map(founder)]);
      await expect(deploy(g.ada.address, g.ada.address))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryAccountTaken')
        .withArgs(g.ada, 1n);
      await expect(deploy(ZeroAddress)).to.be.revertedWithCustomError(g.registry, 'ContributorRegistryZeroAccount');
    });
  });

  describe('register', () => {
    it('makes the caller a person without a vote', async () => {
      expect(await g.registry.connect(g.dora).register.staticCall(PROFILE, 'ipfs://dora')).to.equal(4n);
      const sent = g.registry.connect(g.dora).register(PROFILE, 'ipfs://dora');
      await expect(sent).to.emit(g.registry, 'PersonRegistered').withArgs(4n, g.dora, PROFILE, 'ipfs://dora');
      await expect(sent).not.to.emit(g.registry, 'SeatGranted');
      expect(await g.registry.personCount()).to.equal(4n);
      expect(await g.registry.personOf(g.dora)).to.equal(4n);
      expect(await g.registry.accountOf(4n)).to.equal(g.dora.address);
      expect(await g.registry.person(4n)).to.deep.equal([g.dora.address, 0n, Seat.none, false]);
      expect(await g.registry.getVotes(g.dora)).to.equal(0n);
    });

    it('asks for no profile', async () => {
      await expect(g.registry.connect(g.dora).register(ZeroHash, ''))
        .to.emit(g.registry, 'PersonRegistered')
        .withArgs(4n, g.dora, ZeroHash, '');
    });

    it('refuses an account that is somebody’s', async () => {
      await expect(g.registry.connect(g.cleo).register(PROFILE, ''))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryAccountTaken')
        .withArgs(g.cleo, 3n);
    });

    it('refuses an account that was somebody’s', async () => {
      await move(g.registry, g.cleo, g.dora);
      await expect(g.registry.connect(g.cleo).register(PROFILE, ''))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryAccountTaken')
        .withArgs(g.cleo, 3n);
    });
  });

  describe('registerBySig', () => {
    it('registers the signer, whoever sends it, and uses the nonce up', async () => {
      const signature = await signData(g.dora, await registerData(g.dora.address));
      await expect(registerBySig(g.dora.address, signature))
        .to.emit(g.registry, 'PersonRegistered')
        .withArgs(4n, g.dora, PROFILE, 'ipfs://dora');
      expect(await g.registry.personOf(g.dora)).to.equal(4n);
      expect(await g.registry.personOf(g.emil)).to.equal(0n);
      expect(await g.registry.nonces(g.dora)).to.equal(1n);
    });

    it('registers an account with code that answers for the signature', async () => {
      const wallet = await deployWallet();
      await expect(registerBySig(wallet.address, '0x'))
        .to.be.revertedWithCustomError(g.registry, 'SignedActionInvalidSignature')
        .withArgs(wallet.address);
      await wallet.know(await registerData(wallet.address));
      await expect(registerBySig(wallet.address, '0x'))
        .to.emit(g.registry, 'PersonRegistered')
        .withArgs(4n, wallet.address, PROFILE, 'ipfs://dora');
    });

    const changes: [string, Record<string, unknown>][] = [
      ['another profile', { profileSha256: ethers.id('other') }],
      ['another place of the profile', { profileUri: 'ipfs://other' }],
      ['another nonce', { nonce: 1n }],
      ['another deadline', { deadline: 1n }],
    ];
    for (const [what, change] of changes) {
      it(`refuses a signature of ${what}`, async () => {
        const signature = await signData(g.dora, await registerData(g.dora.address, change));
        await expect(registerBySig(g.dora.address, signature))
          .to.be.revertedWithCustomError(g.registry, 'SignedActionInvalidSignature')
          .withArgs(g.dora);
      });
    }

    it('refuses a signature of somebody else, of another contract, or none', async () => {
      const data = await registerData(g.dora.address);
      const elsewhere = { ...data, domain: { ...data.domain, verifyingContract: g.ben.address } };
      for (const signature of [await signData(g.emil, data), await signData(g.dora, elsewhere), '0x']) {
        await expect(registerBySig(g.dora.address, signature))
          .to.be.revertedWithCustomError(g.registry, 'SignedActionInvalidSignature')
          .withArgs(g.dora);
      }
    });

    it('counts in the last second of the deadline and not after it', async () => {
      const signature = await signData(g.dora, await registerData(g.dora.address));
      await networkHelpers.time.setNextBlockTimestamp(deadline + 1n);
      await expect(registerBySig(g.dora.address, signature))
        .to.be.revertedWithCustomError(g.registry, 'SignedActionExpired')
        .withArgs(deadline);
      deadline += DAY;
      const inTime = await signData(g.dora, await registerData(g.dora.address));
      await networkHelpers.time.setNextBlockTimestamp(deadline);
      await expect(registerBySig(g.dora.address, inTime)).to.emit(g.registry, 'PersonRegistered');
    });

    it('refuses the same signature again, also after the account was left', async () => {
      const signature = await signData(g.dora, await registerData(g.dora.address));
      await registerBySig(g.dora.address, signature);
      await expect(registerBySig(g.dora.address, signature))
        .to.be.revertedWithCustomError(g.registry, 'SignedActionInvalidSignature')
        .withArgs(g.dora);
    });

    it('refuses an account that is somebody’s', async () => {
      const signature = await signData(g.cleo, await registerData(g.cleo.address));
      await expect(registerBySig(g.cleo.address, signature))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryAccountTaken')
        .withArgs(g.cleo, 3n);
    });
  });

  describe('updateProfile', () => {
    it('announces the new profile', async () => {
      await expect(g.registry.connect(g.cleo).updateProfile(ethers.id('new'), 'ipfs://new'))
        .to.emit(g.registry, 'ProfileUpdated')
        .withArgs(3n, ethers.id('new'), 'ipfs://new');
    });

    it('refuses an account that is nobody’s, or not any more', async () => {
      await move(g.registry, g.cleo, g.dora);
      for (const account of [g.emil, g.cleo]) {
        await expect(g.registry.connect(account).updateProfile(PROFILE, ''))
          .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryNotRegistered')
          .withArgs(account);
      }
    });
  });

  describe('moveAccount', () => {
    const moveTo = async (to: Signer, signer = to, changes: Record<string, unknown> = {}, from = g.ada) => {
      const data = await moveData(g.registry, await g.registry.personOf(from), to.address, deadline);
      const signature = await signData(signer, { ...data, message: { ...data.message, ...changes } });
      return g.registry.connect(from).moveAccount(to, deadline, signature);
    };

    it('moves the person with her seat', async () => {
      const before = await g.registry.person(1n);
      const sent = moveTo(g.dora);
      await expect(sent).to.emit(g.registry, 'AccountMoved').withArgs(1n, g.ada, g.dora);
      await expect(sent).to.emit(g.registry, 'DelegateVotesChanged').withArgs(g.ada, 1n, 0n);
      await expect(sent).to.emit(g.registry, 'DelegateVotesChanged').withArgs(g.dora, 0n, 1n);
      expect(await g.registry.person(1n)).to.deep.equal([g.dora.address, before.seatEndsAt, Seat.held, false]);
      expect(await g.registry.personOf(g.dora)).to.equal(1n);
      expect(await g.registry.personOf(g.ada)).to.equal(0n);
      expect(await g.registry.seatedPerson(g.dora)).to.equal(1n);
      expect(await g.registry.seatedPerson(g.ada)).to.equal(0n);
      expect(await g.registry.nonces(g.dora)).to.equal(1n);
      expect(await g.registry.personCount()).to.equal(3n);
    });

    it('moves a person without a seat, and no vote', async () => {
      const sent = moveTo(g.dora, g.dora, {}, g.cleo);
      await expect(sent).to.emit(g.registry, 'AccountMoved').withArgs(3n, g.cleo, g.dora);
      await expect(sent).not.to.emit(g.registry, 'DelegateVotesChanged');
    });

    it('never doubles a vote, at any second', async () => {
      const start = await latest();
      const movedAt = await nextSecond();
      await moveTo(g.dora);
      const movedAgainAt = await nextSecond();
      await move(g.registry, g.dora, g.emil);
      await networkHelpers.time.increase(10);
      for (let at = start; at < (await latest()); at += 1n) {
        const votes = await Promise.all([g.ada, g.dora, g.emil].map((one) => g.registry.getPastVotes(one, at)));
        const expected = at < movedAt ? [1n, 0n, 0n] : at < movedAgainAt ? [0n, 1n, 0n] : [0n, 0n, 1n];
        expect(votes).to.deep.equal(expected);
        expect(await g.registry.getPastTotalSupply(at)).to.equal(2n);
      }
    });

    it('names the same person for each of her accounts, seated where the seat was', async () => {
      const movedAt = await nextSecond();
      await moveTo(g.dora);
      await networkHelpers.mine();
      const at = async (account: string, second: bigint): Promise<unknown[]> =>
        [...(await g.registry.pastStandingOf(account, second))].slice(0, 2);
      expect(await at(g.ada.address, movedAt - 1n)).to.deep.equal([1n, true]);
      expect(await at(g.dora.address, movedAt - 1n)).to.deep.equal([1n, false]);
      expect(await at(g.ada.address, movedAt)).to.deep.equal([1n, false]);
      expect(await at(g.dora.address, movedAt)).to.deep.equal([1n, true]);
    });

    it('leaves the old account unable to act, and never to be used again', async () => {
      await moveTo(g.dora);
      const old = g.registry.connect(g.ada);
      for (const call of [old.renewSeat(), old.resignSeat(), old.updateProfile(PROFILE, '')]) {
        await expect(call)
          .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryNotRegistered')
          .withArgs(g.ada);
      }
      await expect(old.moveAccount(g.emil, deadline, '0x'))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryNotRegistered')
        .withArgs(g.ada);
      await expect(moveTo(g.ada, g.ada, {}, g.dora))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryAccountTaken')
        .withArgs(g.ada, 1n);
    });

    it('moves to an account with code that answers for the signature', async () => {
      const wallet = await deployWallet();
      await wallet.know(await moveData(g.registry, 1n, wallet.address, deadline));
      await expect(g.registry.connect(g.ada).moveAccount(wallet.address, deadline, '0x'))
        .to.emit(g.registry, 'AccountMoved')
        .withArgs(1n, g.ada, wallet.address);
      expect(await g.registry.getVotes(wallet.address)).to.equal(1n);
    });

    it('refuses an account of somebody’s, the caller’s own, and nobody', async () => {
      for (const [taken, personId] of [
        [g.ben, 2n],
        [g.ada, 1n],
      ] as const) {
        await expect(moveTo(taken))
          .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryAccountTaken')
          .withArgs(taken, personId);
      }
      await expect(g.registry.connect(g.ada).moveAccount(ZeroAddress, deadline, '0x')).to.be.revertedWithCustomError(
        g.registry,
        'ContributorRegistryZeroAccount',
      );
    });

    it('refuses where the new account did not sign, or signed for another person', async () => {
      for (const [signer, changes] of [
        [g.ada, {}],
        [g.dora, { personId: 2n }],
        [g.dora, { newAccount: g.emil.address }],
        [g.dora, { nonce: 1n }],
      ] as const) {
        await expect(moveTo(g.dora, signer, changes))
          .to.be.revertedWithCustomError(g.registry, 'SignedActionInvalidSignature')
          .withArgs(g.dora);
      }
    });

    it('refuses a consent that is over', async () => {
      deadline = await latest();
      await expect(moveTo(g.dora)).to.be.revertedWithCustomError(g.registry, 'SignedActionExpired').withArgs(deadline);
    });
  });

  describe('views', () => {
    it('knows nobody by an account or a number that was never registered', async () => {
      expect(await g.registry.personOf(g.dora)).to.equal(0n);
      expect(await g.registry.personOf(ZeroAddress)).to.equal(0n);
      expect(await g.registry.accountOf(4n)).to.equal(ZeroAddress);
      for (const personId of [0n, 4n]) {
        await expect(g.registry.person(personId))
          .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryUnknownPerson')
          .withArgs(personId);
      }
    });

    const pages: [string, bigint, bigint, bigint[]][] = [
      ['all from the first', 1n, 10n, [1n, 2n, 3n]],
      ['the same from zero', 0n, 10n, [1n, 2n, 3n]],
      ['as many as asked for', 1n, 2n, [1n, 2n]],
      ['the rest from the middle', 2n, 10n, [2n, 3n]],
      ['the last alone', 3n, 1n, [3n]],
      ['none after the last', 4n, 1n, []],
      ['none at the end of all numbers', 2n ** 32n - 1n, 5n, []],
      ['none where none is asked for', 1n, 0n, []],
      ['all, however many are asked for', 1n, 2n ** 256n - 1n, [1n, 2n, 3n]],
    ];
    for (const [what, from, limit, expected] of pages) {
      it(`pages: ${what}`, async () => {
        const page = await g.registry.persons(from, limit);
        expect(page.map(({ personId }) => personId)).to.deep.equal(expected);
        for (const { personId, person } of page) {
          expect(person).to.deep.equal(await g.registry.person(personId));
        }
      });
    }
  });
});
