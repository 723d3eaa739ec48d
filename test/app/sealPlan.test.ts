import { expect } from 'chai';

import { SEAL_PAGE, sealPlan } from '../../app/src/features/round/sealPlan.ts';

const slope = { numerator: 7n, denominator: 3n };
const facts = { isReached: true, slope, total: 450, done: 0 };

describe('sealPlan', () => {
  it('seals page by page', () => {
    expect(SEAL_PAGE).to.equal(200);
    expect(sealPlan(facts)).to.deep.equal({ kind: 'seal', slope, pages: 3 });
    expect(sealPlan({ ...facts, total: 200 }).pages).to.equal(1);
    expect(sealPlan({ ...facts, total: 201 }).pages).to.equal(2);
  });
  it('goes on from what is done', () => {
    expect(sealPlan({ ...facts, done: 200 }).pages).to.equal(2);
    expect(sealPlan({ ...facts, done: 400 }).pages).to.equal(1);
  });
  it('sends a last page on which nothing is left', () => {
    expect(sealPlan({ ...facts, done: 450 }).pages).to.equal(1);
  });
  it('lets a round lapse that missed its turnout, whatever it would have given', () => {
    expect(sealPlan({ ...facts, isReached: false })).to.deep.equal({ kind: 'lapse', why: 'turnout', pages: 1 });
  });
  it('lets a round lapse in which nothing has support, once all of it was looked at', () => {
    const plan = sealPlan({ ...facts, slope: undefined });
    expect(plan).to.deep.equal({ kind: 'lapse', why: 'no support', pages: 3 });
  });
});
