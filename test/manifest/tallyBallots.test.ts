import { expect } from 'chai';
import { readFileSync } from 'node:fs';

import { formatShare } from '../../manifest/src/formatShare.ts';
import { parseRound } from '../../manifest/src/parseRound.ts';
import { tallyBallots } from '../../manifest/src/tallyBallots.ts';

const vectors = JSON.parse(readFileSync(new URL('../vectors/weights.json', import.meta.url), 'utf8')) as (Record<
  string,
  unknown
> & { name: string; expected: Record<string, string> })[];

describe('tallyBallots', () => {
  describe('given each of the public vectors', () => {
    it('finds thirty of them', () => {
      expect(vectors).to.have.length(30);
    });
    for (const vector of vectors) {
      it(`gives every share of “${vector.name}” to the last of 12 decimals`, () => {
        expect(tallyBallots(parseRound(vector)).shares).to.deep.equal(vector.expected);
      });
      it(`gives shares in parts per billion of “${vector.name}” that miss one by less than their number`, () => {
        const { exact, slope } = tallyBallots(parseRound(vector));
        const sum = [...exact.values()].reduce((total, { ppbDown }) => total + ppbDown, 0n);
        if (slope === undefined) expect(sum).to.equal(0n);
        else expect(sum <= 1_000_000_000n && sum > 1_000_000_000n - BigInt(exact.size)).to.equal(true);
      });
    }
  });

  describe('given 100,000 ballots on 200 datasets', () => {
    it('counts them', () => {
      const ballots = Array.from({ length: 100_000 }, (_, voter) => {
        const lines: Record<string, number> = {};
        for (let line = 0; line < 5; line++) lines[String(1 + ((voter * 7 + line * 41) % 200))] = 20;
        return { voter: String(voter), power: 1 + ((voter * 7919) % 9_000_000), lines };
      });
      const datasets = Array.from({ length: 200 }, (_, index) => ({ id: index + 1 }));
      const { exact } = tallyBallots(parseRound({ datasets, ballots }));
      const sum = [...exact.values()].reduce((total, { ppbDown }) => total + ppbDown, 0n);
      expect(sum > 999_999_800n && sum <= 1_000_000_000n).to.equal(true);
    });
  });

  describe('when a line is for a dataset that has left', () => {
    it('shares out what is left', () => {
      const round = { datasets: [{ id: 1 }], ballots: [{ voter: 'a', power: 3, lines: { 1: 40, 2: 60 } }] };
      expect(tallyBallots(parseRound(round)).shares).to.deep.equal({ 1: '1.000000000000' });
    });
  });

  describe('when the round is malformed', () => {
    const good = { datasets: [{ id: 1 }], ballots: [{ voter: 'a', power: 1, lines: { 1: 100 } }] };
    for (const [what, bad, message] of [
      ['has no ballots', { datasets: [] }, 'ballots'],
      ['has points above 100', { ...good, ballots: [{ voter: 'a', power: 1, lines: { 1: 101 } }] }, 'lines.1'],
      ['has broken points', { ...good, ballots: [{ voter: 'a', power: 1, lines: { 1: 0.5 } }] }, 'lines.1'],
      ['has negative power', { ...good, ballots: [{ voter: 'a', power: -1, lines: { 1: 1 } }] }, 'power'],
      ['names a dataset twice', { ...good, datasets: [{ id: 1 }, { id: 1 }] }, 'dataset 1 is in it twice'],
      ['names a voter twice', { ...good, ballots: [...good.ballots, ...good.ballots] }, 'voter a is in it twice'],
    ] as const) {
      it(`says so when it ${what}`, () => {
        expect(() => parseRound(bad)).to.throw(message);
      });
    }
  });
});

describe('formatShare', () => {
  it('rounds to the nearest twelfth decimal', () => {
    expect(formatShare({ numerator: 1n, denominator: 3n })).to.equal('0.333333333333');
    expect(formatShare({ numerator: 2n, denominator: 3n })).to.equal('0.666666666667');
    expect(formatShare({ numerator: 1n, denominator: 1n })).to.equal('1.000000000000');
  });
});
