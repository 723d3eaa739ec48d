import { expect } from 'chai';

import type { Points, SignedBallot } from '../helpers/ballots.ts';
import { ballotData, DAY, deployBallots, ethers, levelsOf, networkHelpers, pack, submit } from '../helpers/ballots.ts';
import { moveData, signData } from '../helpers/registries.ts';

const E11 = 10n ** 11n;
const SPREAD = { 1: 40, 4: 35, 5: 25 };

describe('WeightBallots: casting', () => {
  let w: Awaited<ReturnType<typeof deployBallots>>;
  beforeEach(async () => {
    w = await networkHelpers.loadFixture(deployBallots);
  });

  describe('castBallot', () => {
    it('announces the ballot with its power and all its lines', async () => {
      await expect(w.cast(w.cleo, SPREAD)).to.emit(w.ballots, 'BallotCast').withArgs(1, w.cleo, E11, pack(SPREAD));
    });

    it('puts the power at each line’s level and nowhere else', async () => {
      await w.cast(w.cleo, SPREAD);

      expect(await levelsOf(w.ballots, 1)).to.deep.equal({ 40: E11 });
      expect(await levelsOf(w.ballots, 4)).to.deep.equal({ 35: E11 });
      expect(await levelsOf(w.ballots, 5)).to.deep.equal({ 25: E11 });
      expect(await levelsOf(w.ballots, 6)).to.deep.equal({});
    });

    it('adds up the ballots of several voters at one level', async () => {
      await w.cast(w.cleo, SPREAD);
      await w.cast(w.ada, { 1: 40, 4: 40, 5: 20 });

      expect(await levelsOf(w.ballots, 1)).to.deep.equal({ 40: 4n * E11 });
      expect(await levelsOf(w.ballots, 4)).to.deep.equal({ 35: E11, 40: 3n * E11 });
      expect((await w.ballots.round(1)).castPower).to.equal(4n * E11);
    });

    it('notes the supplies with the first ballot of a round alone', async () => {
      await expect(w.cast(w.cleo, SPREAD))
        .to.emit(w.ballots, 'RoundElectorateFixed')
        .withArgs(1, 10n ** 21n, 5);
      await expect(w.cast(w.ben, SPREAD)).not.to.emit(w.ballots, 'RoundElectorateFixed');
    });

    it('keeps the highest points of any ballot as the round’s top level', async () => {
      await w.cast(w.cleo, { 1: 20, 4: 20, 5: 20, 6: 20, 7: 20 });
      expect((await w.ballots.round(1)).topLevel).to.equal(20);
      await w.cast(w.ben, SPREAD);
      expect((await w.ballots.round(1)).topLevel).to.equal(40);
      await w.cast(w.dov, { 1: 30, 4: 30, 5: 30, 6: 10 });
      expect((await w.ballots.round(1)).topLevel).to.equal(40);
    });

    describe('when the voter holds tokens and a seat, one of them, or neither', () => {
      it('counts half of the power for the share of tokens and half for the share of seats', async () => {
        for (const [voter, power] of [
          [w.ada, 3n * E11],
          [w.ben, (3n * E11) / 2n],
          [w.cleo, E11],
          [w.dov, 2n * E11],
        ] as const) {
          await expect(w.cast(voter, SPREAD)).to.emit(w.ballots, 'BallotCast').withArgs(1, voter, power, pack(SPREAD));
        }
      });

      it('refuses a voter without power', async () => {
        await expect(w.cast(w.nobody, SPREAD))
          .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsNoPower')
          .withArgs(w.nobody);
      });

      it('refuses one who got her tokens after the round opened', async () => {
        await w.token.connect(w.ada).transfer(w.nobody, 10n ** 18n);
        await expect(w.cast(w.nobody, SPREAD))
          .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsNoPower')
          .withArgs(w.nobody);
      });
    });

    describe('when the lines are no ballot', () => {
      const full = Array.from({ length: 101 }, (_, index): [number, number] => [index + 1, 1]);
      const cases: [string, string, string, (string | number)[]][] = [
        ['99 points', pack({ 1: 40, 4: 40, 5: 19 }), 'BallotLinesWrongSum', [99]],
        ['101 points', pack({ 1: 40, 4: 40, 5: 21 }), 'BallotLinesWrongSum', [101]],
        ['101 lines of a point', pack(full), 'BallotLinesWrongSum', [101]],
        ['a line of no points', pack({ 1: 40, 4: 0, 5: 60 }), 'BallotLinesNoPoints', [4]],
        ['ids that descend', pack([[4, 50], [1, 50]]), 'BallotLinesNotAscending', [4, 1]], // prettier-ignore
        ['an id twice', pack([[4, 50], [4, 50]]), 'BallotLinesNotAscending', [4, 4]], // prettier-ignore
        ['the id zero', pack([[0, 100]]), 'BallotLinesNotAscending', [0, 0]],
        ['no lines', '0x', 'BallotLinesMalformed', [0]],
        ['half a line', `${pack({ 1: 100 })}0000`, 'BallotLinesMalformed', [6]],
      ];
      for (const [what, lines, error, args] of cases) {
        it(`refuses ${what}`, async () => {
          await expect(w.ballots.connect(w.cleo).castBallot(lines, '0x'))
            .to.be.revertedWithCustomError(w.ballots, error)
            .withArgs(...args);
        });
      }
    });

    describe('when a dataset is not open to the voter', () => {
      it('refuses a dataset of her own', async () => {
        await expect(w.cast(w.ada, { 1: 40, 4: 40, 13: 20 }))
          .to.be.revertedWithCustomError(w.datasets, 'DatasetRegistryOwnDataset')
          .withArgs(13, 1);
      });

      it('refuses one that she brought from an account she moved to', async () => {
        const deadline = ethers.MaxUint256;
        const data = await moveData(w.contributors, 2n, w.nobody.address, deadline);
        await w.contributors.connect(w.ben).moveAccount(w.nobody, deadline, await signData(w.nobody, data));
        const id = await submit(w.datasets, w.nobody);
        await w.datasets.include([id]);

        await expect(w.cast(w.ben, { 1: 40, 4: 40, [id]: 20 }))
          .to.be.revertedWithCustomError(w.datasets, 'DatasetRegistryOwnDataset')
          .withArgs(id, 2);
        await w.cast(w.ben, SPREAD);
      });

      it('takes others’ from somebody who brought none, and asks anew when she replaces', async () => {
        await w.cast(w.cleo, SPREAD);
        const id = await submit(w.datasets, w.cleo);
        await w.datasets.include([id]);

        await expect(w.ballots.connect(w.cleo).castBallot(pack({ 1: 40, 4: 40, [id]: 20 }), pack(SPREAD)))
          .to.be.revertedWithCustomError(w.datasets, 'DatasetRegistryOwnDataset')
          .withArgs(id, 3);
      });

      it('refuses one that is not included', async () => {
        await expect(w.cast(w.cleo, { 1: 40, 4: 40, 15: 20 }))
          .to.be.revertedWithCustomError(w.datasets, 'DatasetRegistryNotIncluded')
          .withArgs(15);
      });

      it('refuses one that was never submitted', async () => {
        await expect(w.cast(w.cleo, { 1: 40, 4: 40, 700: 20 }))
          .to.be.revertedWithCustomError(w.datasets, 'DatasetRegistryNotIncluded')
          .withArgs(700);
      });

      it('refuses one that has left', async () => {
        await w.datasets.connect(w.ines).withdraw(1);
        await expect(w.cast(w.cleo, SPREAD))
          .to.be.revertedWithCustomError(w.datasets, 'DatasetRegistryNotIncluded')
          .withArgs(1);
      });

      it('refuses one whose consent ends before the round closes', async () => {
        await expect(w.cast(w.cleo, { 1: 40, 4: 40, 14: 20 }))
          .to.be.revertedWithCustomError(w.datasets, 'DatasetRegistryConsentOver')
          .withArgs(14, w.consentEndsAt, await w.ballots.closesAt(1));
      });
    });

    describe('when a line gives more than the cap', () => {
      it('refuses it while there is enough to choose from', async () => {
        await expect(w.cast(w.cleo, { 1: 41, 4: 40, 5: 19 }))
          .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsAboveMaxLevel')
          .withArgs(41, 40);
      });

      it('allows what it takes to spend 100 points on the few that are left to this voter', async () => {
        for (const id of [6, 7, 8, 9, 10, 11, 12]) await w.datasets.connect(w.jun).withdraw(id);
        for (const id of [2, 3]) await w.datasets.connect(w.ines).withdraw(id);
        await w.datasets.connect(w.ada).withdraw(13);
        // 1, 4 and 5 are left; jun can choose from 1 alone, ines from two
        expect(await w.ballots.maxPointsOf(w.cleo)).to.equal(40);
        expect(await w.ballots.maxPointsOf(w.ines)).to.equal(50);
        expect(await w.ballots.maxPointsOf(w.jun)).to.equal(100);

        await expect(w.cast(w.jun, { 1: 100 })).to.emit(w.ballots, 'BallotCast');
        await expect(w.cast(w.ines, { 4: 51, 5: 49 }))
          .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsAboveMaxLevel')
          .withArgs(51, 50);
        await expect(w.cast(w.ines, { 4: 50, 5: 50 })).to.emit(w.ballots, 'BallotCast');
        expect((await w.ballots.round(1)).topLevel).to.equal(100);
      });

      it('rounds the lifted cap up', async () => {
        for (const id of [5, 6, 7, 8, 9, 10, 11, 12]) await w.datasets.connect(w.jun).withdraw(id);
        await w.datasets.connect(w.ada).withdraw(13);
        await w.ballots.setRoundSettings({ roundLengthSeconds: DAY, maxLevel: 10, turnoutBps: 1 });
        await w.toClose();
        await w.manifest.lapse(1, 1);
        await networkHelpers.time.increase(1);
        // jun’s choice is 1, 2 and 3
        expect(await w.ballots.maxPointsOf(w.jun)).to.equal(34);
        expect(await w.ballots.maxPointsOf(w.cleo)).to.equal(25);
        await expect(w.cast(w.jun, { 1: 34, 2: 34, 3: 32 })).to.emit(w.ballots, 'BallotCast');
      });

      it('leaves the cap as it is where nothing can be chosen', async () => {
        for (let id = 1; id <= 3; id++) await w.datasets.connect(w.ines).withdraw(id);
        await w.datasets.connect(w.ada).withdraw(13);
        expect(await w.ballots.maxPointsOf(w.jun)).to.equal(40);
      });
    });

    describe('when the round is not open', () => {
      it('refuses a ballot in the very second in which the round opens', async () => {
        await w.toClose();
        const lapse = w.manifest.interface.encodeFunctionData('lapse', [1, 1]);
        const cast = w.ballots.interface.encodeFunctionData('castBallot', [pack(SPREAD), '0x']);
        const opensAt = (await networkHelpers.time.latest()) + 5;
        await networkHelpers.time.setNextBlockTimestamp(opensAt);
        await expect(w.wallet.batch([w.manifest, w.ballots], [lapse, cast]))
          .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsNotOpen')
          .withArgs(2, opensAt);
      });

      it('takes a ballot in the last second and refuses it in the next', async () => {
        const closesAt = await w.ballots.closesAt(1);
        await networkHelpers.time.setNextBlockTimestamp(closesAt - 1n);
        await expect(w.cast(w.cleo, SPREAD)).to.emit(w.ballots, 'BallotCast');
        await networkHelpers.time.setNextBlockTimestamp(closesAt);
        await expect(w.cast(w.ben, SPREAD))
          .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsClosed')
          .withArgs(1, closesAt);
      });
    });
  });

  describe('castBallotBySig', () => {
    const order = async (voter: { address: string }, points: Points = SPREAD): Promise<SignedBallot> => ({
      roundId: 1n,
      lines: pack(points),
      previousLines: '0x',
      nonce: await w.ballots.nonces(voter.address),
      deadline: BigInt(await networkHelpers.time.latest()) + DAY,
    });
    const sign = async (signer: typeof w.cleo, ballot: SignedBallot): Promise<string> => {
      const { domain, types, message } = await ballotData(w.ballots, ballot);
      return signer.signTypedData(domain, types, message);
    };
    const relay = (voter: { address: string }, ballot: SignedBallot, signature: string) =>
      w.ballots
        .connect(w.nobody)
        .castBallotBySig(voter.address, ballot.lines, ballot.previousLines, ballot.deadline, signature);

    it('casts the signer’s ballot, whoever relays it, and uses up her nonce', async () => {
      const ballot = await order(w.cleo);
      await expect(relay(w.cleo, ballot, await sign(w.cleo, ballot)))
        .to.emit(w.ballots, 'BallotCast')
        .withArgs(1, w.cleo, E11, ballot.lines);
      expect(await w.ballots.nonces(w.cleo)).to.equal(1);
    });

    it('replaces a ballot with the next nonce', async () => {
      await w.cast(w.cleo, SPREAD);
      const ballot = { ...(await order(w.cleo, { 1: 40, 4: 40, 5: 20 })), previousLines: pack(SPREAD) };
      await expect(relay(w.cleo, ballot, await sign(w.cleo, ballot)))
        .to.emit(w.ballots, 'BallotCast')
        .withArgs(1, w.cleo, E11, ballot.lines);
    });

    it('takes a contract’s word for its own signature', async () => {
      const voter = { address: String(w.wallet.target) };
      const ballot = await order(voter);
      await expect(relay(voter, ballot, '0x'))
        .to.be.revertedWithCustomError(w.ballots, 'SignedActionInvalidSignature')
        .withArgs(voter.address);

      const { domain, types, message } = await ballotData(w.ballots, ballot);
      await w.wallet.know(ethers.TypedDataEncoder.hash(domain, types, message));
      await expect(relay(voter, ballot, '0x'))
        .to.emit(w.ballots, 'BallotCast')
        .withArgs(1, voter.address, E11 / 2n, ballot.lines);
    });

    const changes: [string, Partial<SignedBallot>][] = [
      ['other lines', { lines: pack({ 1: 40, 4: 40, 5: 20 }) }],
      ['other previous lines', { previousLines: pack(SPREAD) }],
      ['another round', { roundId: 2n }],
      ['another nonce', { nonce: 1n }],
      ['another deadline', { deadline: 4_102_444_800n }],
    ];
    for (const [what, change] of changes) {
      it(`refuses a signature over ${what}`, async () => {
        const ballot = await order(w.cleo);
        const signature = await sign(w.cleo, { ...ballot, ...change });
        await expect(relay(w.cleo, ballot, signature))
          .to.be.revertedWithCustomError(w.ballots, 'SignedActionInvalidSignature')
          .withArgs(w.cleo);
      });
    }

    it('refuses somebody else’s signature', async () => {
      const ballot = await order(w.cleo);
      await expect(relay(w.cleo, ballot, await sign(w.ben, ballot)))
        .to.be.revertedWithCustomError(w.ballots, 'SignedActionInvalidSignature')
        .withArgs(w.cleo);
    });

    it('refuses the same signature again', async () => {
      const ballot = await order(w.cleo);
      const signature = await sign(w.cleo, ballot);
      await relay(w.cleo, ballot, signature);
      await expect(relay(w.cleo, ballot, signature))
        .to.be.revertedWithCustomError(w.ballots, 'SignedActionInvalidSignature')
        .withArgs(w.cleo);
    });

    it('takes a signature in the second of its deadline and refuses it later', async () => {
      const ballot = await order(w.cleo);
      const late = await order(w.ben);
      await networkHelpers.time.setNextBlockTimestamp(ballot.deadline);
      await expect(relay(w.cleo, ballot, await sign(w.cleo, ballot))).to.emit(w.ballots, 'BallotCast');
      await expect(relay(w.ben, late, await sign(w.ben, late)))
        .to.be.revertedWithCustomError(w.ballots, 'SignedActionExpired')
        .withArgs(late.deadline);
    });
  });
});
