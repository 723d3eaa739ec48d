import { expect } from 'chai';

import type { Draft, Governance } from '../helpers/governance.ts';
import { callTo, deployGovernance, ethers, networkHelpers, State, Support, TOKEN } from '../helpers/governance.ts';

/** The functions of OpenZeppelin's IGovernor, without those of IERC165 and IERC6372, that its interface id is made of. */
const IGOVERNOR = [
  'name()',
  'version()',
  'COUNTING_MODE()',
  'hashProposal(address[],uint256[],bytes[],bytes32)',
  'getProposalId(address[],uint256[],bytes[],bytes32)',
  'state(uint256)',
  'proposalThreshold()',
  'proposalSnapshot(uint256)',
  'proposalDeadline(uint256)',
  'proposalProposer(uint256)',
  'proposalEta(uint256)',
  'proposalNeedsQueuing(uint256)',
  'votingDelay()',
  'votingPeriod()',
  'quorum(uint256)',
  'getVotes(address,uint256)',
  'getVotesWithParams(address,uint256,bytes)',
  'hasVoted(uint256,address)',
  'propose(address[],uint256[],bytes[],string)',
  'queue(address[],uint256[],bytes[],bytes32)',
  'execute(address[],uint256[],bytes[],bytes32)',
  'cancel(address[],uint256[],bytes[],bytes32)',
  'castVote(uint256,uint8)',
  'castVoteWithReason(uint256,uint8,string)',
  'castVoteWithReasonAndParams(uint256,uint8,string,bytes)',
  'castVoteBySig(uint256,uint8,address,bytes)',
  'castVoteWithReasonAndParamsBySig(uint256,uint8,address,string,bytes,bytes)',
];

describe('CommonsGovernor', () => {
  let g: Governance;
  const draft = (description = 'Do it'): Draft => callTo(g.target, '0x', description);
  const cancel = (d: Draft, from = g.alice) =>
    g.governor.connect(from).cancel(d.targets, d.values, d.calldatas, ethers.id(d.description));

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployGovernance);
  });

  describe('constructor', () => {
    it('ties the governor to its sources', async () => {
      expect(await g.governor.name()).to.equal('Commons');
      expect(await g.governor.version()).to.equal('1');
      expect(await g.governor.token()).to.equal(g.token);
      expect(await g.governor.contributors()).to.equal(g.seats);
      expect(await g.governor.datasets()).to.equal(g.datasets);
      expect(await g.governor.timelock()).to.equal(g.timelock);
    });
  });

  describe('supportsInterface', () => {
    it('knows OpenZeppelin’s IGovernor, as it was before and as it is since getProposalId', async () => {
      const id = IGOVERNOR.reduce((xor, signature) => xor ^ BigInt(ethers.id(signature).slice(0, 10)), 0n);
      const getProposalId = BigInt(ethers.id('getProposalId(address[],uint256[],bytes[],bytes32)').slice(0, 10));
      expect(await g.governor.supportsInterface(ethers.toBeHex(id, 4))).to.equal(true);
      expect(await g.governor.supportsInterface(ethers.toBeHex(id ^ getProposalId, 4))).to.equal(true);
      expect(await g.governor.supportsInterface('0x01ffc9a7')).to.equal(true);
      expect(await g.governor.supportsInterface('0xffffffff')).to.equal(false);
    });

    it('has each of its functions', () => {
      for (const signature of IGOVERNOR) {
        expect(g.governor.interface.hasFunction(signature), signature).to.equal(true);
      }
    });
  });

  describe('propose', () => {
    it('needs the threshold in votes of the second before', async () => {
      await expect(g.propose(draft(), g.carol))
        .to.be.revertedWithCustomError(g.governor, 'GovernorInsufficientProposerVotes')
        .withArgs(g.carol, 0n, 10n * TOKEN);
      await expect(g.propose(draft(), g.erin)).to.be.fulfilled;
    });

    it('needs nothing where the token house is empty', async () => {
      for (const who of [g.alice, g.bob, g.dave, g.erin]) await g.token.burn(who, await g.token.balanceOf(who));
      await networkHelpers.mine();
      await expect(g.propose(draft(), g.nobody)).to.be.fulfilled;
    });

    it('refuses lists of unequal length, and none', async () => {
      await expect(g.governor.connect(g.alice).propose([g.target], [], ['0x'], 'd'))
        .to.be.revertedWithCustomError(g.governor, 'GovernorInvalidProposalLength')
        .withArgs(1, 1, 0);
      await expect(g.governor.connect(g.alice).propose([g.target], [0n], [], 'd'))
        .to.be.revertedWithCustomError(g.governor, 'GovernorInvalidProposalLength')
        .withArgs(1, 0, 1);
      await expect(g.governor.connect(g.alice).propose([], [], [], 'd'))
        .to.be.revertedWithCustomError(g.governor, 'GovernorInvalidProposalLength')
        .withArgs(0, 0, 0);
    });

    it('refuses the same proposal twice', async () => {
      const id = await g.propose(draft(), g.alice);
      await expect(g.propose(draft(), g.dave))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState')
        .withArgs(id, State.pending, ethers.ZeroHash);
      expect(await g.governor.proposalCount()).to.equal(1n);
    });

    it('keeps a reserved description for its account', async () => {
      const reserved = draft(`Do it #proposer=${g.alice.address}`);
      await expect(g.propose(reserved, g.dave))
        .to.be.revertedWithCustomError(g.governor, 'GovernorRestrictedProposer')
        .withArgs(g.dave);
      const id = await g.propose(reserved, g.alice);
      expect(await g.governor.proposalProposer(id)).to.equal(g.alice);
    });
  });

  describe('cancel', () => {
    it('is the proposer’s while the proposal is pending', async () => {
      const id = await g.propose(draft(), g.alice);
      await expect(cancel(draft())).to.emit(g.governor, 'ProposalCanceled').withArgs(id);
      expect(await g.governor.state(id)).to.equal(State.canceled);
      await expect(g.propose(draft(), g.alice))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState')
        .withArgs(id, State.canceled, ethers.ZeroHash);
    });

    it('is nobody else’s', async () => {
      const id = await g.propose(draft(), g.alice);
      await expect(cancel(draft(), g.dave))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnableToCancel')
        .withArgs(id, g.dave);
    });

    it('ends with the start of the vote', async () => {
      const id = await g.propose(draft(), g.alice);
      await g.toVote(id);
      await expect(cancel(draft()))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnableToCancel')
        .withArgs(id, g.alice);
    });
  });

  describe('state', () => {
    it('refuses a proposal that is not there', async () => {
      await expect(g.governor.state(3))
        .to.be.revertedWithCustomError(g.governor, 'GovernorNonexistentProposal')
        .withArgs(3);
    });

    it('turns at the second after the snapshot and at the second after the deadline', async () => {
      const id = await g.propose(draft(), g.alice);
      await networkHelpers.time.increaseTo(await g.governor.proposalSnapshot(id));
      expect(await g.governor.state(id)).to.equal(State.pending);
      await networkHelpers.time.increase(1);
      expect(await g.governor.state(id)).to.equal(State.active);
      await g.vote(id, Support.for, g.alice, g.carol);
      await networkHelpers.time.increaseTo(await g.governor.proposalDeadline(id));
      expect(await g.governor.state(id)).to.equal(State.active);
      await networkHelpers.time.increase(1);
      expect(await g.governor.state(id)).to.equal(State.succeeded);
    });
  });

  describe('getVotes', () => {
    it('is the token house’s', async () => {
      const now = (await networkHelpers.time.latest()) - 1;
      expect(await g.governor.getVotes(g.alice, now)).to.equal(400n * TOKEN);
      expect(await g.governor.getVotesWithParams(g.alice, now, '0x')).to.equal(400n * TOKEN);
    });
  });

  describe('what is sent to the governor', () => {
    it('is refused, since the timelock is what holds things', async () => {
      await expect(g.alice.sendTransaction({ to: g.governor, value: 1n })).to.be.revertedWithCustomError(
        g.governor,
        'GovernorDisabledDeposit',
      );
    });
  });
});
