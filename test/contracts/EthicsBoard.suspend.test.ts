import { expect } from 'chai';

import { DAY_SECONDS, sha256 } from '../../scripts/lib/units.ts';
import { deployBoard, ethers, networkHelpers, NO_CONTENT, Power, REASON } from '../helpers/board.ts';
import type { BoardFixture } from '../helpers/board.ts';

const LENGTH = BigInt(30 * DAY_SECONDS);

describe('EthicsBoard: suspension and report', () => {
  let f: BoardFixture;
  let id: bigint;

  /** With a dataset of ines that is included. */
  async function deployWithDataset() {
    const board = await deployBoard();
    const datasetId = await board.bringIn(board.people.contributors[0]);
    return { board, datasetId };
  }

  beforeEach(async () => {
    ({ board: f, datasetId: id } = await networkHelpers.loadFixture(deployWithDataset));
  });

  describe('approveSuspension', () => {
    it('suspends by majority, for as long as is set', async () => {
      await expect(f.suspend(f.ada, id))
        .to.emit(f.board, 'ActionOpened')
        .withArgs(1n, Power.suspension, id, NO_CONTENT)
        .and.to.emit(f.board, 'ActionApproved')
        .withArgs(1n, 1n, f.ada, REASON.sha256, REASON.uri);
      expect(await f.commons.datasets.isSuspended(id)).to.equal(false);
      const at = (await f.now()) + 5n;
      await networkHelpers.time.setNextBlockTimestamp(at);
      await expect(f.suspend(f.ben, id))
        .to.emit(f.board, 'ActionCarriedOut')
        .withArgs(1n, Power.suspension, id, NO_CONTENT)
        .and.to.emit(f.commons.datasets, 'DatasetSuspended')
        .withArgs(id, at, at + LENGTH);
      expect(await f.commons.datasets.isSuspended(id)).to.equal(true);
    });

    it('goes by the length that is set when it is made', async () => {
      await f.suspend(f.ada, id);
      await f.asTimelock.setMaxSuspension(7_200);
      await f.suspend(f.ben, id);
      expect((await f.commons.datasets.dataset(id)).suspendedUntil).to.equal((await f.now()) + 7_200n);
    });

    it('does not reach beyond the sunset', async () => {
      const sunset = (await f.now()) + 1_000n;
      await f.asTimelock.setSunset(sunset);
      await f.suspend(f.ada, id);
      await f.suspend(f.ben, id);
      expect((await f.commons.datasets.dataset(id)).suspendedUntil).to.equal(sunset);
    });

    it('is refused past the sunset, in the second of it there is nothing left to suspend for', async () => {
      const sunset = (await f.now()) + 1_000n;
      await f.asTimelock.setSunset(sunset);
      await f.suspend(f.ada, id);
      await networkHelpers.time.setNextBlockTimestamp(sunset);
      await expect(f.suspend(f.ben, id)).to.be.revertedWithCustomError(
        f.commons.datasets,
        'DatasetRegistrySuspensionOutOfBounds',
      );
      await networkHelpers.time.increaseTo(sunset + 1n);
      await expect(f.suspend(f.ben, id))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardPastSunset')
        .withArgs(sunset);
    });

    it('is refused to everybody else, and without a reason', async () => {
      for (const account of [f.dana, f.people.timelock, f.people.contributors[0], f.people.stranger]) {
        await expect(f.suspend(account, id))
          .to.be.revertedWithCustomError(f.board, 'EthicsBoardNotMember')
          .withArgs(account);
      }
      await expect(f.suspend(f.ada, id, { sha256: ethers.ZeroHash, uri: '' })).to.be.revertedWithCustomError(
        f.board,
        'EthicsBoardEmptyValue',
      );
    });

    it('is refused to who gave the dataset and to who is paid for it', async () => {
      const own = await f.submit(f.ada, { payee: f.ben.address });
      await f.endorse(own, [f.dana, f.emeka]);
      await f.include(own);
      for (const [member, personId] of [
        [f.ada, 1n],
        [f.ben, 2n],
      ] as const) {
        await expect(f.suspend(member, own))
          .to.be.revertedWithCustomError(f.board, 'EthicsBoardRecused')
          .withArgs(personId, own);
      }
      // with two of three recused there is no majority; governance can still remove it
      await f.suspend(f.chidi, own);
      expect(await f.standing(Power.suspension, own)).to.deep.equal([1n, 2n]);
      expect(await f.commons.datasets.isSuspended(own)).to.equal(false);
    });

    it('is not stopped by naming members as payees: they decline', async () => {
      const { datasets } = f.commons;
      const [ines] = f.people.contributors;
      for (const member of [f.ada, f.ben]) {
        await datasets.connect(ines).setPayee(id, member);
        await expect(f.suspend(member, id)).to.be.revertedWithCustomError(f.board, 'EthicsBoardRecused');
        await datasets.connect(member).declinePayment(id);
        await f.suspend(member, id);
      }
      expect(await datasets.isSuspended(id)).to.equal(true);
    });

    it('is refused for what is not included, or was suspended before', async () => {
      const { datasets } = f.commons;
      const waiting = await f.submit(f.people.contributors[1]);
      await expect(f.suspend(f.ada, waiting))
        .to.be.revertedWithCustomError(datasets, 'DatasetRegistryWrongStatus')
        .withArgs(waiting, 1n);
      for (const member of [f.ada, f.ben]) await f.suspend(member, id);
      await networkHelpers.time.increase(LENGTH + 1n);
      for (const member of [f.ada, f.chidi]) {
        await expect(f.suspend(member, id))
          .to.be.revertedWithCustomError(datasets, 'DatasetRegistrySuspendedOnce')
          .withArgs(id);
      }
    });

    it('comes to nothing where the dataset is withdrawn between two approvals', async () => {
      await f.suspend(f.ada, id);
      await f.commons.datasets.connect(f.people.contributors[0]).withdraw(id);
      await expect(f.suspend(f.ben, id))
        .to.be.revertedWithCustomError(f.commons.datasets, 'DatasetRegistryWrongStatus')
        .withArgs(id, 5n);
    });

    it('does not count an approval whose seat was taken back', async () => {
      await f.suspend(f.ada, id);
      await f.recall(f.ada);
      await f.elect(f.ada, 'constituency 0');
      await f.suspend(f.ben, id);
      expect(await f.commons.datasets.isSuspended(id)).to.equal(false);
    });

    it('ends early where governance lifts it, and finally where governance removes the dataset', async () => {
      const { datasets } = f.commons;
      const other = await f.bringIn(f.people.contributors[1]);
      for (const each of [id, other]) for (const member of [f.ada, f.ben]) await f.suspend(member, each);
      const target = await datasets.getAddress();
      const proposal = await f.proposeQueued([
        { target, data: datasets.interface.encodeFunctionData('liftSuspension', [id]) },
        { target, data: datasets.interface.encodeFunctionData('remove', [other, sha256('personal data')]) },
      ]);
      await proposal.waitForTimelock();
      await proposal.execute(f.people.stranger);
      await networkHelpers.mine();
      expect(await datasets.isSuspended(id)).to.equal(false);
      expect(await datasets.isIncluded(id)).to.equal(true);
      expect((await datasets.dataset(other)).status).to.equal(3n);
    });
  });

  describe('approveReport', () => {
    const report = sha256('report');

    it('publishes by majority, and binds nobody', async () => {
      const before = await f.commons.ballots.round(1n);
      await expect(f.report(f.ada, 1n))
        .to.emit(f.board, 'ActionOpened')
        .withArgs(1n, Power.report, 1n, report)
        .and.not.to.emit(f.board, 'RoundReported');
      await expect(f.report(f.chidi, 1n))
        .to.emit(f.board, 'RoundReported')
        .withArgs(1n, report, 'https://board.example/report')
        .and.to.emit(f.board, 'ActionCarriedOut')
        .withArgs(1n, Power.report, 1n, report);
      expect(await f.commons.ballots.round(1n)).to.deep.equal(before);
      expect(await f.board.actionNumber(Power.report, 1n, report)).to.equal(1n);
      expect(await f.board.actionNumber(Power.report, 2n, report)).to.equal(0n);
    });

    it('counts approvals of one text together, and of two texts apart', async () => {
      await f.report(f.ada, 1n);
      await f.report(f.ben, 1n, sha256('another report'));
      expect(await f.board.actionCount()).to.equal(2n);
      expect(await f.standing(Power.report, 1n, report)).to.deep.equal([1n, 2n]);
      await expect(f.report(f.chidi, 1n, sha256('another report'))).to.emit(f.board, 'RoundReported');
    });

    it('is made once, and again with another text', async () => {
      for (const member of [f.ada, f.ben]) await f.report(member, 1n);
      await expect(f.report(f.chidi, 1n))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardReportedAlready')
        .withArgs(1n, report);
      await expect(f.report(f.chidi, 1n, sha256('a second report'))).to.emit(f.board, 'ActionOpened');
    });

    it('is for rounds that have opened, also past ones', async () => {
      for (const roundId of [0n, 2n]) {
        await expect(f.report(f.ada, roundId))
          .to.be.revertedWithCustomError(f.board, 'EthicsBoardUnknownRound')
          .withArgs(roundId, 1n);
      }
      await f.endRound();
      for (const roundId of [1n, 2n]) await expect(f.report(f.ada, roundId)).to.emit(f.board, 'ActionOpened');
    });

    it('is refused to everybody else, without a text, without a reason, and past the sunset', async () => {
      for (const account of [f.dana, f.people.timelock, f.people.stranger]) {
        await expect(f.report(account, 1n))
          .to.be.revertedWithCustomError(f.board, 'EthicsBoardNotMember')
          .withArgs(account);
      }
      await expect(f.report(f.ada, 1n, ethers.ZeroHash)).to.be.revertedWithCustomError(
        f.board,
        'EthicsBoardEmptyValue',
      );
      await expect(f.report(f.ada, 1n, report, { sha256: ethers.ZeroHash, uri: '' })).to.be.revertedWithCustomError(
        f.board,
        'EthicsBoardEmptyValue',
      );
      await f.asTimelock.setSunset(1n);
      await expect(f.report(f.ada, 1n)).to.be.revertedWithCustomError(f.board, 'EthicsBoardPastSunset').withArgs(1n);
    });
  });
});
