import { expect } from 'chai';

import type { Governance } from '../helpers/governance.ts';
import { callTo, deployGovernance, networkHelpers, State, Support, TOKEN } from '../helpers/governance.ts';

type Name = 'alice' | 'bob' | 'carol' | 'frank' | 'dave' | 'erin';
type Case = { what: string; for?: Name[]; against?: Name[]; abstain?: Name[]; succeeds: boolean };

/** Quorums: 100 tokens, 2 seats. alice 400 + seat, bob 50 + seat, carol seat, frank seat, dave 500, erin 50. */
const BOTH_HOUSES: Case[] = [
  { what: 'nobody votes', succeeds: false },
  { what: 'both houses are for', for: ['alice', 'carol'], succeeds: true },
  { what: 'the token house has quorum and the members have not', for: ['alice', 'dave'], succeeds: false },
  { what: 'the members have quorum and the token house has not', for: ['bob', 'carol', 'frank'], succeeds: false },
  { what: 'both houses have exactly their quorum', for: ['bob', 'erin', 'carol'], succeeds: true },
  { what: 'abstentions bring both to quorum', for: ['bob'], abstain: ['erin', 'carol'], succeeds: true },
  { what: 'votes against do not count towards the quorum', for: ['bob'], against: ['carol', 'erin'], succeeds: false },
  { what: 'all abstain', abstain: ['alice', 'carol'], succeeds: false },
  { what: 'the token house ties', for: ['bob', 'carol'], against: ['erin'], abstain: ['dave'], succeeds: false },
  { what: 'the members tie', for: ['alice', 'carol'], against: ['bob', 'frank'], succeeds: false },
  { what: 'the token house is against', for: ['alice', 'carol', 'frank'], against: ['dave'], succeeds: false },
  { what: 'the members are against', for: ['dave', 'alice'], against: ['carol', 'frank', 'bob'], succeeds: false },
  { what: 'both are against', for: ['bob'], against: ['alice', 'carol', 'dave'], succeeds: false },
  { what: 'both are narrowly for', for: ['dave', 'bob', 'carol'], against: ['alice', 'erin'], succeeds: true },
];
const NO_TOKENS: Case[] = [
  { what: 'the members are for', for: ['carol', 'frank'], succeeds: true },
  { what: 'the members lack their quorum', for: ['carol'], succeeds: false },
  { what: 'the members tie', for: ['carol', 'alice'], against: ['frank', 'bob'], succeeds: false },
];
const NO_SEATS: Case[] = [
  { what: 'the token house is for', for: ['dave'], against: ['alice'], succeeds: true },
  { what: 'the token house lacks its quorum', for: ['bob'], succeeds: false },
  { what: 'the token house ties', for: ['dave'], against: ['alice', 'bob', 'erin'], succeeds: false },
];
const NOBODY: Case[] = [
  { what: 'nobody votes', succeeds: false },
  { what: 'people without any vote are for', for: ['alice', 'dave'], succeeds: false },
];

describe('GovernorCountingTwoHouses, outcomes', () => {
  let g: Governance;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployGovernance);
  });

  async function emptyTokenHouse(): Promise<void> {
    for (const who of ['alice', 'bob', 'dave', 'erin'] as const) {
      await g.token.burn(g[who], await g.token.balanceOf(g[who]));
    }
  }
  async function emptyMembersHouse(): Promise<void> {
    for (const who of ['alice', 'bob', 'carol', 'frank'] as const) await g.seats.unseat(g[who]);
  }

  async function decide(c: Case, empty?: () => Promise<void>): Promise<bigint> {
    const id = await g.propose(callTo(g.target, '0x'), g.alice);
    await empty?.();
    await g.toVote(id);
    await g.vote(id, Support.for, ...(c.for ?? []).map((name) => g[name]));
    await g.vote(id, Support.against, ...(c.against ?? []).map((name) => g[name]));
    await g.vote(id, Support.abstain, ...(c.abstain ?? []).map((name) => g[name]));
    expect(await g.governor.state(id)).to.equal(State.active);
    await g.toEnd(id);
    return g.governor.state(id);
  }

  const groups: [string, Case[], (() => Promise<void>)?][] = [
    ['given both houses', BOTH_HOUSES],
    ['given an empty token house', NO_TOKENS, () => emptyTokenHouse()],
    ['given an empty members’ house', NO_SEATS, () => emptyMembersHouse()],
    [
      'given two empty houses',
      NOBODY,
      async () => {
        await emptyTokenHouse();
        await emptyMembersHouse();
      },
    ],
  ];
  for (const [given, cases, empty] of groups) {
    describe(given, () => {
      for (const c of cases) {
        it(`${c.succeeds ? 'succeeds' : 'is defeated'} when ${c.what}`, async () => {
          expect(await decide(c, empty)).to.equal(c.succeeds ? State.succeeded : State.defeated);
        });
      }
    });
  }

  describe('given a token house of less than one unit', () => {
    it('takes it for empty', async () => {
      const c = { what: '', for: ['carol', 'frank'] as Name[], succeeds: true };
      const dust = async (): Promise<void> => {
        await emptyTokenHouse();
        await g.token.mint(g.dave, 10n ** 12n - 1n);
      };
      expect(await decide(c, dust)).to.equal(State.succeeded);
    });
  });

  describe('given a token house of one unit', () => {
    it('asks for all of it', async () => {
      const id = await g.propose(callTo(g.target, '0x'), g.alice);
      await emptyTokenHouse();
      await g.token.mint(g.dave, 10n ** 12n);
      await g.toVote(id);
      await g.vote(id, Support.for, g.carol, g.frank);
      expect(await g.governor.proposalQuorums(id)).to.deep.equal([10n ** 12n, 2n]);
      await g.toEnd(id);
      expect(await g.governor.state(id)).to.equal(State.defeated);
    });
  });

  describe('given tokens and seats that come after the snapshot', () => {
    it('counts neither in votes nor in quorums', async () => {
      const id = await g.propose(callTo(g.target, '0x'), g.alice);
      await g.toVote(id);
      await g.token.mint(g.nobody, 10_000n * TOKEN);
      await g.seats.inflate(20);
      await g.vote(id, Support.against, g.nobody);
      await g.vote(id, Support.for, g.bob, g.erin, g.carol);
      await g.toEnd(id);
      expect(await g.governor.state(id)).to.equal(State.succeeded);
    });
  });
});
