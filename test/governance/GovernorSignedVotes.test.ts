import { expect } from 'chai';

import type { WalletMock } from '../../typechain-types/index.js';
import type { Governance, Signer } from '../helpers/governance.ts';
import {
  ballotData,
  callTo,
  deployGovernance,
  ethers,
  networkHelpers,
  signBallot,
  State,
  Support,
  TOKEN,
} from '../helpers/governance.ts';

const MANNER = { approvesKnown: 0, saysNo: 1, reverts: 2, burnsAllGas: 3, returnsTooLittle: 4, returnsTooMuch: 5 };

describe('GovernorSignedVotes', () => {
  let g: Governance;
  let id: bigint;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployGovernance);
    id = await g.propose(callTo(g.target, '0x'), g.alice);
    await g.toVote(id);
  });

  const ballot = async (voter: { address: string }, support = Support.for, reason = '', proposalId = id) => ({
    proposalId,
    support,
    voter: voter.address,
    nonce: await g.governor.nonces(voter.address),
    reason,
  });
  const sign = async (signer: Signer, support: bigint = Support.for, reason = '', proposalId = id) =>
    signBallot(g.governor, signer, await ballot(signer, support as 1n, reason, proposalId));
  const signedVote = async (signer: Signer, support: bigint = Support.for, reason = '', proposalId = id) => ({
    proposalId,
    voter: signer.address,
    support,
    reason,
    signature: await sign(signer, support, reason, proposalId),
  });
  const selector = (error: string): string => g.governor.interface.getError(error)!.selector;

  /** A contract account with a seat and 30 tokens. */
  async function wallet(): Promise<WalletMock & { address: string }> {
    const account = await ethers.deployContract('WalletMock');
    await g.seats.seat(account);
    await g.token.mint(account, 30n * TOKEN);
    await networkHelpers.mine();
    id = await g.propose(callTo(g.target, '0x', 'with a wallet'), g.alice);
    await g.toVote(id);
    return Object.assign(account, { address: String(account.target) });
  }
  async function digestOf(voter: { address: string }, support: bigint = Support.for): Promise<string> {
    const { domain, types, message } = await ballotData(g.governor, await ballot(voter, support as 1n));
    return ethers.TypedDataEncoder.hash(domain, types, message);
  }

  describe('castVoteBySig', () => {
    it('counts the signer’s ballot in both houses, whoever sends it', async () => {
      const signature = await sign(g.alice);
      await expect(g.governor.connect(g.nobody).castVoteBySig(id, Support.for, g.alice, signature))
        .to.emit(g.governor, 'VoteCast')
        .withArgs(g.alice, id, Support.for, 400n * TOKEN, '')
        .and.to.emit(g.governor, 'SeatVoteCast')
        .withArgs(id, 1, Support.for);
      expect(await g.governor.hasVoted(id, g.alice)).to.equal(true);
    });

    it('leaves the nonce, so that votes on several proposals can be signed ahead', async () => {
      const second = await g.propose(callTo(g.target, '0x', 'second'), g.alice);
      const [one, two] = [await sign(g.alice), await sign(g.alice, Support.against, '', second)];
      await g.governor.castVoteBySig(id, Support.for, g.alice, one);
      await g.toVote(second);
      await g.governor.castVoteBySig(second, Support.against, g.alice, two);
      expect(await g.governor.nonces(g.alice)).to.equal(0n);
    });

    it('refuses the same signature again', async () => {
      const signature = await sign(g.alice);
      await g.governor.castVoteBySig(id, Support.for, g.alice, signature);
      await expect(g.governor.castVoteBySig(id, Support.for, g.alice, signature))
        .to.be.revertedWithCustomError(g.governor, 'GovernorAlreadyCastVote')
        .withArgs(g.alice);
    });

    const refusals: [string, (signature: string) => [bigint, bigint, string, string]][] = [
      ['another answer than was signed', (s) => [id, Support.against, g.alice.address, s]],
      ['another voter than signed', (s) => [id, Support.for, g.bob.address, s]],
      ['a malleated signature', (s) => [id, Support.for, g.alice.address, malleate(s)]],
      ['a signature cut short', (s) => [id, Support.for, g.alice.address, ethers.dataSlice(s, 0, 64)]],
      ['an empty signature', () => [id, Support.for, g.alice.address, '0x']],
      [
        'the zero address with a signature of nobody',
        () => [id, Support.for, ethers.ZeroAddress, `0x${'00'.repeat(65)}`],
      ],
    ];
    for (const [what, args] of refusals) {
      it(`refuses ${what}`, async () => {
        const call = args(await sign(g.alice));
        await expect(g.governor.castVoteBySig(...call))
          .to.be.revertedWithCustomError(g.governor, 'GovernorInvalidSignature')
          .withArgs(call[2]);
      });
    }

    it('refuses a signature for another proposal, another contract or another chain', async () => {
      const other = await g.propose(callTo(g.target, '0x', 'other'), g.alice);
      const forOther = await sign(g.alice, Support.for, '', other);
      const { domain, types, message } = await ballotData(g.governor, await ballot(g.alice));
      const onOtherChain = await g.alice.signTypedData({ ...domain, chainId: 7 }, types, message);
      const atOtherContract = await g.alice.signTypedData(
        { ...domain, verifyingContract: String(g.token.target) },
        types,
        message,
      );
      for (const signature of [forOther, onOtherChain, atOtherContract]) {
        await expect(g.governor.castVoteBySig(id, Support.for, g.alice, signature))
          .to.be.revertedWithCustomError(g.governor, 'GovernorInvalidSignature')
          .withArgs(g.alice);
      }
    });

    it('refuses a good one when the vote is not open', async () => {
      const signature = await sign(g.alice);
      await g.toEnd(id);
      await expect(g.governor.castVoteBySig(id, Support.for, g.alice, signature))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnexpectedProposalState')
        .withArgs(id, State.defeated, ethers.toBeHex(1n << State.active, 32));
    });

    describe('given a voter with code', () => {
      it('counts what it approves', async () => {
        const account = await wallet();
        await account.know(await digestOf(account));
        await expect(g.governor.castVoteBySig(id, Support.for, account, '0x1234'))
          .to.emit(g.governor, 'VoteCast')
          .withArgs(account, id, Support.for, 30n * TOKEN, '');
        expect(await g.governor.memberVotes(id)).to.deep.equal([0n, 1n, 0n]);
      });

      for (const [name, manner] of Object.entries(MANNER)) {
        it(`refuses what it does not know, when it ${name}`, async () => {
          const account = await wallet();
          await account.behave(manner);
          await expect(g.governor.castVoteBySig(id, Support.for, account, '0x1234'))
            .to.be.revertedWithCustomError(g.governor, 'GovernorInvalidSignature')
            .withArgs(account);
        });
      }
    });
  });

  describe('castVoteWithReasonAndParamsBySig', () => {
    it('counts ballot, reason and params as signed', async () => {
      const signature = await signBallot(g.governor, g.bob, await ballot(g.bob, Support.for, 'fine'), '0x99');
      await expect(g.governor.castVoteWithReasonAndParamsBySig(id, Support.for, g.bob, 'fine', '0x99', signature))
        .to.emit(g.governor, 'VoteCastWithParams')
        .withArgs(g.bob, id, Support.for, 50n * TOKEN, 'fine', '0x99');
      expect(await g.governor.nonces(g.bob)).to.equal(0n);
    });

    it('refuses another reason or other params', async () => {
      const signature = await signBallot(g.governor, g.bob, await ballot(g.bob, Support.for, 'fine'), '0x99');
      for (const [reason, params] of [
        ['bad', '0x99'],
        ['fine', '0x98'],
      ] as const) {
        await expect(g.governor.castVoteWithReasonAndParamsBySig(id, Support.for, g.bob, reason, params, signature))
          .to.be.revertedWithCustomError(g.governor, 'GovernorInvalidSignature')
          .withArgs(g.bob);
      }
    });
  });

  describe('cancelSignedVotes', () => {
    it('takes back what was signed, and leaves what is counted', async () => {
      const [mine, hers] = [await sign(g.alice), await sign(g.bob)];
      await g.governor.castVoteBySig(id, Support.for, g.bob, hers);
      await expect(g.governor.connect(g.alice).cancelSignedVotes())
        .to.emit(g.governor, 'SignedVotesCancelled')
        .withArgs(g.alice, 1);
      await g.governor.connect(g.bob).cancelSignedVotes();
      await expect(g.governor.castVoteBySig(id, Support.for, g.alice, mine))
        .to.be.revertedWithCustomError(g.governor, 'GovernorInvalidSignature')
        .withArgs(g.alice);
      expect(await g.governor.hasVoted(id, g.bob)).to.equal(true);
    });

    it('lets the voter sign anew', async () => {
      await g.governor.connect(g.alice).cancelSignedVotes();
      await expect(g.governor.castVoteBySig(id, Support.against, g.alice, await sign(g.alice, Support.against)))
        .to.emit(g.governor, 'VoteCast')
        .withArgs(g.alice, id, Support.against, 400n * TOKEN, '');
    });
  });

  describe('castVotesBySig', () => {
    it('counts ballots with and without a reason, on several proposals', async () => {
      const second = await g.propose(callTo(g.target, '0x', 'second'), g.alice);
      await g.toVote(second);
      const votes = [
        await signedVote(g.alice),
        await signedVote(g.dave, Support.against, 'Scraped without consent'),
        await signedVote(g.alice, Support.abstain, '', second),
      ];
      const sent = g.governor.connect(g.nobody).castVotesBySig(votes);
      await expect(sent)
        .to.emit(g.governor, 'VoteCast')
        .withArgs(g.alice, id, Support.for, 400n * TOKEN, '');
      await expect(sent)
        .to.emit(g.governor, 'VoteCast')
        .withArgs(g.dave, id, Support.against, 500n * TOKEN, 'Scraped without consent');
      await expect(sent)
        .to.emit(g.governor, 'VoteCast')
        .withArgs(g.alice, second, Support.abstain, 400n * TOKEN, '')
        .and.not.to.emit(g.governor, 'SignedVoteRefused');
      expect(await g.governor.proposalVotes(id)).to.deep.equal([500n * TOKEN, 400n * TOKEN, 0n]);
      expect(await g.governor.proposalVotes(second)).to.deep.equal([0n, 0n, 400n * TOKEN]);
    });

    it('counts the ballot of an account with code', async () => {
      const account = await wallet();
      await account.know(await digestOf(account));
      const vote = { proposalId: id, voter: account.address, support: Support.for, reason: '', signature: '0x' };
      await expect(g.governor.castVotesBySig([vote])).to.emit(g.governor, 'VoteCast');
    });

    it('takes none', async () => {
      await expect(g.governor.castVotesBySig([])).to.be.fulfilled;
    });

    describe('given one that cannot be counted', () => {
      type Vote = Awaited<ReturnType<typeof signedVote>>;
      const bad: [string, string, () => Promise<Vote>][] = [
        ['of a proposal that is not there', 'GovernorNonexistentProposal', () => signedVote(g.bob, 1n, '', 5n)],
        [
          'of a proposal that is not open',
          'GovernorUnexpectedProposalState',
          async () => signedVote(g.bob, 1n, '', await g.propose(callTo(g.target, '0x', 'new'), g.alice)),
        ],
        ['with a fourth answer', 'GovernorInvalidVoteType', () => signedVote(g.bob, 3n)],
        [
          'that was cast already',
          'GovernorAlreadyCastVote',
          async () => {
            await g.vote(id, Support.against, g.bob);
            return signedVote(g.bob);
          },
        ],
        [
          'with another reason than was signed',
          'GovernorInvalidSignature',
          async () => ({ ...(await signedVote(g.bob, 1n, 'good')), reason: 'bad' }),
        ],
        [
          'with a reason that was not signed',
          'GovernorInvalidSignature',
          async () => ({ ...(await signedVote(g.bob)), reason: 'bad' }),
        ],
        [
          'with another answer than was signed',
          'GovernorInvalidSignature',
          async () => ({ ...(await signedVote(g.bob)), support: Support.against }),
        ],
        [
          'that was taken back',
          'GovernorInvalidSignature',
          async () => {
            const vote = await signedVote(g.bob);
            await g.governor.connect(g.bob).cancelSignedVotes();
            return vote;
          },
        ],
        [
          'with a broken signature',
          'GovernorInvalidSignature',
          async () => ({ ...(await signedVote(g.bob)), signature: '0x1234' }),
        ],
      ];
      for (const [what, error, make] of bad) {
        it(`passes over one ${what}, and counts those around it`, async () => {
          const votes = [await signedVote(g.alice), await make(), await signedVote(g.dave)];
          const sent = g.governor.castVotesBySig(votes);
          await expect(sent)
            .to.emit(g.governor, 'SignedVoteRefused')
            .withArgs(votes[1]!.proposalId, votes[1]!.voter, selector(error));
          expect(await g.governor.hasVoted(id, g.alice)).to.equal(true);
          expect(await g.governor.hasVoted(id, g.dave)).to.equal(true);
          expect((await g.governor.proposalVotes(id))[1]).to.equal(900n * TOKEN);
        });
      }

      it('counts the first of two ballots of one voter', async () => {
        const votes = [await signedVote(g.alice, Support.for), await signedVote(g.alice, Support.against)];
        await expect(g.governor.castVotesBySig(votes))
          .to.emit(g.governor, 'SignedVoteRefused')
          .withArgs(id, g.alice, selector('GovernorAlreadyCastVote'));
        expect(await g.governor.proposalVotes(id)).to.deep.equal([0n, 400n * TOKEN, 0n]);
      });

      for (const manner of ['burnsAllGas', 'returnsTooMuch'] as const) {
        it(`bears a wallet that ${manner}, five times over`, async () => {
          const account = await wallet();
          await account.behave(MANNER[manner]);
          const poison = { proposalId: id, voter: account.address, support: 1n, reason: '', signature: '0x' };
          const votes = [poison, poison, poison, poison, poison, await signedVote(g.alice)];
          const sent = await g.governor.castVotesBySig(votes, { gasLimit: 6_000_000 });
          expect((await sent.wait())!.gasUsed).to.be.lessThan(5_500_000n);
          expect(await g.governor.hasVoted(id, g.alice)).to.equal(true);
        });
      }
    });
  });
});

/** The other signature that the curve allows over the same digest. */
function malleate(signature: string): string {
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const { r, s, v } = ethers.Signature.from(signature);
  return ethers.concat([r, ethers.toBeHex(order - BigInt(s), 32), ethers.toBeHex(v === 27 ? 28 : 27, 1)]);
}
