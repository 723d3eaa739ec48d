import { expect } from 'chai';

import type { Action, Proposal } from '../../scripts/lib/life/proposal.ts';
import { PROPOSAL_STATES } from '../../scripts/lib/life/proposal.ts';
import { DAY_SECONDS, sha256 } from '../../scripts/lib/units.ts';
import { deployBoard, ethers, label, networkHelpers, NO_CONTENT, Power, REASON, YEAR } from '../helpers/board.ts';
import type { BoardFixture, Member } from '../helpers/board.ts';

const numberOf = (state: (typeof PROPOSAL_STATES)[number]): number => PROPOSAL_STATES.indexOf(state);

describe('EthicsBoard: veto', () => {
  let f: BoardFixture;

  beforeEach(async () => {
    f = await networkHelpers.loadFixture(deployBoard);
  });

  const change = async (): Promise<Proposal> => f.proposeQueued([await f.setCooldown()]);
  const include = async (...ids: bigint[]): Promise<Proposal> =>
    f.queued(await f.proposeInclusion(f.people.stranger, ids));
  const bring = async (by: Member, payee?: string): Promise<bigint> => {
    const id = await f.submit(by, payee === undefined ? {} : { payee });
    await f.endorse(id, [f.dana, f.emeka]);
    return id;
  };
  const onDatasets = async (name: 'remove' | 'liftSuspension', id: bigint): Promise<Action> => {
    const { datasets } = f.commons;
    return {
      target: await datasets.getAddress(),
      data:
        name === 'remove'
          ? datasets.interface.encodeFunctionData(name, [id, sha256('a reason')])
          : datasets.interface.encodeFunctionData(name, [id]),
    };
  };

  it('takes the approvals of more than half of the seated, each with a reason, and stops the proposal', async () => {
    const proposal = await change();
    await expect(f.veto(f.ada, proposal))
      .to.emit(f.board, 'ActionOpened')
      .withArgs(1n, Power.veto, proposal.id, NO_CONTENT)
      .and.to.emit(f.board, 'ActionApproved')
      .withArgs(1n, 1n, f.ada, REASON.sha256, REASON.uri);
    expect(await proposal.state()).to.equal('Queued');
    expect(await f.standing(Power.veto, proposal.id)).to.deep.equal([1n, 2n]);

    const second = { sha256: sha256('another reason'), uri: '' };
    await expect(f.veto(f.chidi, proposal, second))
      .to.emit(f.board, 'ActionApproved')
      .withArgs(1n, 3n, f.chidi, second.sha256, '')
      .and.to.emit(f.board, 'ActionCarriedOut')
      .withArgs(1n, Power.veto, proposal.id, NO_CONTENT)
      .and.to.emit(f.commons.governor, 'ProposalVetoed');
    expect(await proposal.state()).to.equal('Canceled');
    expect((await f.commons.lens.proposal(proposal.id)).vetoed).to.equal(true);
    await proposal.waitForTimelock();
    await expect(proposal.execute(f.people.stranger)).to.be.rejectedWith('GovernorUnexpectedProposalState');
  });

  it('keeps what was approved where it can be read by pages', async () => {
    const proposal = await change();
    await f.veto(f.ada, proposal);
    const first = await f.now();
    await f.veto(f.ben, proposal);
    const second = await f.now();
    expect(await f.board.actionCount()).to.equal(1n);
    const [view] = await f.board.actions(0n, 10n);
    expect([...view!.action]).to.deep.equal([Power.veto, first, second, proposal.id, NO_CONTENT]);
    expect((await f.board.approvalsOf(1n)).map((each) => [...each])).to.deep.equal([
      [1n, first, true],
      [2n, second, true],
    ]);
    expect(await f.board.actions(2n, 10n)).to.deep.equal([]);
    expect(await f.board.actions(1n, 0n)).to.deep.equal([]);
    for (const number of [0n, 2n]) {
      await expect(f.board.approvalsOf(number))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardUnknownAction')
        .withArgs(number);
    }
  });

  describe('who may not', () => {
    it('is everybody without a seat on the board, governance and former deployer too', async () => {
      const proposal = await change();
      for (const account of [f.dana, f.people.holders[0], f.people.timelock, f.people.deployer, f.people.stranger]) {
        await expect(f.veto(account, proposal))
          .to.be.revertedWithCustomError(f.board, 'EthicsBoardNotMember')
          .withArgs(account);
      }
    });

    it('is a member who gives no reason', async () => {
      const proposal = await change();
      await expect(
        f.veto(f.ada, proposal, { sha256: ethers.ZeroHash, uri: 'https://why' }),
      ).to.be.revertedWithCustomError(f.board, 'EthicsBoardEmptyValue');
    });

    it('is one member alone, however often she approves', async () => {
      const proposal = await change();
      for (let i = 0; i < 3; i++) await f.veto(f.ada, proposal);
      expect(await f.standing(Power.veto, proposal.id)).to.deep.equal([1n, 2n]);
      expect(await proposal.state()).to.equal('Queued');
    });
  });

  describe('what cannot be vetoed', () => {
    it('is a proposal that is not queued', async () => {
      const action = await f.setCooldown();
      const proposal = await f.propose(f.ada, [action]);
      const refused = async (state: (typeof PROPOSAL_STATES)[number]): Promise<void> => {
        expect(await proposal.state()).to.equal(state);
        await expect(f.veto(f.ada, proposal))
          .to.be.revertedWithCustomError(f.board, 'EthicsBoardNotQueued')
          .withArgs(proposal.id, numberOf(state));
      };
      await refused('Pending');
      await proposal.waitForVote();
      await refused('Active');
      for (const voter of [...f.people.founders, ...f.people.holders]) await proposal.vote(voter, 'for');
      await proposal.waitForEnd();
      await refused('Succeeded');
      await proposal.queue(f.people.stranger);
      await proposal.waitForTimelock();
      await proposal.execute(f.people.stranger);
      await refused('Executed');
    });

    it('is one that nobody made', async () => {
      const proposal = await change();
      const { call } = proposal;
      await expect(
        f.board.connect(f.ada).approveVeto(call[0], call[1], call[2], ethers.id('another description'), REASON),
      ).to.be.revertedWithCustomError(f.commons.governor, 'GovernorNonexistentProposal');
    });

    it('is one that overrides a veto', async () => {
      const first = await change();
      for (const member of [f.ada, f.ben]) await f.veto(member, first);
      const again = await change();
      expect(await f.commons.governor.needsTwoThirds(again.id)).to.equal(true);
      await expect(f.veto(f.ada, again))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardVetoOverridden')
        .withArgs(again.id);
      await again.waitForTimelock();
      await again.execute(f.people.stranger);
      expect((await f.commons.governor.settings()).cooldownSeconds).to.equal(1n);
    });

    it('is one that changes the board and nothing else', async () => {
      const { interface: calls } = f.board;
      const target = await f.board.getAddress();
      const own = [
        calls.encodeFunctionData('recall', [1n]),
        calls.encodeFunctionData('recall', [2n]),
        calls.encodeFunctionData('elect', [4n, label('x'), YEAR]),
        calls.encodeFunctionData('setSunset', [0n]),
      ].map((data) => ({ target, data }));
      const proposal = await f.proposeQueued(own);
      await expect(f.veto(f.ada, proposal))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardOwnAffairs')
        .withArgs(proposal.id);
      await proposal.waitForTimelock();
      await proposal.execute(f.people.stranger);
      expect((await f.board.seats()).map(({ seat }) => seat.personId)).to.deep.equal([4n, 3n]);
    });

    it('is not what hides something behind a change of the board', async () => {
      const target = await f.board.getAddress();
      const own = { target, data: f.board.interface.encodeFunctionData('recall', [1n]) };
      const proposal = await f.proposeQueued([own, await f.setCooldown()]);
      for (const member of [f.ada, f.ben]) await f.veto(member, proposal);
      expect(await proposal.state()).to.equal('Canceled');
      expect(await f.board.seatedCount()).to.equal(3n);
    });
  });

  describe('a member with a stake', () => {
    it('is recused where she gave one of the datasets', async () => {
      const [own, other] = [await bring(f.ada), await bring(f.people.contributors[0])];
      const proposal = await include(own, other);
      await expect(f.veto(f.ada, proposal))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardRecused')
        .withArgs(1n, own);
      // she counts among the seated all the same
      await f.veto(f.ben, proposal);
      expect(await proposal.state()).to.equal('Queued');
      await f.veto(f.chidi, proposal);
      expect(await proposal.state()).to.equal('Canceled');
    });

    it('is recused where she is paid for one of them, until she declines', async () => {
      const [first, second] = [
        await bring(f.people.contributors[0]),
        await bring(f.people.contributors[1], f.ben.address),
      ];
      const proposal = await include(first, second);
      await expect(f.veto(f.ben, proposal))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardRecused')
        .withArgs(2n, second);
      await f.commons.datasets.connect(f.ben).declinePayment(second);
      await expect(f.veto(f.ben, proposal)).to.emit(f.board, 'ActionApproved');
      await expect(
        f.commons.datasets.connect(f.people.contributors[1]).setPayee(second, f.ben),
      ).to.be.revertedWithCustomError(f.commons.datasets, 'DatasetRegistryPaymentDeclined');
    });

    for (const name of ['remove', 'liftSuspension'] as const) {
      it(`is recused from a veto of ${name}, also behind other calls`, async () => {
        const own = await bring(f.ada);
        await f.include(own);
        const other = await f.setCooldown();
        const proposal = await f.proposeQueued([other, await onDatasets(name, own)]);
        await expect(f.veto(f.ada, proposal))
          .to.be.revertedWithCustomError(f.board, 'EthicsBoardRecused')
          .withArgs(1n, own);
        for (const member of [f.ben, f.chidi]) await f.veto(member, proposal);
        expect(await proposal.state()).to.equal('Canceled');
      });
    }

    it('is not recused by other calls to the registry, nor by one that nobody could execute', async () => {
      const { datasets } = f.commons;
      const target = await datasets.getAddress();
      const terms = datasets.interface.encodeFunctionData('setContributorTerms', [sha256('terms')]);
      const proposal = await f.proposeQueued([
        { target, data: terms },
        { target, data: '0x' },
        { target, data: '0x1234' },
      ]);
      await expect(f.veto(f.ada, proposal)).to.emit(f.board, 'ActionApproved');
    });
  });

  describe('when the board changes meanwhile', () => {
    it('does not count the approval of a member who was recalled', async () => {
      const proposal = await change();
      await f.veto(f.ada, proposal);
      await f.recall(f.ada);
      await f.elect(f.dana, 'x');
      await f.veto(f.ben, proposal);
      expect(await f.standing(Power.veto, proposal.id)).to.deep.equal([1n, 2n]);
      expect(await proposal.state()).to.equal('Queued');
      await f.veto(f.dana, proposal);
      expect(await proposal.state()).to.equal('Canceled');
    });

    it('does not count it when she is elected again, until she approves again', async () => {
      const proposal = await change();
      await f.veto(f.ada, proposal);
      await f.recall(f.ada);
      await f.elect(f.ada, 'constituency 0');
      expect(await f.standing(Power.veto, proposal.id)).to.deep.equal([0n, 2n]);
      await f.veto(f.ben, proposal);
      expect(await proposal.state()).to.equal('Queued');
      await f.veto(f.ada, proposal);
      expect(await proposal.state()).to.equal('Canceled');
    });

    it('does not count an approval whose term has ended in the middle, nor that seat', async () => {
      for (const member of [f.dana, f.emeka]) await f.elect(member, 'short', 10 * DAY_SECONDS);
      const proposal = await change();
      const left = (await f.board.seats()).at(-1)!.seat.termEndsAt - (await f.now());
      await f.veto(f.dana, proposal);
      await f.veto(f.emeka, proposal);
      expect(await f.standing(Power.veto, proposal.id)).to.deep.equal([2n, 3n]);
      await networkHelpers.time.increase(left + 1n);
      expect(await f.standing(Power.veto, proposal.id)).to.deep.equal([0n, 2n]);
      await f.veto(f.ada, proposal);
      expect(await proposal.state()).to.equal('Queued');
      await f.veto(f.ben, proposal);
      expect(await proposal.state()).to.equal('Canceled');
    });

    it('takes an approval again where fewer seats make the first ones a majority', async () => {
      for (const member of [f.dana, f.emeka]) await f.elect(member, 'x');
      const proposal = await change();
      await f.veto(f.ada, proposal);
      await f.veto(f.ben, proposal);
      for (const member of [f.dana, f.emeka]) await f.recall(member);
      expect(await f.standing(Power.veto, proposal.id)).to.deep.equal([2n, 2n]);
      expect(await proposal.state()).to.equal('Queued');
      await f.veto(f.ada, proposal);
      expect(await proposal.state()).to.equal('Canceled');
    });

    for (const seats of [1, 2, 3, 4, 5]) {
      it(`takes ${Math.floor(seats / 2) + 1} of ${seats}`, async () => {
        const members = f.people.founders.slice(0, seats);
        for (const member of [f.ada, f.ben, f.chidi]) await f.recall(member);
        for (const [index, member] of members.entries()) await f.elect(member, `c ${index}`);
        const proposal = await change();
        const needed = Math.floor(seats / 2) + 1;
        for (const member of members.slice(0, needed - 1)) await f.veto(member, proposal);
        expect(await proposal.state()).to.equal('Queued');
        await f.veto(members[needed - 1]!, proposal);
        expect(await proposal.state()).to.equal('Canceled');
      });
    }
  });

  describe('an approval', () => {
    it('counts for seven days, and not a second longer', async () => {
      const proposal = await change();
      await f.veto(f.ada, proposal);
      const until = (await f.now()) + BigInt(7 * DAY_SECONDS);
      await networkHelpers.time.increaseTo(until);
      expect(await f.standing(Power.veto, proposal.id)).to.deep.equal([1n, 2n]);
      await networkHelpers.time.setNextBlockTimestamp(until + 1n);
      await f.veto(f.ben, proposal);
      expect(await f.standing(Power.veto, proposal.id)).to.deep.equal([1n, 2n]);
      expect(await proposal.state()).to.equal('Queued');
      expect((await f.board.approvalsOf(1n)).map(({ counts }) => counts)).to.deep.equal([false, true]);
      await f.veto(f.ada, proposal);
      expect(await proposal.state()).to.equal('Canceled');
    });

    it('counts in its last second together with another', async () => {
      const proposal = await change();
      await f.veto(f.ada, proposal);
      await networkHelpers.time.setNextBlockTimestamp((await f.now()) + BigInt(7 * DAY_SECONDS));
      await f.veto(f.ben, proposal);
      expect(await proposal.state()).to.equal('Canceled');
    });
  });

  describe('to the second', () => {
    it('stops what could be executed one second later', async () => {
      const proposal = await change();
      await f.veto(f.ada, proposal);
      await networkHelpers.time.setNextBlockTimestamp((await f.commons.governor.proposalEta(proposal.id)) - 1n);
      await f.veto(f.ben, proposal);
      expect(await proposal.state()).to.equal('Canceled');
    });

    it('comes too late after an execution in the first second', async () => {
      const proposal = await change();
      await f.veto(f.ada, proposal);
      await networkHelpers.time.setNextBlockTimestamp(await f.commons.governor.proposalEta(proposal.id));
      await proposal.execute(f.people.stranger);
      await expect(f.veto(f.ben, proposal))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardNotQueued')
        .withArgs(proposal.id, numberOf('Executed'));
    });
  });

  describe('at the sunset', () => {
    it('is still possible in the last second, and no longer with one approval missing in the next', async () => {
      const [first, second] = [await change(), await f.proposeQueued([await f.setCooldown(2n)])];
      for (const proposal of [first, second]) await f.veto(f.ada, proposal);
      const sunset = (await f.now()) + 100n;
      await f.asTimelock.setSunset(sunset);
      await networkHelpers.time.setNextBlockTimestamp(sunset);
      await f.veto(f.ben, first);
      expect(await first.state()).to.equal('Canceled');
      await expect(f.veto(f.ben, second))
        .to.be.revertedWithCustomError(f.board, 'EthicsBoardPastSunset')
        .withArgs(sunset);
      await second.waitForTimelock();
      await second.execute(f.people.stranger);
    });

    it('goes on where governance renews the powers, old approvals counted while they last', async () => {
      const proposal = await change();
      await f.veto(f.ada, proposal);
      await f.asTimelock.setSunset(0n);
      await f.asTimelock.setSunset((await f.now()) + 1_000n);
      await f.veto(f.ben, proposal);
      expect(await proposal.state()).to.equal('Canceled');
    });
  });

  describe('an empty board', () => {
    it('stops nothing', async () => {
      for (const member of [f.ada, f.ben, f.chidi]) await f.recall(member);
      const proposal = await change();
      await expect(f.veto(f.ada, proposal)).to.be.revertedWithCustomError(f.board, 'EthicsBoardNotMember');
      await proposal.waitForTimelock();
      await proposal.execute(f.people.stranger);
      expect(await proposal.state()).to.equal('Executed');
    });
  });

  describe('a board that lost the canceller’s role', () => {
    it('stops nothing either', async () => {
      const { timelock, governor } = f.commons;
      const proposal = await change();
      await timelock.connect(f.people.timelock).revokeRole(await timelock.CANCELLER_ROLE(), f.board);
      await f.veto(f.ada, proposal);
      await expect(f.veto(f.ben, proposal))
        .to.be.revertedWithCustomError(governor, 'GovernorNotCanceller')
        .withArgs(f.board);
      expect(await proposal.state()).to.equal('Queued');
    });
  });
});
