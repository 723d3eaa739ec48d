import { expect } from 'chai';

import { expectNear } from '../helpers/expectNear.ts';
import { isSealable, whyNoPoints } from '../../app/src/features/round/eligibility.ts';
import { explainShare, lineAt } from '../../app/src/features/round/explainShare.ts';
import { HOUSE_POWER, turnoutOf } from '../../app/src/features/round/turnoutOf.ts';
import { histogram, shares, type Dataset } from '../../manifest/src/index.ts';

const CLOSES = 1_800_000_000;
const dataset = (changes: Partial<Dataset> = {}) =>
  ({
    status: 'included',
    contributor: { personId: 3, account: '' },
    consentEndsAtSeconds: null,
    ...changes,
  }) as Dataset;

describe('whyNoPoints', () => {
  const at = { personId: 7, closesAt: CLOSES, suspension: undefined, now: CLOSES - 1_000 };
  it('has nothing against what is included and somebody else’s', () => {
    expect(whyNoPoints(dataset(), at)).to.equal(undefined);
    expect(whyNoPoints(dataset(), { ...at, personId: 0 })).to.equal(undefined);
  });
  it('bars one’s own', () => {
    expect(whyNoPoints(dataset(), { ...at, personId: 3 })).to.contain('It is yours');
  });
  it('bars what ends before the round does, to the second', () => {
    expect(whyNoPoints(dataset({ consentEndsAtSeconds: CLOSES - 1 }), at)).to.contain('consent ends on 15 Jan 2027');
    expect(whyNoPoints(dataset({ consentEndsAtSeconds: CLOSES }), at)).to.equal(undefined);
  });
  it('bars what is not included, or not any more', () => {
    expect(whyNoPoints(undefined, at)).to.contain('no such dataset');
    expect(whyNoPoints(dataset({ status: 'submitted' }), at)).to.contain('not been included yet');
    expect(whyNoPoints(dataset({ status: 'withdrawn' }), at)).to.contain('it was withdrawn');
  });
  it('bars what is suspended, as long as it is', () => {
    const suspension = { from: CLOSES - 2_000, until: CLOSES - 1_000 };
    expect(whyNoPoints(dataset(), { ...at, suspension })).to.contain('suspended it until 15 Jan 2027');
    expect(whyNoPoints(dataset(), { ...at, suspension, now: CLOSES - 999 })).to.equal(undefined);
  });
});

describe('isSealable', () => {
  it('takes what is included and in consent at the close, to the second', () => {
    expect(isSealable(dataset(), undefined, CLOSES)).to.equal(true);
    expect(isSealable(dataset({ consentEndsAtSeconds: CLOSES }), undefined, CLOSES)).to.equal(true);
    expect(isSealable(dataset({ consentEndsAtSeconds: CLOSES - 1 }), undefined, CLOSES)).to.equal(false);
    expect(isSealable(dataset({ status: 'removed' }), undefined, CLOSES)).to.equal(false);
  });
  it('passes over what is suspended at the close, to the second', () => {
    const until = (at: number) => ({ from: CLOSES - 5, until: at });
    expect(isSealable(dataset(), until(CLOSES), CLOSES)).to.equal(false);
    expect(isSealable(dataset(), until(CLOSES - 1), CLOSES)).to.equal(true);
    expect(isSealable(dataset(), { from: CLOSES + 1, until: CLOSES + 9 }, CLOSES)).to.equal(true);
  });
});

describe('turnoutOf', () => {
  const [ada, dov] = [
    '0xAA00000000000000000000000000000000000001',
    '0xBB00000000000000000000000000000000000002',
  ] as const;
  const seatHolders = new Set([ada.toLowerCase(), '0xcc']);

  it('tells the houses apart', () => {
    // ada: a tenth of the tokens and one of four seats; dov: a fifth of the tokens
    const ballots = [
      { voter: ada, power: HOUSE_POWER / 10n + HOUSE_POWER / 4n },
      { voter: dov, power: HOUSE_POWER / 5n },
    ];
    const turnout = turnoutOf({ ballots, seatHolders, tokenSupply: 1n, seatSupply: 4 });
    expect(turnout.members).to.deep.equal({ isEmpty: false, turnout: 0.25 });
    expectNear(turnout.tokens.turnout, 0.3, 1e-12);
    expectNear(turnout.all, 0.275, 1e-12);
    expect(turnout.seatsCast).to.equal(1);
  });
  it('counts one house where the other is empty', () => {
    const ballots = [{ voter: dov, power: HOUSE_POWER / 2n }];
    const turnout = turnoutOf({ ballots, seatHolders: new Set(), tokenSupply: 9n, seatSupply: 0 });
    expect(turnout.all).to.equal(0.5);
    expect(turnout.members).to.deep.equal({ isEmpty: true, turnout: 0 });
  });
  it('is nothing where nobody could vote', () => {
    const turnout = turnoutOf({ ballots: [], seatHolders, tokenSupply: 0n, seatSupply: 0 });
    expect(turnout.all).to.equal(0);
    expect(turnout.tokens.isEmpty).to.equal(true);
  });
});

describe('explainShare', () => {
  const explain = (ballots: [power: bigint, lines: Record<number, number>][], id: number): string => {
    const supports = histogram({
      datasetIds: [1, 2, 3],
      ballots: ballots.map(([power, lines]) => ({
        power,
        lines: Object.entries(lines).map(([of, points]) => [Number(of), points] as const),
      })),
    });
    const cast = ballots.reduce((sum, [power]) => sum + power, 0n);
    return explainShare(supports.get(id) ?? [], shares({ supports }).slope, cast);
  };

  it('names the power that pays for a part of what is asked for', () => {
    const ballots: [bigint, Record<number, number>][] = [
      [50n, { 1: 100 }],
      [30n, { 2: 100 }],
      [20n, { 3: 100 }],
    ];
    expect(explain(ballots, 2)).to.equal(
      'Ballots with 30.0 % of the power cast give it 100 points or more; their power is enough for a share of 30.00 %.',
    );
  });
  it('gives all that is asked for where that is the whole', () => {
    expect(explain([[7n, { 1: 60, 2: 30, 3: 10 }]], 2)).to.equal(
      'The most that any ballot gives it is 30 points, and what is asked for all datasets adds up to the whole: its share is 30.00 %.',
    );
  });
  it('says when too few want more', () => {
    const ballots: [bigint, Record<number, number>][] = [
      [60n, { 1: 50, 2: 50 }],
      [39n, { 1: 50, 3: 50 }],
      [1n, { 1: 100 }],
    ];
    expect(explain(ballots, 1)).to.match(
      /50 points or more, but only 1\.0 % give it 51, which is too little for more: its share is 50\.00 %\.$/,
    );
  });
  it('names the level that nobody goes beyond', () => {
    const ballots: [bigint, Record<number, number>][] = [
      [60n, { 1: 20, 2: 80 }],
      [40n, { 1: 20, 3: 80 }],
    ];
    expect(explain(ballots, 1)).to.equal(
      'Ballots with 100.0 % of the power cast give it 20 points or more, and none gives it more: its share is 20.00 %.',
    );
  });
  it('says that nobody gave it anything', () => {
    expect(explain([[7n, { 1: 100 }]], 3)).to.equal('No ballot gives it a point, so it gets no share.');
    expect(explain([], 1)).to.equal('No ballot gives it a point, so it gets no share.');
  });
  it('scales up what is left when datasets have gone', () => {
    expect(explain([[7n, { 1: 30, 2: 10, 9: 60 }]], 1)).to.match(/asked for less than the whole.*75\.00 %\.$/);
  });
});

describe('lineAt', () => {
  it('is what a share takes', () => {
    expect(lineAt(30, { numerator: 7n, denominator: 2n })).to.equal(105);
  });
});
