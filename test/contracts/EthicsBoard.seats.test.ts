import { expect } from 'chai';

import { DAY_SECONDS } from '../../scripts/lib/units.ts';
import { deployBoard, ethers, label, networkHelpers, YEAR } from '../helpers/board.ts';
import type { BoardFixture, Member } from '../helpers/board.ts';

const ADMIN = ethers.ZeroHash;
const MIN_TERM = DAY_SECONDS;
const MAX_TERM = 3 * YEAR;

describe('EthicsBoard: seats', () => {
  let f: BoardFixture;

  beforeEach(async () => {
    f = await networkHelpers.loadFixture(deployBoard);
  });

  /** Who sits, by number of the election. */
  const seated = async () =>
    (await f.board.seats()).map(({ seat, live }) => [seat.personId, seat.number, live] as const);
  const register = async (count: number): Promise<Member[]> => {
    const signers = (await ethers.getSigners()).slice(20 - count);
    for (const signer of signers) {
      if ((await f.commons.contributors.personOf(signer)) === 0n) {
        await f.commons.contributors.connect(signer).register(ethers.ZeroHash, '');
      }
    }
    return signers;
  };

  describe('when nobody was elected', () => {
    it('has no seat, and one more than nobody would have to approve', async () => {
      for (const member of [f.ada, f.ben, f.chidi]) await f.recall(member);
      expect(await f.board.seats()).to.deep.equal([]);
      expect(await f.board.seatedCount()).to.equal(0n);
      expect(await f.board.neededApprovals()).to.equal(1n);
    });
  });

  describe('elect', () => {
    it('seats a person for a term', async () => {
      const at = (await f.now()) + 10n;
      await networkHelpers.time.setNextBlockTimestamp(at);
      await expect(f.elect(f.dana, 'musicians'))
        .to.emit(f.board, 'MemberElected')
        .withArgs(4n, 4n, label('musicians'), at + BigInt(YEAR));
      const view = (await f.board.seats()).at(-1)!;
      expect([...view.seat]).to.deep.equal([4n, 4n, at + BigInt(YEAR), label('musicians')]);
      expect([view.account, view.live]).to.deep.equal([f.dana.address, true]);
      expect(await f.board.seatedCount()).to.equal(4n);
    });

    it('takes somebody without a seat in the members’ house', async () => {
      const [ines] = f.people.contributors;
      await expect(f.elect(ines, 'writers')).to.emit(f.board, 'MemberElected');
    });

    it('is for governance alone', async () => {
      for (const account of [f.ada, f.people.deployer, f.people.stranger]) {
        await expect(f.board.connect(account).elect(4n, label('x'), YEAR))
          .to.be.revertedWithCustomError(f.board, 'AccessControlUnauthorizedAccount')
          .withArgs(account, ADMIN);
      }
    });

    it('refuses who is nobody, and a constituency without a name', async () => {
      await expect(f.asTimelock.elect(99n, label('x'), YEAR))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardUnknownPerson')
        .withArgs(99n);
      await expect(f.asTimelock.elect(4n, ethers.ZeroHash, YEAR)).to.be.revertedWithCustomError(
        f.board,
        'EthicsBoardNoConstituency',
      );
    });

    it('takes terms of one day to three years', async () => {
      for (const [account, seconds] of [
        [f.dana, MIN_TERM],
        [f.emeka, MAX_TERM],
      ] as const) {
        await expect(f.elect(account, 'x', seconds)).to.emit(f.board, 'MemberElected');
      }
      for (const seconds of [MIN_TERM - 1, MAX_TERM + 1]) {
        await expect(f.elect(f.people.curators[0], 'x', seconds))
          .to.be.revertedWithCustomError(f.board, 'EthicsBoardTermOutOfBounds')
          .withArgs(seconds, MIN_TERM, MAX_TERM);
      }
    });

    it('refuses somebody who sits', async () => {
      await expect(f.elect(f.ada, 'another'))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardSeatedAlready')
        .withArgs(1n);
    });

    it('gives a constituency a third of the nine places, and no more', async () => {
      for (const member of [f.dana, f.emeka]) await f.elect(member, 'constituency 0');
      await expect(f.elect(f.people.curators[0], 'constituency 0'))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardConstituencyFull')
        .withArgs(label('constituency 0'));
      await f.recall(f.ada);
      await expect(f.elect(f.people.curators[0], 'constituency 0')).to.emit(f.board, 'MemberElected');
    });

    it('does not count a constituency’s seats whose terms are over', async () => {
      for (const member of [f.dana, f.emeka]) await f.elect(member, 'constituency 0', MIN_TERM);
      await networkHelpers.time.increase(MIN_TERM + 1);
      await expect(f.elect(f.people.curators[0], 'constituency 0')).to.emit(f.board, 'MemberElected');
    });

    it('fills nine places, and then takes those whose terms are over', async () => {
      const more = await register(6);
      for (const [index, member] of more.entries()) await f.elect(member, `further ${index % 2}`, MIN_TERM);
      await expect(f.elect(f.dana, 'one more')).to.be.revertedWithCustomError(f.board, 'EthicsBoardFull');
      await networkHelpers.time.increase(MIN_TERM + 1);
      expect(await f.board.seatedCount()).to.equal(3n);
      expect((await seated()).filter(([, , live]) => !live)).to.have.length(6);
      await f.elect(f.dana, 'one more');
      expect((await seated()).filter(([, , live]) => !live)).to.have.length(5);
      expect((await seated())[3]).to.deep.equal([4n, 10n, true]);
    });

    it('seats the same person again when her term is over, under another number', async () => {
      await f.elect(f.dana, 'x', MIN_TERM);
      await networkHelpers.time.increase(MIN_TERM + 1);
      await f.elect(f.dana, 'x', MIN_TERM);
      expect(await seated()).to.deep.equal([
        [1n, 1n, true],
        [2n, 2n, true],
        [3n, 3n, true],
        [4n, 5n, true],
      ]);
    });
  });

  describe('recall', () => {
    it('ends a term at once, and leaves the place free', async () => {
      await expect(f.recall(f.ben)).to.emit(f.board, 'MemberLeft').withArgs(2n, 2n, true);
      expect(await seated()).to.deep.equal([
        [1n, 1n, true],
        [3n, 3n, true],
      ]);
      await f.elect(f.dana, 'x');
      expect(await seated()).to.deep.equal([
        [1n, 1n, true],
        [4n, 4n, true],
        [3n, 3n, true],
      ]);
    });

    it('is for governance alone', async () => {
      for (const account of [f.ada, f.people.deployer]) {
        await expect(f.board.connect(account).recall(2n))
          .to.be.revertedWithCustomError(f.board, 'AccessControlUnauthorizedAccount')
          .withArgs(account, ADMIN);
      }
    });

    it('refuses who does not sit, or no longer does', async () => {
      await f.elect(f.dana, 'x', MIN_TERM);
      await networkHelpers.time.increase(MIN_TERM + 1);
      for (const [account, personId] of [
        [f.dana, 4n],
        [f.emeka, 5n],
      ] as const) {
        await expect(f.recall(account))
          .to.be.revertedWithCustomError(f.board, 'EthicsBoardNotSeated')
          .withArgs(personId);
      }
    });
  });

  describe('resign', () => {
    it('gives up the caller’s seat', async () => {
      await expect(f.board.connect(f.ada).resign()).to.emit(f.board, 'MemberLeft').withArgs(1n, 1n, false);
      expect(await f.board.seatedCount()).to.equal(2n);
    });

    it('refuses who does not sit', async () => {
      for (const account of [f.dana, f.people.stranger]) {
        await expect(f.board.connect(account).resign())
          .to.be.revertedWithCustomError(f.board, 'EthicsBoardNotMember')
          .withArgs(account);
      }
    });
  });

  describe('a term', () => {
    it('runs up to and including its last second', async () => {
      await f.elect(f.dana, 'x', MIN_TERM);
      const end = (await f.now()) + BigInt(MIN_TERM);
      const proposal = await f.bringIn(f.people.contributors[0]);
      await networkHelpers.time.setNextBlockTimestamp(end);
      await f.suspend(f.dana, proposal);
      await expect(f.suspend(f.dana, proposal))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardNotMember')
        .withArgs(f.dana);
    });
  });

  describe('setMaxSuspension', () => {
    it('takes one hour to 90 days', async () => {
      for (const seconds of [3_600, 90 * DAY_SECONDS]) {
        const before = await f.board.maxSuspensionSeconds();
        await expect(f.asTimelock.setMaxSuspension(seconds))
          .to.emit(f.board, 'MaxSuspensionChanged')
          .withArgs(before, seconds);
        expect(await f.board.maxSuspensionSeconds()).to.equal(seconds);
      }
      for (const seconds of [3_599, 90 * DAY_SECONDS + 1]) {
        await expect(f.asTimelock.setMaxSuspension(seconds))
          .to.be.revertedWithCustomError(f.board, 'EthicsBoardSuspensionOutOfBounds')
          .withArgs(seconds, 3_600, 90 * DAY_SECONDS);
      }
    });

    it('is for governance alone', async () => {
      await expect(f.board.connect(f.ada).setMaxSuspension(7_200))
        .to.be.revertedWithCustomError(f.board, 'AccessControlUnauthorizedAccount')
        .withArgs(f.ada, ADMIN);
    });
  });

  describe('setSunset', () => {
    it('renews the powers for five years at most, or ends them at once', async () => {
      const before = await f.board.sunsetAt();
      const at = (await f.now()) + 10n;
      const most = at + BigInt(5 * YEAR);
      await networkHelpers.time.setNextBlockTimestamp(at);
      await expect(f.asTimelock.setSunset(most)).to.emit(f.board, 'SunsetChanged').withArgs(before, most);
      await expect(f.asTimelock.setSunset(most + 100n)).to.be.revertedWithCustomError(
        f.board,
        'EthicsBoardSunsetOutOfBounds',
      );
      await expect(f.asTimelock.setSunset(0n)).to.emit(f.board, 'SunsetChanged').withArgs(most, 0n);
      expect(await f.board.sunsetAt()).to.equal(0n);
    });

    it('is for governance alone', async () => {
      await expect(f.board.connect(f.ada).setSunset(1n))
        .to.be.revertedWithCustomError(f.board, 'AccessControlUnauthorizedAccount')
        .withArgs(f.ada, ADMIN);
    });
  });

  describe('a member who moves her account', () => {
    it('keeps her seat, and her old account has none', async () => {
      const { contributors } = f.commons;
      const id = await f.bringIn(f.people.contributors[0]);
      const [fresh] = (await ethers.getSigners()).slice(19) as [Member];
      const deadline = (await f.now()) + 1_000n;
      const { name, version, chainId, verifyingContract } = await contributors.eip712Domain();
      const signature = await fresh.signTypedData(
        { name, version, chainId, verifyingContract },
        {
          MoveAccount: [
            { name: 'personId', type: 'uint32' },
            { name: 'newAccount', type: 'address' },
            { name: 'nonce', type: 'uint256' },
            { name: 'deadline', type: 'uint256' },
          ],
        },
        { personId: 1n, newAccount: fresh.address, nonce: 0n, deadline },
      );
      await contributors.connect(f.ada).moveAccount(fresh, deadline, signature);
      const [view] = await f.board.seats();
      expect(view!.account).to.equal(fresh.address);
      await expect(f.suspend(f.ada, id)).to.be.revertedWithCustomError(f.board, 'EthicsBoardNotMember').withArgs(f.ada);
      await expect(f.suspend(fresh, id)).to.emit(f.board, 'ActionApproved');
    });
  });
});
