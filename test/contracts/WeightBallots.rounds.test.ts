import { expect } from 'chai';

import { DAY, deployBallots, ethers, levelsOf, networkHelpers, ROUND, TOKEN } from '../helpers/ballots.ts';

const E11 = 10n ** 11n;
const LINES = { 1: 40, 4: 35, 5: 25 };
const settingsList = (s: typeof ROUND) => [s.roundLengthSeconds, s.maxLevel, s.turnoutBps];

describe('WeightBallots: rounds', () => {
  let w: Awaited<ReturnType<typeof deployBallots>>;
  beforeEach(async () => {
    w = await networkHelpers.loadFixture(deployBallots);
  });

  describe('constructor', () => {
    it('opens the first round with the settings and makes the admin governance', async () => {
      const tx = w.ballots.deploymentTransaction();
      const opensAt = BigInt((await tx?.getBlock())?.timestamp ?? 0);
      await expect(tx)
        .to.emit(w.ballots, 'RoundSettingsChanged')
        .withArgs([0, 0, 0], settingsList(ROUND))
        .and.to.emit(w.ballots, 'RoundOpened')
        .withArgs(1, opensAt, opensAt + 28n * DAY, 40, 1_000);
      expect(await w.ballots.currentRound()).to.equal(1);
      expect(await w.ballots.closesAt(1)).to.equal(opensAt + 28n * DAY);
      expect(await w.ballots.hasRole(ethers.ZeroHash, w.governance)).to.equal(true);
      expect(await w.ballots.token()).to.equal(w.token.target);
      expect(await w.ballots.contributors()).to.equal(w.contributors.target);
      expect(await w.ballots.datasets()).to.equal(w.datasets.target);
    });

    it('refuses settings out of bounds', async () => {
      const wrong = { ...ROUND, maxLevel: 0n };
      const factory = await ethers.getContractFactory('WeightBallots');
      await expect(factory.deploy(w.governance, w.token, w.contributors, w.datasets, wrong))
        .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsSettingsOutOfBounds')
        .withArgs(settingsList(wrong));
    });
  });

  describe('openNextRound', () => {
    it('refuses whoever does not hold the sealer’s role', async () => {
      await w.toClose();
      await expect(w.ballots.connect(w.ada).openNextRound())
        .to.be.revertedWithCustomError(w.ballots, 'AccessControlUnauthorizedAccount')
        .withArgs(w.ada, ethers.id('SEALER_ROLE'));
    });

    describe('given the role', () => {
      beforeEach(async () => {
        await w.ballots.grantRole(await w.ballots.SEALER_ROLE(), w.governance);
      });

      it('refuses while the round is open', async () => {
        const closesAt = await w.ballots.closesAt(1);
        await networkHelpers.time.setNextBlockTimestamp(closesAt - 1n);
        await expect(w.ballots.openNextRound())
          .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsRoundOpen')
          .withArgs(1, closesAt);
      });

      it('opens the next one from the second of the close on', async () => {
        const closesAt = await w.ballots.closesAt(1);
        await networkHelpers.time.setNextBlockTimestamp(closesAt);
        await expect(w.ballots.openNextRound())
          .to.emit(w.ballots, 'RoundOpened')
          .withArgs(2, closesAt, closesAt + 28n * DAY, 40, 1_000);
        expect(await w.ballots.currentRound()).to.equal(2);
      });

      it('counts power as of that second, and nothing of the last round', async () => {
        await w.cast(w.cleo, LINES);
        await w.token.connect(w.ada).transfer(w.nobody, 200n * TOKEN);
        await w.toClose();
        await w.ballots.openNextRound();

        expect(await levelsOf(w.ballots, 1)).to.deep.equal({});
        expect((await w.ballots.round(2)).castPower).to.equal(0);
        expect((await w.ballots.round(2)).topLevel).to.equal(0);
        await w.cast(w.nobody, LINES);
        await w.cast(w.ada, { 1: 40, 4: 34, 5: 26 });
        expect(await levelsOf(w.ballots, 1)).to.deep.equal({ 40: 3n * E11 });
        expect(await levelsOf(w.ballots, 4)).to.deep.equal({ 34: 2n * E11, 35: E11 });
      });

      it('keeps what was cast and counted in the last round', async () => {
        await w.cast(w.cleo, LINES);
        const before = await w.ballots.round(1);
        await w.toClose();
        await w.ballots.openNextRound();
        await networkHelpers.time.increase(1);
        await w.cast(w.ada, LINES);
        expect(await w.ballots.round(1)).to.deep.equal(before);
      });
    });
  });

  describe('setRoundSettings', () => {
    const next = { roundLengthSeconds: DAY, maxLevel: 100n, turnoutBps: 5_000n };

    it('refuses everybody but governance', async () => {
      await expect(w.ballots.connect(w.ada).setRoundSettings(next))
        .to.be.revertedWithCustomError(w.ballots, 'AccessControlUnauthorizedAccount')
        .withArgs(w.ada, ethers.ZeroHash);
    });

    it('announces the old and the new', async () => {
      await expect(w.ballots.setRoundSettings(next))
        .to.emit(w.ballots, 'RoundSettingsChanged')
        .withArgs(settingsList(ROUND), settingsList(next));
      expect([...(await w.ballots.roundSettings())]).to.deep.equal(settingsList(next));
    });

    it('leaves the open round as it is and binds the next', async () => {
      const before = await w.ballots.round(1);
      await w.ballots.setRoundSettings(next);
      expect(await w.ballots.round(1)).to.deep.equal(before);

      await w.toClose();
      await w.manifest.lapse(1, 1);
      const round = await w.ballots.round(2);
      expect([round.closesAt - round.opensAt, round.maxLevel, round.turnoutBps]).to.deep.equal(settingsList(next));
    });

    const bounds: [string, Partial<typeof ROUND>, boolean][] = [
      ['a length of an hour', { roundLengthSeconds: 3_600n }, true],
      ['a length below an hour', { roundLengthSeconds: 3_599n }, false],
      ['a length of 365 days', { roundLengthSeconds: 365n * DAY }, true],
      ['a length beyond 365 days', { roundLengthSeconds: 365n * DAY + 1n }, false],
      ['a cap of one point', { maxLevel: 1n }, true],
      ['a cap of no points', { maxLevel: 0n }, false],
      ['a cap of 100 points', { maxLevel: 100n }, true],
      ['a cap of 101 points', { maxLevel: 101n }, false],
      ['a turnout of 0.01 %', { turnoutBps: 1n }, true],
      ['no turnout', { turnoutBps: 0n }, false],
      ['a turnout of 50 %', { turnoutBps: 5_000n }, true],
      ['a turnout above 50 %', { turnoutBps: 5_001n }, false],
    ];
    for (const [what, change, accepted] of bounds) {
      it(`${accepted ? 'accepts' : 'refuses'} ${what}`, async () => {
        const settings = { ...ROUND, ...change };
        const set = w.ballots.setRoundSettings(settings);
        if (accepted) {
          await expect(set)
            .to.emit(w.ballots, 'RoundSettingsChanged')
            .withArgs(settingsList(ROUND), settingsList(settings));
        } else {
          await expect(set)
            .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsSettingsOutOfBounds')
            .withArgs(settingsList(settings));
        }
      });
    }
  });

  describe('turnoutReached', () => {
    it('is false without a ballot', async () => {
      expect(await w.ballots.turnoutReached(1)).to.equal(false);
    });

    it('is true at exactly the share of the electorate’s power that it takes', async () => {
      await w.cast(w.cleo, LINES);
      expect(await w.ballots.turnoutReached(1)).to.equal(true);
    });

    it('is false just below', async () => {
      await w.ballots.setRoundSettings({ ...ROUND, turnoutBps: 1_001 });
      await w.toClose();
      await w.manifest.lapse(1, 1);
      await networkHelpers.time.increase(1);
      await w.cast(w.cleo, LINES);
      expect(await w.ballots.turnoutReached(2)).to.equal(false);
      await w.cast(w.ines, { 4: 40, 5: 40, 6: 20 });
      expect(await w.ballots.turnoutReached(2)).to.equal(true);
    });

    it('counts a house that is empty neither for nor against', async () => {
      for (const person of [w.ada, w.ben, w.cleo, w.ines, w.jun]) {
        await w.contributors.connect(person).resignSeat();
      }
      await w.ballots.setRoundSettings({ ...ROUND, turnoutBps: 4_000 });
      await w.toClose();
      await w.manifest.lapse(1, 1);
      await networkHelpers.time.increase(1);
      // 2 of the 5 that are left, where 10 would ask for 4
      await w.cast(w.dov, LINES);
      expect((await w.ballots.round(2)).seatSupply).to.equal(0);
      expect(await w.ballots.turnoutReached(2)).to.equal(true);
    });
  });

  describe('standingOf', () => {
    const standing = async (voter: { address: string }) => [...(await w.ballots.standingOf(voter.address))];

    it('tells power, tokens, seat and person, and that no ballot is cast', async () => {
      expect(await standing(w.ada)).to.deep.equal([3n * E11, 400n * TOKEN, true, 1n, 0n]);
      expect(await standing(w.cleo)).to.deep.equal([E11, 0n, true, 3n, 0n]);
      expect(await standing(w.dov)).to.deep.equal([2n * E11, 400n * TOKEN, false, 0n, 0n]);
      expect(await standing(w.nobody)).to.deep.equal([0n, 0n, false, 0n, 0n]);
    });

    it('tells the power of the ballot cast, in its round alone', async () => {
      await w.cast(w.ada, LINES);
      expect(await standing(w.ada)).to.deep.equal([3n * E11, 400n * TOKEN, true, 1n, 3n * E11]);
      await w.toClose();
      await w.manifest.seal(1, 0, 100, 100);
      await networkHelpers.time.increase(1);
      expect(await standing(w.ada)).to.deep.equal([3n * E11, 400n * TOKEN, true, 1n, 0n]);
    });

    it('shows a seat that came after the round opened as no seat', async () => {
      await w.contributors.connect(w.nobody).register(ethers.ZeroHash, '');
      await w.contributors.admitSeat(6);
      expect(await standing(w.nobody)).to.deep.equal([0n, 0n, false, 6n, 0n]);
    });

    it('rounds power down', async () => {
      await w.contributors.connect(w.jun).resignSeat();
      await w.contributors.connect(w.ines).resignSeat();
      await w.toClose();
      await w.manifest.lapse(1, 1);
      await networkHelpers.time.increase(1);
      expect(await standing(w.cleo)).to.deep.equal([166_666_666_666n, 0n, true, 3n, 0n]);
    });
  });

  describe('views', () => {
    it('give rounds in pages, and nothing beyond the last', async () => {
      for (const id of [1, 2]) {
        await w.toClose();
        await w.manifest.lapse(id, 1);
      }
      const opensAt = async (from: number, limit: number) =>
        (await w.ballots.rounds(from, limit)).map((round) => round.opensAt);
      const all = [];
      for (const id of [1, 2, 3]) all.push((await w.ballots.round(id)).opensAt);
      expect(await opensAt(0, 10)).to.deep.equal(all);
      expect(await opensAt(1, 2)).to.deep.equal(all.slice(0, 2));
      expect(await opensAt(3, 2)).to.deep.equal(all.slice(2));
      expect(await opensAt(4, 2)).to.deep.equal([]);
    });

    for (const view of ['round', 'closesAt', 'turnoutReached'] as const) {
      for (const id of [0, 2]) {
        it(`refuse the unknown round ${id} in ${view}`, async () => {
          await expect(w.ballots[view](id))
            .to.be.revertedWithCustomError(w.ballots, 'WeightBallotsUnknownRound')
            .withArgs(id);
        });
      }
    }

    it('give the histograms of many datasets at once, level by level', async () => {
      await w.cast(w.cleo, LINES);
      const [one, six, four] = await w.ballots.histograms([1, 6, 4]);
      expect([one?.length, one?.[39], one?.[38]]).to.deep.equal([100, E11, 0n]);
      expect(six?.every((power) => power === 0n)).to.equal(true);
      expect(four?.[34]).to.equal(E11);
    });

    it('give each dataset’s part at a slope', async () => {
      await w.cast(w.cleo, LINES);
      await w.cast(w.ada, { 1: 10, 4: 40, 5: 40, 6: 10 });
      // λ = 100·F/d with F = 2·10^11 and d = 40: at 40 points S must reach 2·10^11
      const [levels, power, shares] = await w.ballots.sharesAt([1, 4, 5, 7], 2n * E11, 40);
      // 1: S(20) ≥ 10^11 holds to level 20, S(21) = 10^11; 4 and 5 are at 40 by ada’s power
      expect([...shares]).to.deep.equal([200_000_000n, 400_000_000n, 400_000_000n, 0n]);
      expect([levels, power]).to.deep.equal([100n, 0n]);
      const half = await w.ballots.sharesAt([1], 3n * E11, 40);
      expect([...half.sharesPpbDown, half.levels, half.power]).to.deep.equal([133_333_333n, 0n, E11]);
    });
  });
});
