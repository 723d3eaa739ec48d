import type { CommonsEvent, Dataset } from '@commonweight/manifest';
import { expect } from 'chai';
import { stringToHex, type Address, type Hex } from 'viem';

import { foldBoard } from '../../app/src/commons/foldBoard.ts';
import type { Person } from '../../app/src/commons/foldPeople.ts';
import type { ProposalText } from '../../app/src/commons/foldProposalList.ts';
import type { Round } from '../../app/src/commons/foldRounds.ts';
import { actionStanding, APPROVAL_SECONDS, neededApprovals } from '../../app/src/features/board/actionStanding.ts';
import { countWords, isDecisive } from '../../app/src/features/board/approvalState.ts';
import { outcome, type OutcomeContext } from '../../app/src/features/board/outcome.ts';
import { checkWords } from '../../app/src/documents/checkWords.ts';
import { makeReason } from '../../app/src/features/board/reason.ts';
import { whyNotMember, whyNotSuspendable, whyNotVetoable, whyRecused } from '../../app/src/features/board/whyNot.ts';

const ADA: Address = '0x00000000000000000000000000000000000000A1';
const HASH: Hex = `0x${'ab'.repeat(32)}`;
const NONE: Hex = `0x${'00'.repeat(32)}`;
const TERM_END = 10_000_000;

type Said = [eventName: string, args: object];

/** Events in the order given, one a block. */
const history = (...events: Said[]): CommonsEvent[] =>
  events.map(
    ([eventName, args], index) =>
      ({ eventName, args, blockNumber: index + 1, blockHash: HASH, transactionHash: HASH }) as unknown as CommonsEvent,
  );
const elected = (personId: number, seatNumber: number, termEndsAt = TERM_END): Said => [
  'MemberElected',
  { personId, seatNumber, constituency: stringToHex('law', { size: 32 }), termEndsAt },
];
const opened = (number: bigint, power: number, subject: bigint, content = NONE): Said => [
  'ActionOpened',
  { number, power, subject, content },
];
const approved = (number: bigint, personId: number): Said => [
  'ActionApproved',
  { number, personId, account: ADA, reasonSha256: HASH, reasonUri: 'ipfs://why' },
];
const carriedOut = (number: bigint): Said => ['ActionCarriedOut', { number }];

/** Three members, and an action of the first that the second approves too: blocks 1 to 6. */
const THREE = [elected(1, 1), elected(2, 2), elected(3, 3)];
const TWO_OF_THREE = [...THREE, opened(1n, 1, 6n), approved(1n, 1), approved(1n, 2)];
const TIMES = new Map([5, 6, 7, 8, 9].map((block) => [block, block * 1_000]));

describe('foldBoard', () => {
  it('knows seats with their constituency and term, and how they ended', () => {
    const { seats } = foldBoard(history(...THREE, ['MemberLeft', { personId: 2, seatNumber: 2, recalled: true }]));
    expect(seats.map(({ personId, constituency, termEndsAt }) => [personId, constituency, termEndsAt])).to.deep.equal([
      [1, 'law', TERM_END],
      [2, 'law', TERM_END],
      [3, 'law', TERM_END],
    ]);
    expect(seats[1]?.left).to.deep.equal({ recalled: true, inBlock: 4 });
    expect(seats[2]?.left).to.equal(undefined);
  });

  it('knows what was approved, by whom, from which seat and why', () => {
    const again: Said[] = [['MemberLeft', { personId: 1, seatNumber: 1, recalled: false }], elected(1, 4)];
    const { actions } = foldBoard(history(...TWO_OF_THREE, ...again, approved(1n, 1), carriedOut(1n)));
    expect(actions).to.have.length(1);
    expect(actions[0]).to.deep.include({ number: 1, power: 'suspension', subject: 6n, reportSha256: '' });
    expect(actions[0]?.approvals.map(({ personId, seatNumber }) => [personId, seatNumber])).to.deep.equal([
      [1, 1],
      [2, 2],
      [1, 4],
    ]);
    expect(actions[0]?.approvals[0]?.reason).to.deep.equal({ sha256: HASH.slice(2), uri: 'ipfs://why' });
    expect(actions[0]?.carriedOut).to.deep.equal({ inBlock: 10, transactionHash: HASH });
  });

  it('knows where a published report is said to be', () => {
    const events = history(...THREE, opened(1n, 2, 3n, HASH), [
      'RoundReported',
      { roundId: 3, reportSha256: HASH, reportUri: 'https://a.example/report' },
    ]);
    expect(foldBoard(events).actions[0]).to.deep.include({
      power: 'report',
      reportSha256: HASH.slice(2),
      reportUri: 'https://a.example/report',
    });
  });
});

describe('actionStanding', () => {
  const standingOf = (events: readonly Said[], now: number) => {
    const board = foldBoard(history(...events));
    const [action] = board.actions;
    if (action === undefined) throw new Error('there is no action');
    return { board, ...actionStanding(action, board, TIMES, now) };
  };

  it('counts to the last second of the seventh day, and no longer', () => {
    const lastSecond = 5_000 + APPROVAL_SECONDS;
    expect(standingOf(TWO_OF_THREE, lastSecond)).to.deep.include({ approvals: 2, needed: 2 });
    const after = standingOf(TWO_OF_THREE, lastSecond + 1);
    expect(after.approvals).to.equal(1);
    expect(after.members.map(({ lost }) => lost)).to.deep.equal(['lapsed', undefined]);
  });

  it('counts an approval that was renewed from its renewal, and once', () => {
    const { approvals, members } = standingOf([...TWO_OF_THREE, approved(1n, 1)], 5_000 + APPROVAL_SECONDS + 1);
    expect(approvals).to.equal(2);
    expect(members.map(({ approval }) => approval.inBlock)).to.deep.equal([6, 7]);
  });

  it('does not count a seat that was lost, not even for the same person in a new one', () => {
    const again: Said[] = [['MemberLeft', { personId: 1, seatNumber: 1, recalled: true }], elected(1, 4)];
    const { approvals, members } = standingOf([...TWO_OF_THREE, ...again], 8_000);
    expect(approvals).to.equal(1);
    expect(members[0]?.lost).to.equal('left the board');
  });

  it('takes more than half of those whose terms run; one of an empty board', () => {
    const { board } = standingOf(TWO_OF_THREE, TERM_END);
    expect(neededApprovals(board, TERM_END)).to.equal(2);
    expect(neededApprovals(board, TERM_END + 1)).to.equal(1);
    expect(neededApprovals(foldBoard(history(...THREE, elected(4, 4))), 0)).to.equal(3);
  });

  it('says whose approval makes the majority', () => {
    const { board, ...standing } = standingOf([...THREE, opened(1n, 1, 6n), approved(1n, 1)], 6_000);
    const as = (personId: number) => ({ board, sunsetAt: 1e9, me: { personId } as Person, now: 6_000 });
    expect(isDecisive(as(2), standing)).to.equal(true);
    expect(isDecisive(as(1), standing)).to.equal(false);
    expect(isDecisive(as(2), undefined)).to.equal(false);
    expect(countWords(standing, 2)).to.equal('1 approval counts, of the 2 that it takes: 1 is missing.');
    expect(countWords(undefined, 3)).to.equal('Nobody has approved that yet; it takes 3.');
  });
});

describe('who may not act on the board', () => {
  const board = foldBoard(
    history(
      ...THREE,
      elected(4, 4, 500),
      ['MemberLeft', { personId: 2, seatNumber: 2, recalled: true }],
      ['MemberLeft', { personId: 3, seatNumber: 3, recalled: false }],
    ),
  );
  const as = (personId: number | undefined, sunsetAt = 5_000) => ({
    ...{ board, sunsetAt, now: 1_000 },
    me: personId === undefined ? undefined : ({ personId } as Person),
  });

  it('is told why', () => {
    expect(whyNotMember(as(1))).to.equal(undefined);
    expect(whyNotMember(as(undefined))).to.contain('not registered');
    expect(whyNotMember(as(9))).to.contain('you are none');
    expect(whyNotMember(as(2))).to.contain('recalled you');
    expect(whyNotMember(as(3))).to.contain('You have resigned');
    expect(whyNotMember(as(4))).to.contain('Your term ended on');
    expect(whyNotMember(as(1, 999))).to.contain('powers ended on');
    expect(whyNotMember(as(1, 1_000))).to.equal(undefined);
  });

  it('is recused by what she brought or is paid for, and by nothing else', () => {
    const stakes = [
      { datasetId: 6, giverId: 1, paidId: 2 },
      { datasetId: 7, giverId: 3, paidId: 0 },
    ];
    expect(whyRecused(as(1).me, stakes)).to.contain('You brought dataset 6');
    expect(whyRecused(as(2).me, stakes)).to.contain('You are paid for dataset 6');
    expect(whyRecused(as(3).me, stakes)).to.contain('You brought dataset 7');
    expect(whyRecused(as(4).me, stakes)).to.equal(undefined);
    expect(whyRecused(undefined, stakes)).to.equal(undefined);
  });

  it('suspends what is included, and once', () => {
    const dataset = (status: string, suspension: object | null = null) =>
      ({ status, suspension }) as unknown as Dataset;
    expect(whyNotSuspendable(dataset('included'))).to.equal(undefined);
    expect(whyNotSuspendable(dataset('submitted'))).to.contain('Only what is included');
    expect(whyNotSuspendable(dataset('removed'))).to.contain('It is removed');
    expect(whyNotSuspendable(dataset('included', { fromSeconds: 1, untilSeconds: 2 }))).to.contain('only once');
  });

  it('vetoes what is queued, no override, and not what is about the board alone', () => {
    const plain = { isQueued: true, needsTwoThirds: false, isOwnAffair: false };
    expect(whyNotVetoable(plain)).to.equal(undefined);
    expect(whyNotVetoable({ ...plain, isQueued: false })).to.contain('only what is queued');
    expect(whyNotVetoable({ ...plain, needsTwoThirds: true })).to.contain('two thirds');
    expect(whyNotVetoable({ ...plain, isOwnAffair: true })).to.contain('nothing but the board');
  });
});

describe('what becomes of an action', () => {
  const TARGET = ADA;
  const proposal = (number: number, more: Partial<ProposalText> = {}): ProposalText =>
    ({
      ...{ number, id: BigInt(number), targets: [TARGET], values: [0n], calldatas: ['0x01'], datasetIds: [] },
      ...more,
    }) as unknown as ProposalText;
  const executed = { inBlock: 30, transactionHash: HASH };
  const context = (more: Partial<OutcomeContext>): OutcomeContext => ({
    ...{ events: [], proposals: [], datasets: new Map(), rounds: [], approvals: 0, now: 100 },
    ...more,
  });
  const actionOf = (power: number, isDone: boolean, content = NONE) => {
    const [action] = foldBoard(
      history(...THREE, opened(1n, power, 1n, content), approved(1n, 1), ...(isDone ? [carriedOut(1n)] : [])),
    ).actions;
    if (action === undefined) throw new Error('there is no action');
    return action;
  };

  it('is open while an approval counts, lapsed when none does, overtaken when there is nothing left to act on', () => {
    const veto = actionOf(0, false);
    expect(outcome(veto, context({ proposals: [proposal(1)], approvals: 1 })).kind).to.equal('open');
    expect(outcome(veto, context({ proposals: [proposal(1)] })).kind).to.equal('lapsed');
    expect(outcome(veto, context({ proposals: [proposal(1, { executed })], approvals: 1 })).kind).to.equal('overtaken');
    expect(outcome(veto, context({ proposals: [proposal(1, { cancelled: executed })] })).kind).to.equal('overtaken');
    const gone = new Map([[1, { status: 'withdrawn', suspension: null } as unknown as Dataset]]);
    expect(outcome(actionOf(1, false), context({ datasets: gone, approvals: 1 })).kind).to.equal('overtaken');
  });

  it('is a veto that stands, is put to a vote again, or was overridden', () => {
    const veto = actionOf(0, true);
    const stopped = proposal(1, { cancelled: executed, datasetIds: [7, 8] });
    const again = history(['TwoThirdsNeeded', { proposalId: 2n }]);
    expect(outcome(veto, context({ proposals: [stopped] })).sentence).to.contain('Nobody has proposed it again');
    // another proposal of other calls does not count, nor one with the same that needs no two thirds
    const other = proposal(2, { calldatas: ['0x02'] });
    expect(outcome(veto, context({ proposals: [other, stopped], events: again })).again).to.equal(undefined);
    expect(outcome(veto, context({ proposals: [proposal(2), stopped] })).again).to.equal(undefined);
    const sameCalls = outcome(veto, context({ proposals: [proposal(2), stopped], events: again }));
    expect(sameCalls).to.deep.include({ again: 2 });
    expect(sameCalls.sentence).to.contain('put to a vote again');
    const sameDataset = proposal(2, { calldatas: ['0x02'], datasetIds: [8], executed });
    expect(outcome(veto, context({ proposals: [sameDataset, stopped], events: again })).sentence).to.contain(
      'overridden',
    );
  });

  it('is a suspension in force, over, lifted, or followed by a removal', () => {
    const suspension = actionOf(1, true);
    const datasets = (untilSeconds: number, status = 'included') =>
      new Map([[1, { status, suspension: { fromSeconds: 1, untilSeconds } } as unknown as Dataset]]);
    expect(outcome(suspension, context({ datasets: datasets(100) })).sentence).to.match(/^Suspended until /);
    expect(outcome(suspension, context({ datasets: datasets(99) })).sentence).to.contain('ended by itself');
    const lifted = history(['SuspensionLifted', { datasetId: 1, suspendedUntil: 50 }]);
    expect(outcome(suspension, context({ datasets: datasets(50), events: lifted })).sentence).to.contain(
      'a vote lifted',
    );
    expect(outcome(suspension, context({ datasets: datasets(100, 'removed') })).sentence).to.contain('removed since');
    // whether it ended by itself or by the removal is not told apart
    expect(outcome(suspension, context({ datasets: datasets(99, 'removed') })).sentence).to.match(
      /^Suspended until [^.]* at the longest\. The dataset has been removed since/,
    );
  });

  it('is a report that is part of the manifest, or stands beside it', () => {
    const report = actionOf(2, true, HASH);
    const sealedIn = (inBlock: number) => [{ id: 1, sealed: { inBlock } } as unknown as Round];
    expect(outcome(report, context({ rounds: sealedIn(7) })).sentence).to.contain('part of the manifest of round 1');
    expect(outcome(report, context({ rounds: sealedIn(5) })).sentence).to.contain('stands beside');
    expect(outcome(report, context({})).sentence).to.equal('Published. It binds nobody.');
  });
});

describe('a member’s reason', () => {
  it('is a document of her words, and says for what and whose they are', () => {
    const text = 'Nobody in it was asked.\nNot one.';
    expect(makeReason({ text, what: 'the suspension of dataset 6', member: ADA })).to.equal(
      `# Why I approve the suspension of dataset 6\n\n${text}\n\nBoard member: ${ADA}\n`,
    );
  });

  it('is neither empty nor endless', () => {
    expect(() => checkWords('  too short  ', 'reason')).to.throw('at least 20 letters');
    expect(() => checkWords('x'.repeat(20_001), 'reason')).to.throw('at most 20000 letters');
  });
});
