import type { CommonsEvent } from '@commonweight/manifest';
import { encodeFunctionData, type Address, type Hex } from 'viem';
import { expect } from 'chai';

import { datasetRegistryAbi } from '../../manifest/src/generated/abis.ts';
import { foldPeople } from '../../app/src/commons/foldPeople.ts';
import { foldProposalList } from '../../app/src/commons/foldProposalList.ts';
import { foldRoles } from '../../app/src/commons/foldRoles.ts';
import { foldRounds } from '../../app/src/commons/foldRounds.ts';

const [ada, ben]: [Address, Address] = [
  '0x00000000000000000000000000000000000000A1',
  '0x00000000000000000000000000000000000000B2',
];
const REGISTRY: Address = '0x00000000000000000000000000000000000000D4';
const HASH: Hex = `0x${'ab'.repeat(32)}`;

/** Events in the order given, one a block. */
const history = (...events: [eventName: string, args: object][]): CommonsEvent[] =>
  events.map(
    ([eventName, args], index) =>
      ({ eventName, args, blockNumber: index + 1, blockHash: HASH, transactionHash: HASH }) as unknown as CommonsEvent,
  );

describe('foldPeople', () => {
  const registered: [string, object] = [
    'PersonRegistered',
    { personId: 1, account: ada, profileSha256: HASH, profileUri: 'ipfs://a' },
  ];

  it('knows a person by number, with her profile and no seat', () => {
    expect(foldPeople(history(registered)).get(1)).to.deep.include({
      account: ada,
      accounts: [ada],
      profileSha256: 'ab'.repeat(32),
      seat: 'none',
      registeredInBlock: 1,
    });
  });

  it('follows her seat from its beginning to its end, and her from account to account', () => {
    const granted: [string, object] = ['SeatGranted', { personId: 1, endsAt: 50, earned: true }];
    const renewed: [string, object] = ['SeatRenewed', { personId: 1, endsAt: 90 }];
    const moved: [string, object] = ['AccountMoved', { personId: 1, oldAccount: ada, newAccount: ben }];
    expect(foldPeople(history(registered, granted, renewed, moved)).get(1)).to.deep.include({
      account: ben,
      accounts: [ada, ben],
      seat: 'held',
      seatEndsAt: 90,
      earned: true,
    });
    for (const [how, seat] of [
      [2, 'retired'],
      [3, 'resigned'],
      [4, 'revoked'],
    ] as const) {
      const ended = foldPeople(history(registered, granted, ['SeatEnded', { personId: 1, how }]));
      expect(ended.get(1)?.seat).to.equal(seat);
    }
  });
});

describe('foldProposalList', () => {
  const created = (proposalId: bigint, description: string, target: Address, data: Hex): [string, object] => [
    'ProposalCreated',
    { proposalId, proposer: ada, targets: [target], values: [0n], calldatas: [data], description, voteStart: 77n },
  ];
  const include = encodeFunctionData({ abi: datasetRegistryAbi, functionName: 'include', args: [[3, 9]] });

  it('numbers proposals in the order of their making, and puts the newest first', () => {
    const list = foldProposalList(history(created(5n, 'One', ben, '0x'), created(4n, 'Two', ben, '0x')), REGISTRY);
    expect(list.map(({ number, id }) => [number, id])).to.deep.equal([
      [2, 4n],
      [1, 5n],
    ]);
  });

  it('takes the title from the first line, without marks or the reservation for a proposer', () => {
    const titles = ['## Maps\nThey are drawn by hand.', `#proposer=${ada}`, `Songs #proposer=${ada}`].map(
      (text) => foldProposalList(history(created(1n, text, ben, '0x')), REGISTRY)[0]?.title,
    );
    expect(titles).to.deep.equal(['Maps', 'Untitled', 'Songs']);
  });

  it('reads which datasets are to be included, from the registry’s own call alone', () => {
    const of = (target: Address, data: Hex) =>
      foldProposalList(history(created(1n, 'x', target, data)), REGISTRY)[0]?.datasetIds;
    expect(of(REGISTRY, include)).to.deep.equal([3, 9]);
    expect(of(ben, include)).to.deep.equal([]);
    expect(of(REGISTRY, '0xdeadbeef')).to.deep.equal([]);
  });

  it('notes queueing, execution and cancellation with where they stand', () => {
    const [queued] = foldProposalList(
      history(created(1n, 'x', ben, '0x'), ['ProposalQueued', { proposalId: 1n, etaSeconds: 88n }]),
      REGISTRY,
    );
    expect(queued?.queued).to.deep.equal({ inBlock: 2, transactionHash: HASH, etaSeconds: 88 });
    const ended = (eventName: string) =>
      foldProposalList(history(created(1n, 'x', ben, '0x'), [eventName, { proposalId: 1n }]), REGISTRY)[0];
    expect(ended('ProposalExecuted')?.executed).to.deep.equal({ inBlock: 2, transactionHash: HASH });
    expect(ended('ProposalCanceled')?.cancelled).to.deep.equal({ inBlock: 2, transactionHash: HASH });
  });
});

describe('foldRounds', () => {
  const opened = (roundId: number): [string, object] => [
    'RoundOpened',
    { roundId, opensAt: 10 * roundId, closesAt: 10 * roundId + 9, maxLevel: 40, turnoutBps: 1_000 },
  ];

  it('tells what became of each round, the newest first', () => {
    const rounds = foldRounds(
      history(
        opened(1),
        ['RoundSealed', { roundId: 1, digest: HASH, datasetCount: 4n }],
        opened(2),
        ['RoundLapsed', { roundId: 2, turnoutReached: false }],
        opened(3),
        ['ManifestPublished', { roundId: 1, publisher: ada, uri: 'ipfs://m' }],
      ),
    );
    expect(rounds.map(({ id, outcome }) => [id, outcome])).to.deep.equal([
      [3, 'open'],
      [2, 'lapsed'],
      [1, 'sealed'],
    ]);
    expect(rounds[2]?.sealed).to.deep.equal({ digest: HASH, datasetCount: 4, inBlock: 2, transactionHash: HASH });
    expect(rounds[2]?.published).to.deep.equal([
      { publisher: ada, uri: 'ipfs://m', inBlock: 6, transactionHash: HASH },
    ]);
  });
});

describe('foldRoles', () => {
  const ADMIN: Hex = `0x${'0'.repeat(64)}`;
  const role = (eventName: string, account: Address): [string, object] => [eventName, { role: ADMIN, account }];

  it('keeps what was given and not taken back, by its name', () => {
    const events = history(role('RoleGranted', ada), role('RoleGranted', ben), role('RoleRevoked', ada));
    expect(foldRoles(events as never)).to.deep.include.members([
      { source: undefined, role: 'DEFAULT_ADMIN_ROLE', account: ben, sinceBlock: 2, transactionHash: HASH },
    ]);
    expect(foldRoles(events as never)).to.have.length(1);
  });
});
