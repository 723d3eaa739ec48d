import { expect } from 'chai';

import {
  ballotProblem,
  changeBallot,
  pointsOf,
  type BallotAction,
  type BallotRules,
} from '../../app/src/features/round/ballotDraft.ts';

const rules: BallotRules = { maxPoints: 40, whyNot: (id) => (id === 9 ? 'It is yours.' : undefined) };
const line = (datasetId: number, points: number) => ({ datasetId, points });
const lines = [line(1, 40), line(2, 30)];
const change = (action: BallotAction, from = lines) => changeBallot(from, action, rules);
const name = (id: number): string => `Dataset ${id}`;

describe('a ballot that is being written', () => {
  describe('when a line is changed', () => {
    it('takes the points that are set', () => {
      expect(change({ kind: 'set', datasetId: 2, points: 12 })).to.deep.equal([line(1, 40), line(2, 12)]);
    });
    it('keeps a line between nothing and the most for one dataset', () => {
      expect(change({ kind: 'set', datasetId: 2, points: 70 })).to.deep.equal([line(1, 40), line(2, 40)]);
      expect(change({ kind: 'set', datasetId: 2, points: -3 })).to.deep.equal([line(1, 40), line(2, 0)]);
    });
    it('takes whole points, and none for what is no number', () => {
      expect(change({ kind: 'set', datasetId: 2, points: 12.6 })).to.deep.equal([line(1, 40), line(2, 13)]);
      expect(change({ kind: 'set', datasetId: 2, points: NaN })).to.deep.equal([line(1, 40), line(2, 0)]);
    });
    it('lets their sum go beyond 100 until it is sent', () => {
      const over = change({ kind: 'set', datasetId: 3, points: 40 }, [...lines, line(3, 0)]);
      expect(pointsOf(over)).to.equal(110);
    });
    it('goes up and down in steps by keyboard, and stops at either end', () => {
      expect(change({ kind: 'step', datasetId: 2, by: 1 })[1]).to.deep.equal(line(2, 31));
      expect(change({ kind: 'step', datasetId: 2, by: -10 })[1]).to.deep.equal(line(2, 20));
      expect(change({ kind: 'step', datasetId: 1, by: 10 })[0]).to.deep.equal(line(1, 40));
      expect(change({ kind: 'step', datasetId: 2, by: -31 })[1]).to.deep.equal(line(2, 0));
    });
  });

  describe('when a line is added or taken off', () => {
    it('adds it at the end, without points', () => {
      expect(change({ kind: 'add', datasetId: 5 })).to.deep.equal([...lines, line(5, 0)]);
    });
    it('adds nothing twice', () => {
      expect(change({ kind: 'add', datasetId: 2 })).to.deep.equal(lines);
    });
    it('adds nothing that is barred', () => {
      expect(change({ kind: 'add', datasetId: 9 })).to.deep.equal(lines);
    });
    it('takes it off with its points', () => {
      expect(change({ kind: 'remove', datasetId: 1 })).to.deep.equal([line(2, 30)]);
    });
  });

  describe('when it starts from something', () => {
    it('leaves out what is barred now, and what it had is left to spend', () => {
      const loaded = change({ kind: 'load', lines: [line(1, 30), line(9, 50), line(3, 20)] });
      expect(loaded).to.deep.equal([line(1, 30), line(3, 20)]);
    });
    it('lowers what is above the most now', () => {
      expect(change({ kind: 'load', lines: [line(1, 60), line(3, 40)] })).to.deep.equal([line(1, 40), line(3, 40)]);
    });
    it('spreads equal parts with the rest on the first', () => {
      const weights = [1, 2, 3, 9].map((datasetId) => ({ datasetId, weight: 1 }));
      expect(change({ kind: 'spread', weights })).to.deep.equal([line(1, 34), line(2, 33), line(3, 33)]);
    });
    it('drops what gets no point of a mix', () => {
      const weights = [
        { datasetId: 1, weight: 500_000_000 },
        { datasetId: 2, weight: 498_999_999 },
        { datasetId: 3, weight: 1 },
        { datasetId: 4, weight: 1_000_000 },
      ];
      const spread = change({ kind: 'spread', weights });
      expect(spread).to.deep.equal([line(1, 40), line(2, 40), line(4, 20)]);
    });
  });

  describe('when it is fitted to 100', () => {
    it('keeps its proportions', () => {
      expect(change({ kind: 'fit' }, [line(1, 20), line(2, 30), line(3, 30)])).to.deep.equal([
        line(1, 25),
        line(2, 38),
        line(3, 37),
      ]);
    });
    it('keeps to the most, and gives the others what it cuts off', () => {
      expect(change({ kind: 'fit' }, [line(1, 10), line(2, 10), line(3, 20)])).to.deep.equal([
        line(1, 30),
        line(2, 30),
        line(3, 40),
      ]);
    });
    it('is empty where it was empty', () => {
      expect(change({ kind: 'fit' }, [line(1, 0)])).to.deep.equal([line(1, 0)]);
    });
  });
});

describe('ballotProblem', () => {
  const whole = [line(1, 40), line(2, 30), line(3, 30)];
  const problem = (given: typeof lines, cast?: typeof lines) => ballotProblem(given, rules, cast, name);

  it('finds none in a whole ballot', () => {
    expect(problem(whole)).to.equal(undefined);
    expect(problem([...whole, line(4, 0)])).to.equal(undefined);
  });
  it('asks for points where there are none', () => {
    expect(problem([])).to.equal('Give points to at least one dataset.');
    expect(problem([line(1, 0)])).to.equal('Give points to at least one dataset.');
  });
  it('says how many are left, or too many', () => {
    expect(problem(lines)).to.equal('Spend the 30 points that are left.');
    expect(problem([...lines, line(3, 29)])).to.equal('Spend the 1 point that is left.');
    expect(problem([...whole, line(4, 2)])).to.equal('Take back 2 points: a ballot has 100.');
  });
  it('names a line above the most, or barred meanwhile', () => {
    expect(problem([line(1, 41), line(2, 30), line(3, 29)])).to.equal(
      'Dataset 1 has 41 points; one dataset can get 40 at most.',
    );
    expect(problem([line(9, 40), line(2, 30), line(3, 30)])).to.equal('Take Dataset 9 off your ballot: It is yours.');
  });
  it('knows the ballot that is cast already, in whatever order', () => {
    expect(problem(whole.toReversed(), whole)).to.equal('This is the ballot that you have cast.');
    expect(problem([line(1, 40), line(2, 31), line(3, 29)], whole)).to.equal(undefined);
  });
});
