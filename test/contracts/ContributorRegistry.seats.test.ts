import { expect } from 'chai';

import {
  ADMIN,
  DATASETS_ROLE,
  DAY,
  deployPeople,
  ethers,
  latest,
  move,
  networkHelpers,
  nextSecond,
  type People,
  Seat,
  TERM,
} from '../helpers/registries.ts';

const MIN_TERM = 30n * DAY;
const MAX_TERM = 5n * 365n * DAY;

describe('ContributorRegistry: seats', () => {
  let g: People;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployPeople);
  });

  const endOf = async (personId: bigint): Promise<bigint> => (await g.registry.person(personId)).seatEndsAt;
  const seatOf = async (personId: bigint): Promise<bigint> => (await g.registry.person(personId)).seat;
  const expire = async (personId: bigint) => networkHelpers.time.increaseTo((await endOf(personId)) + 1n);
  const seats = async (): Promise<bigint> => {
    await networkHelpers.mine();
    return g.registry.getPastTotalSupply((await latest()) - 1n);
  };

  describe('admitSeat', () => {
    it('seats a registered person for a term', async () => {
      const at = await nextSecond();
      const sent = g.registry.admitSeat(3n);
      await expect(sent)
        .to.emit(g.registry, 'SeatGranted')
        .withArgs(3n, at + TERM, false);
      await expect(sent).to.emit(g.registry, 'DelegateVotesChanged').withArgs(g.cleo, 0n, 1n);
      expect(await g.registry.person(3n)).to.deep.equal([g.cleo.address, at + TERM, Seat.held, false]);
      expect(await g.registry.getVotes(g.cleo)).to.equal(1n);
      expect(await seats()).to.equal(3n);
    });

    const ended: [string, bigint, () => Promise<unknown>][] = [
      ['was retired', Seat.retired, () => expire(1n).then(() => g.registry.retireSeat(1n))],
      ['resigned', Seat.resigned, () => g.registry.connect(g.ada).resignSeat()],
      ['was revoked', Seat.revoked, () => g.registry.revokeSeat(1n)],
    ];
    for (const [what, seat, end] of ended) {
      it(`seats again one whose seat ${what}`, async () => {
        await end();
        expect(await seatOf(1n)).to.equal(seat);
        await expect(g.registry.admitSeat(1n)).to.emit(g.registry, 'SeatGranted');
        expect(await seatOf(1n)).to.equal(Seat.held);
        expect(await g.registry.getVotes(g.ada)).to.equal(1n);
        expect(await seats()).to.equal(2n);
      });
    }

    it('refuses one who is seated, even if the seat has expired', async () => {
      await expire(1n);
      await expect(g.registry.admitSeat(1n))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistrySeatHeld')
        .withArgs(1n);
    });

    it('refuses a number that nobody has', async () => {
      await expect(g.registry.admitSeat(4n))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryUnknownPerson')
        .withArgs(4n);
    });
  });

  describe('earnSeat', () => {
    it('seats a person at her first inclusion', async () => {
      const at = await nextSecond();
      const sent = g.registry.earnSeat(3n);
      await expect(sent).to.emit(g.registry, 'FirstInclusion').withArgs(3n);
      await expect(sent)
        .to.emit(g.registry, 'SeatGranted')
        .withArgs(3n, at + TERM, true);
      expect(await g.registry.person(3n)).to.deep.equal([g.cleo.address, at + TERM, Seat.held, true]);
      expect(await g.registry.seatedPerson(g.cleo)).to.equal(3n);
    });

    it('does nothing at a second one, whatever became of the seat', async () => {
      await g.registry.earnSeat(3n);
      await g.registry.connect(g.cleo).resignSeat();
      const sent = g.registry.earnSeat(3n);
      await expect(sent).not.to.emit(g.registry, 'FirstInclusion');
      await expect(sent).not.to.emit(g.registry, 'SeatGranted');
      expect(await seatOf(3n)).to.equal(Seat.resigned);
    });

    it('gives a seated person no second vote and no longer term', async () => {
      const end = await endOf(1n);
      const sent = g.registry.earnSeat(1n);
      await expect(sent).to.emit(g.registry, 'FirstInclusion').withArgs(1n);
      await expect(sent).not.to.emit(g.registry, 'SeatGranted');
      expect(await g.registry.person(1n)).to.deep.equal([g.ada.address, end, Seat.held, true]);
      expect(await g.registry.getVotes(g.ada)).to.equal(1n);
    });

    it('gives a revoked person none back', async () => {
      await g.registry.revokeSeat(1n);
      const sent = g.registry.earnSeat(1n);
      await expect(sent).to.emit(g.registry, 'FirstInclusion').withArgs(1n);
      await expect(sent).not.to.emit(g.registry, 'SeatGranted');
      expect(await seatOf(1n)).to.equal(Seat.revoked);
    });

    it('refuses a number that nobody has', async () => {
      await expect(g.registry.earnSeat(4n))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryUnknownPerson')
        .withArgs(4n);
    });
  });

  describe('renewSeat', () => {
    it('starts a term from now, and costs no vote', async () => {
      const at = await nextSecond(100n * DAY);
      const sent = g.registry.connect(g.ada).renewSeat();
      await expect(sent)
        .to.emit(g.registry, 'SeatRenewed')
        .withArgs(1n, at + TERM);
      await expect(sent).not.to.emit(g.registry, 'DelegateVotesChanged');
      expect(await endOf(1n)).to.equal(at + TERM);
    });

    it('brings an expired seat back that nobody retired', async () => {
      await expire(1n);
      expect(await g.registry.seatedPerson(g.ada)).to.equal(0n);
      await g.registry.connect(g.ada).renewSeat();
      expect(await g.registry.seatedPerson(g.ada)).to.equal(1n);
    });

    it('uses the term of now', async () => {
      await g.registry.setSeatTerm(MIN_TERM);
      const at = await nextSecond();
      await g.registry.connect(g.ada).renewSeat();
      expect(await endOf(1n)).to.equal(at + MIN_TERM);
      expect(await endOf(2n)).to.be.greaterThan(at + MIN_TERM);
    });

    it('refuses a person without a seat, and an account that is nobody’s', async () => {
      await expect(g.registry.connect(g.cleo).renewSeat())
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryNoSeat')
        .withArgs(3n, Seat.none);
      await expect(g.registry.connect(g.dora).renewSeat())
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryNotRegistered')
        .withArgs(g.dora);
    });
  });

  describe('retireSeat', () => {
    it('takes an expired seat out of the count, whoever asks', async () => {
      await expire(1n);
      const sent = g.registry.connect(g.emil).retireSeat(1n);
      await expect(sent).to.emit(g.registry, 'SeatEnded').withArgs(1n, Seat.retired);
      await expect(sent).to.emit(g.registry, 'DelegateVotesChanged').withArgs(g.ada, 1n, 0n);
      expect(await g.registry.getVotes(g.ada)).to.equal(0n);
      expect(await seats()).to.equal(1n);
    });

    it('waits until the last second of the term is over', async () => {
      const end = await endOf(1n);
      await networkHelpers.time.setNextBlockTimestamp(end);
      await expect(g.registry.retireSeat(1n))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistrySeatNotExpired')
        .withArgs(1n, end);
      await networkHelpers.time.setNextBlockTimestamp(end + 1n);
      await expect(g.registry.retireSeat(1n)).to.emit(g.registry, 'SeatEnded').withArgs(1n, Seat.retired);
    });

    it('refuses a seat that has ended, and a number that nobody has', async () => {
      await g.registry.revokeSeat(1n);
      await expire(1n);
      await expect(g.registry.retireSeat(1n))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryNoSeat')
        .withArgs(1n, Seat.revoked);
      await expect(g.registry.retireSeat(4n))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryUnknownPerson')
        .withArgs(4n);
    });
  });

  describe('resignSeat', () => {
    it('gives the caller’s seat up', async () => {
      const sent = g.registry.connect(g.ada).resignSeat();
      await expect(sent).to.emit(g.registry, 'SeatEnded').withArgs(1n, Seat.resigned);
      await expect(sent).to.emit(g.registry, 'DelegateVotesChanged').withArgs(g.ada, 1n, 0n);
      expect(await g.registry.seatedPerson(g.ada)).to.equal(0n);
      expect(await g.registry.personOf(g.ada)).to.equal(1n);
      expect(await seats()).to.equal(1n);
    });

    it('refuses a second time', async () => {
      await g.registry.connect(g.ada).resignSeat();
      await expect(g.registry.connect(g.ada).resignSeat())
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryNoSeat')
        .withArgs(1n, Seat.resigned);
    });
  });

  describe('revokeSeat', () => {
    it('takes a person’s seat', async () => {
      const sent = g.registry.revokeSeat(1n);
      await expect(sent).to.emit(g.registry, 'SeatEnded').withArgs(1n, Seat.revoked);
      await expect(sent).to.emit(g.registry, 'DelegateVotesChanged').withArgs(g.ada, 1n, 0n);
      expect(await seatOf(1n)).to.equal(Seat.revoked);
    });

    it('reaches a person who moved', async () => {
      await move(g.registry, g.ada, g.dora);
      await expect(g.registry.revokeSeat(1n)).to.emit(g.registry, 'DelegateVotesChanged').withArgs(g.dora, 1n, 0n);
      expect(await g.registry.getVotes(g.dora)).to.equal(0n);
      expect(await g.registry.getVotes(g.ada)).to.equal(0n);
    });

    it('gives a revoked person no vote by moving', async () => {
      await g.registry.revokeSeat(1n);
      await expect(move(g.registry, g.ada, g.dora)).not.to.emit(g.registry, 'DelegateVotesChanged');
      expect(await g.registry.getVotes(g.dora)).to.equal(0n);
    });

    it('refuses a person without a seat', async () => {
      await expect(g.registry.revokeSeat(3n))
        .to.be.revertedWithCustomError(g.registry, 'ContributorRegistryNoSeat')
        .withArgs(3n, Seat.none);
    });
  });

  describe('setSeatTerm', () => {
    for (const term of [MIN_TERM, MAX_TERM]) {
      it(`takes a term of ${term / DAY} days`, async () => {
        await expect(g.registry.setSeatTerm(term)).to.emit(g.registry, 'SeatTermChanged').withArgs(TERM, term);
        expect(await g.registry.seatTermSeconds()).to.equal(term);
      });
    }
    for (const term of [0n, MIN_TERM - 1n, MAX_TERM + 1n]) {
      it(`refuses a term of ${term} seconds, also at deployment`, async () => {
        const deployed = ethers.deployContract('ContributorRegistry', [g.admin, term, []]);
        for (const call of [g.registry.setSeatTerm(term), deployed]) {
          await expect(call)
            .to.be.revertedWithCustomError(g.registry, 'ContributorRegistrySeatTermOutOfBounds')
            .withArgs(term, MIN_TERM, MAX_TERM);
        }
      });
    }
  });

  describe('roles', () => {
    it('refuses everybody but governance, and but the datasets’ registry', async () => {
      const caller = g.registry.connect(g.ada);
      for (const [call, role] of [
        [caller.admitSeat(3n), ADMIN],
        [caller.revokeSeat(2n), ADMIN],
        [caller.setSeatTerm(TERM), ADMIN],
        [caller.earnSeat(3n), DATASETS_ROLE],
      ] as const) {
        await expect(call)
          .to.be.revertedWithCustomError(g.registry, 'AccessControlUnauthorizedAccount')
          .withArgs(g.ada, role);
      }
    });
  });

  describe('votes', () => {
    it('are always the holder’s own', async () => {
      expect(await g.registry.delegates(g.ada)).to.equal(g.ada.address);
      await expect(g.registry.connect(g.ada).delegate(g.ben)).to.be.revertedWithCustomError(
        g.registry,
        'ContributorRegistrySeatsDoNotDelegate',
      );
    });

    it('cannot be delegated by signature either', async () => {
      const { name, version, chainId, verifyingContract } = await g.registry.eip712Domain();
      const expiry = (await latest()) + DAY;
      const types = {
        Delegation: [
          { name: 'delegatee', type: 'address' },
          { name: 'nonce', type: 'uint256' },
          { name: 'expiry', type: 'uint256' },
        ],
      };
      const message = { delegatee: g.ben.address, nonce: 0n, expiry };
      const signed = await g.ada.signTypedData({ name, version, chainId, verifyingContract }, types, message);
      const { v, r, s } = ethers.Signature.from(signed);
      await expect(g.registry.delegateBySig(g.ben, 0n, expiry, v, r, s)).to.be.revertedWithCustomError(
        g.registry,
        'ContributorRegistrySeatsDoNotDelegate',
      );
    });

    it('are counted by seconds', async () => {
      expect(await g.registry.clock()).to.equal(await latest());
      expect(await g.registry.CLOCK_MODE()).to.equal('mode=timestamp');
    });
  });

  describe('seatedPerson', () => {
    it('counts the last second of the term and none after it', async () => {
      const end = await endOf(1n);
      await networkHelpers.time.increaseTo(end);
      expect(await g.registry.seatedPerson(g.ada)).to.equal(1n);
      await networkHelpers.time.increaseTo(end + 1n);
      expect(await g.registry.seatedPerson(g.ada)).to.equal(0n);
      expect(await g.registry.getVotes(g.ada)).to.equal(1n);
    });

    it('knows none for a person without a seat, for nobody, and for the zero address', async () => {
      for (const account of [g.cleo, g.emil, ethers.ZeroAddress]) {
        expect(await g.registry.seatedPerson(account)).to.equal(0n);
      }
    });
  });

  describe('pastStandingOf', () => {
    it('tells the seat of a past second, whatever happened since', async () => {
      const revokedAt = await nextSecond();
      await g.registry.revokeSeat(1n);
      await networkHelpers.mine();
      expect(await g.registry.pastStandingOf(g.ada, revokedAt - 1n)).to.deep.equal([1n, true, false]);
      expect(await g.registry.pastStandingOf(g.ada, revokedAt)).to.deep.equal([1n, false, false]);
    });

    it('tells a person without a seat, and nobody', async () => {
      const at = (await latest()) - 1n;
      expect(await g.registry.pastStandingOf(g.cleo, at)).to.deep.equal([3n, false, false]);
      expect(await g.registry.pastStandingOf(g.emil, at)).to.deep.equal([0n, false, false]);
    });

    it('refuses to tell of now, of somebody seated and of somebody who is not', async () => {
      const now = await latest();
      for (const account of [g.ada, g.cleo]) {
        await expect(g.registry.pastStandingOf(account, now))
          .to.be.revertedWithCustomError(g.registry, 'ERC5805FutureLookup')
          .withArgs(now, now);
      }
    });

    it('tells the seat in the second in which it was given, and not in the one before', async () => {
      const grantedAt = await nextSecond();
      await g.registry.admitSeat(3n);
      await networkHelpers.mine();
      expect(await g.registry.pastStandingOf(g.cleo, grantedAt - 1n)).to.deep.equal([3n, false, false]);
      expect(await g.registry.pastStandingOf(g.cleo, grantedAt)).to.deep.equal([3n, true, false]);
    });

    it('tells the time between two seats apart from both', async () => {
      const endedAt = await nextSecond();
      await g.registry.revokeSeat(1n);
      await networkHelpers.time.increase(10);
      const againAt = await nextSecond();
      await g.registry.admitSeat(1n);
      await networkHelpers.mine();
      const seated = async (at: bigint): Promise<boolean> => (await g.registry.pastStandingOf(g.ada, at)).seated;
      expect(await seated(endedAt - 1n)).to.equal(true);
      expect(await seated(endedAt)).to.equal(false);
      expect(await seated(againAt - 1n)).to.equal(false);
      expect(await seated(againAt)).to.equal(true);
    });

    describe('as to whether a dataset of hers was ever included', () => {
      const contributed = async (account: { address: string }): Promise<boolean> =>
        (await g.registry.pastStandingOf(account.address, (await latest()) - 1n)).contributed;

      it('says so from the first inclusion on, of her alone', async () => {
        expect(await contributed(g.cleo)).to.equal(false);
        await g.registry.earnSeat(3n);
        expect(await contributed(g.cleo)).to.equal(true);
        expect(await contributed(g.ada)).to.equal(false);
      });

      it('says so of the account that she moved to', async () => {
        await g.registry.earnSeat(1n);
        await move(g.registry, g.ada, g.dora);
        expect(await contributed(g.dora)).to.equal(true);
      });

      it('says so of the account that she left, where a later inclusion is not noted', async () => {
        await move(g.registry, g.ada, g.dora);
        expect(await contributed(g.dora)).to.equal(false);
        expect(await contributed(g.ada)).to.equal(true);
      });
    });
  });
});
