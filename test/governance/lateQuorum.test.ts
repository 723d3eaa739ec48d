import { expect } from 'chai';

import type { Governance, Signer } from '../helpers/governance.ts';
import { callTo, DAY, deployGovernance, networkHelpers, SETTINGS, State, Support } from '../helpers/governance.ts';

const EXTENSION = SETTINGS.lateQuorumExtensionSeconds;

describe('GovernorCountingTwoHouses, late quorum', () => {
  let g: Governance;
  let id: bigint;
  let deadline: bigint;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployGovernance);
    id = await g.propose(callTo(g.target, '0x'), g.alice);
    deadline = await g.governor.proposalDeadline(id);
    await g.toVote(id);
  });

  async function voteAt(time: bigint, voter: Signer, support: bigint = Support.for) {
    await networkHelpers.time.setNextBlockTimestamp(time);
    return g.governor.connect(voter).castVote(id, support);
  }

  it('leaves the deadline when both quorums are early', async () => {
    await voteAt(deadline - EXTENSION - 10n, g.alice);
    await expect(voteAt(deadline - EXTENSION, g.carol)).not.to.emit(g.governor, 'ProposalExtended');
    expect(await g.governor.proposalDeadline(id)).to.equal(deadline);
  });

  it('extends when the token house is late', async () => {
    await g.vote(id, Support.for, g.carol, g.frank);
    const late = deadline - EXTENSION + 1n;
    await expect(voteAt(late, g.dave))
      .to.emit(g.governor, 'ProposalExtended')
      .withArgs(id, late + EXTENSION);
    expect(await g.governor.proposalDeadline(id)).to.equal(deadline + 1n);
    expect((await g.governor.proposalTerms(id)).extendedDeadline).to.equal(deadline + 1n);
  });

  it('extends when the members’ house is late', async () => {
    await g.vote(id, Support.for, g.dave, g.carol);
    await expect(voteAt(deadline, g.frank))
      .to.emit(g.governor, 'ProposalExtended')
      .withArgs(id, deadline + EXTENSION);
    expect(await g.governor.proposalDeadline(id)).to.equal(deadline + EXTENSION);
  });

  it('extends when a late ballot brings the token house to exactly its quorum, and not one short of it', async () => {
    await g.vote(id, Support.for, g.carol, g.frank);
    await expect(voteAt(deadline - 1n, g.bob)).not.to.emit(g.governor, 'ProposalExtended');
    await expect(voteAt(deadline, g.erin))
      .to.emit(g.governor, 'ProposalExtended')
      .withArgs(id, deadline + EXTENSION);
  });

  it('extends once when one ballot brings both houses to their quorum', async () => {
    await g.vote(id, Support.for, g.carol);
    await expect(voteAt(deadline, g.alice))
      .to.emit(g.governor, 'ProposalExtended')
      .withArgs(id, deadline + EXTENSION);
  });

  it('extends for abstentions and not for votes against', async () => {
    await g.vote(id, Support.for, g.dave);
    await g.vote(id, Support.against, g.alice, g.bob);
    await expect(voteAt(deadline - 5n, g.carol, Support.abstain)).not.to.emit(g.governor, 'ProposalExtended');
    await expect(voteAt(deadline - 1n, g.frank, Support.abstain))
      .to.emit(g.governor, 'ProposalExtended')
      .withArgs(id, deadline - 1n + EXTENSION);
  });

  it('extends only once, though the other house comes later still', async () => {
    await voteAt(deadline, g.dave);
    await g.vote(id, Support.for, g.carol);
    await expect(voteAt(deadline + EXTENSION, g.frank)).not.to.emit(g.governor, 'ProposalExtended');
    expect(await g.governor.proposalDeadline(id)).to.equal(deadline + EXTENSION);
    expect(await g.governor.state(id)).to.equal(State.active);
    await networkHelpers.time.increase(1);
    expect(await g.governor.state(id)).to.equal(State.succeeded);
  });

  it('still extends for the second house when the first was early', async () => {
    await g.vote(id, Support.for, g.dave);
    await g.vote(id, Support.for, g.carol);
    await expect(voteAt(deadline - DAY, g.frank))
      .to.emit(g.governor, 'ProposalExtended')
      .withArgs(id, deadline - DAY + EXTENSION);
  });

  it('does not extend for late ballots after both quorums', async () => {
    await g.vote(id, Support.for, g.alice, g.carol);
    await expect(voteAt(deadline, g.dave, Support.against)).not.to.emit(g.governor, 'ProposalExtended');
    expect(await g.governor.proposalDeadline(id)).to.equal(deadline);
  });

  it('lets others answer in the time that it gives', async () => {
    await g.vote(id, Support.for, g.carol);
    await voteAt(deadline, g.alice);
    await networkHelpers.time.increase(DAY);
    expect(await g.governor.state(id)).to.equal(State.active);
    await g.vote(id, Support.against, g.dave);
    await g.toEnd(id);
    expect(await g.governor.state(id)).to.equal(State.defeated);
  });
});
