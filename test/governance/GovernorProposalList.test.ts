import { expect } from 'chai';

import type { Governance } from '../helpers/governance.ts';
import { callTo, deployGovernance, networkHelpers, SETTINGS } from '../helpers/governance.ts';

describe('GovernorProposalList', () => {
  let g: Governance;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployGovernance);
  });

  it('is empty at the start', async () => {
    expect(await g.governor.proposalCount()).to.equal(0n);
  });

  it('numbers proposals of either kind from 1', async () => {
    const first = await g.propose(callTo(g.target, '0x', 'a'), g.alice);
    const second = await g.proposeInclusion([1], 'b');
    const third = await g.propose(callTo(g.target, '0x', 'c'), g.alice);
    expect(await g.governor.proposalCount()).to.equal(3n);
    for (const [index, id] of [first, second, third].entries()) {
      expect(await g.governor.proposalIdAt(index + 1)).to.equal(id);
      expect((await g.governor.proposalTerms(id)).number).to.equal(index + 1);
    }
  });

  for (const number of [0, 2]) {
    it(`refuses the number ${number} where there is one proposal`, async () => {
      await g.propose(callTo(g.target, '0x'), g.alice);
      await expect(g.governor.proposalIdAt(number))
        .to.be.revertedWithCustomError(g.governor, 'GovernorUnknownProposalNumber')
        .withArgs(number);
    });
  }

  it('takes the settings of the moment down as the proposal’s terms', async () => {
    const id = await g.propose(callTo(g.target, '0x'), g.alice);
    const terms = await g.governor.proposalTerms(id);
    expect(terms.inclusion).to.equal(false);
    expect(terms.cooldownSeconds).to.equal(SETTINGS.cooldownSeconds);
    expect(terms.lateQuorumExtensionSeconds).to.equal(SETTINGS.lateQuorumExtensionSeconds);
    expect(terms.tokenQuorumBps).to.equal(SETTINGS.tokenQuorumBps);
    expect(terms.memberQuorumBps).to.equal(SETTINGS.memberQuorumBps);
    expect([terms.tokenQuorumUnits, terms.memberQuorum, terms.extendedDeadline]).to.deep.equal([0n, 0n, 0n]);
  });

  it('has nothing of a proposal that is not there', async () => {
    expect((await g.governor.proposalTerms(9)).number).to.equal(0n);
  });
});
