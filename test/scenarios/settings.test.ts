import { expect } from 'chai';
import fc from 'fast-check';

import type { Draft, Governance, SETTINGS, Signer } from '../helpers/governance.ts';
import {
  callTo,
  DAY,
  deployGovernance,
  inclusionOf,
  networkHelpers,
  State,
  Support,
  TOKEN,
} from '../helpers/governance.ts';

type Settings = typeof SETTINGS;
const SETTERS = {
  votingDelaySeconds: 'setVotingDelay',
  votingPeriodSeconds: 'setVotingPeriod',
  proposalThreshold: 'setProposalThreshold',
  tokenQuorumBps: 'setTokenQuorum',
  memberQuorumBps: 'setMemberQuorum',
  lateQuorumExtensionSeconds: 'setLateQuorumExtension',
  cooldownSeconds: 'setCooldown',
} as const;

/** One proposal that changes every setting. */
function changeTo(g: Governance, settings: Settings, description: string): Draft {
  const entries = Object.entries(SETTERS) as [keyof Settings, 'setVotingDelay'][];
  return {
    targets: entries.map(() => String(g.governor.target)),
    values: entries.map(() => 0n),
    calldatas: entries.map(([key, setter]) => g.governor.interface.encodeFunctionData(setter, [settings[key]])),
    description,
  };
}

const STRICTEST: Settings = {
  votingDelaySeconds: 30n * DAY,
  votingPeriodSeconds: 90n * DAY,
  proposalThreshold: 10n * TOKEN,
  tokenQuorumBps: 5_000n,
  memberQuorumBps: 5_000n,
  lateQuorumExtensionSeconds: 0n,
  cooldownSeconds: 90n * DAY,
};
const LOOSEST: Settings = {
  votingDelaySeconds: 0n,
  votingPeriodSeconds: 300n,
  proposalThreshold: 0n,
  tokenQuorumBps: 1n,
  memberQuorumBps: 1n,
  lateQuorumExtensionSeconds: 30n * DAY,
  cooldownSeconds: 0n,
};

describe('Settings', () => {
  describe('a change of all of them', () => {
    /** Proposals in every state, and a change of settings that waits to be executed. */
    async function history(g: Governance, change: Draft) {
      const simple = (name: string): Draft => callTo(g.target, '0x', name);
      const early: Record<string, [Signer[], Signer[]]> = {
        'without a ballot': [[], []],
        'short of both quorums': [[g.erin, g.carol], []],
        'short of the members’ quorum': [[g.alice], []],
        'at both quorums': [[g.bob, g.erin, g.carol], []],
        'for the queue': [[g.alice, g.carol], []],
        'for execution': [[g.dave, g.bob, g.frank], []],
        'with a tie': [
          [g.alice, g.carol],
          [g.bob, g.frank],
        ],
      };
      const ids: Record<string, bigint> = { change: await g.propose(change, g.alice) };
      for (const name of Object.keys(early)) ids[name] = await g.propose(simple(name), g.alice);
      ids['inclusion, defeated'] = await g.proposeInclusion([1], 'inclusion, defeated');
      await g.toVote(ids['inclusion, defeated']);
      await g.vote(ids.change!, Support.for, g.alice, g.carol);
      for (const [name, [yes, no]] of Object.entries(early)) {
        await g.vote(ids[name]!, Support.for, ...yes);
        await g.vote(ids[name]!, Support.against, ...no);
      }
      await networkHelpers.time.increase(5n * DAY);
      const late = ['open, at both quorums', 'open, without a ballot', 'open, for a late quorum', 'open, for a defeat'];
      for (const name of late) ids[name] = await g.propose(simple(name), g.alice);
      ids['inclusion, open'] = await g.proposeInclusion([2], 'inclusion, open');
      await g.toVote(ids['inclusion, open']);
      await g.vote(ids['open, at both quorums']!, Support.for, g.bob, g.erin, g.carol);
      await g.vote(ids['open, for a late quorum']!, Support.for, g.alice);
      await g.vote(ids['open, for a defeat']!, Support.for, g.erin, g.carol);
      await networkHelpers.time.increase(2n * DAY);
      for (const draft of [change, simple('for the queue'), simple('for execution')]) await g.queue(draft);
      await networkHelpers.time.increase(2n * DAY);
      await g.execute(simple('for execution'));
      ids.pending = await g.propose(simple('pending'), g.alice);
      ids['inclusion, pending'] = await g.proposeInclusion([3], 'inclusion, pending');
      return ids;
    }

    /** What becomes of the proposals, given the same deeds of everybody. */
    async function outcome(g: Governance, ids: Record<string, bigint>): Promise<Record<string, unknown>> {
      const seen: Record<string, unknown> = {};
      const others = Object.entries(ids).filter(([name]) => name !== 'change');
      const look = async (when: string): Promise<void> => {
        for (const [name, id] of others) {
          seen[`${when}: ${name}`] = [await g.lens.proposal(id), await g.governor.proposalTerms(id)];
        }
      };
      const start = BigInt(await networkHelpers.time.latest());
      await look('at once');
      const deadline = await g.governor.proposalDeadline(ids['open, for a late quorum']!);
      await networkHelpers.time.setNextBlockTimestamp(deadline);
      await g.vote(ids['open, for a late quorum']!, Support.for, g.carol);
      await networkHelpers.time.increaseTo(start + 5n * DAY);
      seen.free = await g.lens.candidates([1, 2, 3]);
      await look('after the open ones ended');
      for (const name of ['pending', 'inclusion, pending']) await g.vote(ids[name]!, Support.for, g.alice, g.carol);
      await look('while the pending ones are open');
      await networkHelpers.time.increaseTo(start + 60n * DAY);
      seen.freeAtLast = await g.lens.candidates([1, 2, 3]);
      await look('at last');
      return seen;
    }

    for (const [what, settings] of [
      ['strictest', STRICTEST],
      ['loosest', LOOSEST],
    ] as const) {
      it(`to the ${what} that are accepted alters nothing of a past or live proposal`, async () => {
        const g = await networkHelpers.loadFixture(deployGovernance);
        const change = changeTo(g, settings, 'Change everything');
        const ids = await history(g, change);
        const states = new Set<bigint>();
        for (const id of Object.values(ids)) states.add(await g.governor.state(id));
        expect([...states].sort()).to.deep.equal(
          [State.pending, State.active, State.defeated, State.succeeded, State.queued, State.executed].sort(),
        );

        const fork = await networkHelpers.takeSnapshot();
        const time = BigInt(await networkHelpers.time.latest()) + 10n;
        await networkHelpers.time.setNextBlockTimestamp(time);
        await networkHelpers.mine();
        const unchanged = await outcome(g, ids);
        await fork.restore();
        await networkHelpers.time.setNextBlockTimestamp(time);
        await g.execute(change);
        expect(await g.governor.settings()).to.deep.equal(Object.values(settings));
        expect(await outcome(g, ids)).to.deep.equal(unchanged);
      });
    }

    it('does bind the proposals made afterwards', async () => {
      const g = await networkHelpers.loadFixture(deployGovernance);
      await g.pass(changeTo(g, LOOSEST, 'Loosen'), g.alice, g.alice, g.carol);
      const id = await g.propose(callTo(g.target, '0x'), g.nobody);
      expect(await g.governor.proposalDeadline(id)).to.equal((await g.governor.proposalSnapshot(id)) + 300n);
      await networkHelpers.mine();
      expect(await g.governor.proposalQuorums(id)).to.deep.equal([TOKEN / 10n, 1n]);
    });
  });

  describe('any that are accepted', () => {
    const setting = (max: bigint): fc.Arbitrary<bigint> =>
      fc.oneof(fc.bigInt({ min: 0n, max }), fc.constantFrom(0n, 1n, max, max + 1n));
    const anySettings: fc.Arbitrary<Settings> = fc.record({
      votingDelaySeconds: setting(30n * DAY),
      votingPeriodSeconds: setting(90n * DAY),
      proposalThreshold: setting(10n * TOKEN),
      tokenQuorumBps: setting(5_000n),
      memberQuorumBps: setting(5_000n),
      lateQuorumExtensionSeconds: setting(30n * DAY),
      cooldownSeconds: setting(90n * DAY),
    });
    const houses = fc.constantFrom('both', 'tokens shrink to one unit', 'no tokens', 'no seats', 'one seat');

    it('leave a way for a further proposal, whatever becomes of the houses', async () => {
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(anySettings, { minLength: 1, maxLength: 3 }), houses, async (changes, after) => {
          const g = await networkHelpers.loadFixture(deployGovernance);
          const everybody = [g.alice, g.bob, g.carol, g.frank, g.dave, g.erin];
          for (const [index, settings] of changes.entries()) {
            const draft = changeTo(g, settings, `Change ${index}`);
            const id = await g.propose(draft, g.alice);
            await g.carry(id, draft, ...everybody);
            accepted += await g.execute(draft).then(
              () => 1,
              () => 0, // out of bounds: refused as a whole
            );
          }
          await reshape(g, after);
          // Any one holder of 1 % or more can propose; alice has 40 % of whatever supply there is.
          const draft = callTo(g.target, g.target.interface.encodeFunctionData('set', [77]), 'A fresh one');
          await g.pass(draft, g.alice, ...everybody);
          expect(await g.target.value()).to.equal(77n);
        }),
        { seed: 20_261_124, numRuns: 40 },
      );
      expect(accepted).to.be.greaterThan(10);
    });

    async function reshape(g: Governance, after: string): Promise<void> {
      if (after.includes('tokens')) {
        for (const who of [g.alice, g.bob, g.dave, g.erin]) await g.token.burn(who, await g.token.balanceOf(who));
        if (after !== 'no tokens') await g.token.mint(g.alice, 10n ** 12n);
      }
      if (after.includes('seat')) {
        for (const who of [g.alice, g.bob, g.carol]) await g.seats.unseat(who);
        if (after === 'no seats') await g.seats.unseat(g.frank);
      }
      await networkHelpers.mine();
    }

    it('leave a way for a further inclusion too', async () => {
      const g = await networkHelpers.loadFixture(deployGovernance);
      await g.pass(changeTo(g, STRICTEST, 'Tighten'), g.alice, g.alice, g.carol);
      const id = await g.proposeInclusion([8], 'Eight', g.nobody);
      await g.carry(id, inclusionOf(g, [8], 'Eight'), g.alice, g.dave, g.carol);
      await expect(g.execute(inclusionOf(g, [8], 'Eight')))
        .to.emit(g.datasets, 'Included')
        .withArgs([8n]);
      expect(await g.governor.state(id)).to.equal(State.executed);
    });
  });
});
