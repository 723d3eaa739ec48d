import { expect } from 'chai';
import { encodeAbiParameters, encodeEventTopics, numberToHex, parseEther, type Hex } from 'viem';

import { expectNear } from '../helpers/expectNear.ts';
import { commonsGovernorAbi } from '../../manifest/src/generated/abis.ts';
import type { RawLog } from '../../manifest/src/chain/readLogs.ts';
import { foldVotes, type Vote } from '../../app/src/features/proposals/foldVotes.ts';
import { mixAfter } from '../../app/src/features/proposals/mixAfter.ts';
import { votesCsv } from '../../app/src/features/proposals/votesCsv.ts';
import { addressAt } from './helpers/contracts.ts';

const HASH: Hex = `0x${'11'.repeat(32)}`;
const ADA = addressAt(1);
const BEN = addressAt(2);

let index = 0;
const log = (topics: Hex[], data: Hex, blockNumber: number): RawLog => ({
  address: addressAt(9),
  topics: topics as RawLog['topics'],
  data,
  blockNumber: numberToHex(blockNumber),
  blockHash: HASH,
  transactionHash: HASH,
  logIndex: numberToHex(index++),
});

const ballot = (voter: Hex, proposalId: bigint, support: number, weight: bigint, reason: string, block: number) =>
  log(
    encodeEventTopics({ abi: commonsGovernorAbi, eventName: 'VoteCast', args: { voter } }) as Hex[],
    encodeAbiParameters(
      [{ type: 'uint256' }, { type: 'uint8' }, { type: 'uint256' }, { type: 'string' }],
      [proposalId, support, weight, reason],
    ),
    block,
  );
const seatBallot = (proposalId: bigint, personId: number, support: number, block: number) =>
  log(
    encodeEventTopics({
      abi: commonsGovernorAbi,
      eventName: 'SeatVoteCast',
      args: { proposalId, personId },
    }) as Hex[],
    encodeAbiParameters([{ type: 'uint8' }], [support]),
    block,
  );

describe('foldVotes', () => {
  it('gives each ballot its seat, and leaves other proposals out', () => {
    const logs = [
      seatBallot(7n, 3, 1, 5),
      ballot(ADA, 7n, 1, 10n, 'Good.', 5),
      seatBallot(8n, 4, 0, 5),
      ballot(BEN, 8n, 0, 1n, '', 5),
      ballot(BEN, 7n, 2, 4n, '', 6),
    ];
    // nodes may answer out of order
    const votes = foldVotes([...logs].reverse(), 7n);
    expect(
      votes.map(({ voter, support, tokens, personId, reason }) => [voter, support, tokens, personId, reason]),
    ).to.deep.equal([
      [ADA, 'for', 10n, 3, 'Good.'],
      [BEN, 'abstain', 4n, undefined, ''],
    ]);
  });
});

describe('votesCsv', () => {
  const vote = (reason: string): Vote => ({
    voter: ADA,
    support: 'for',
    tokens: parseEther('1.5'),
    personId: 3,
    reason,
    blockNumber: 5,
    transactionHash: HASH,
  });

  it('keeps reasons whole, and lets none become a formula', () => {
    const csv = votesCsv([vote('I said "no", then\nyes.'), vote('=1+1')], () => 'Ada');
    expect(csv).to.equal(
      'voter,name,vote,tokens,person,reason,block,transaction\r\n' +
        `${ADA},Ada,for,1.5,3,"I said ""no"", then\nyes.",5,${HASH}\r\n` +
        `${ADA},Ada,for,1.5,3,'=1+1,5,${HASH}\r\n`,
    );
  });
});

describe('mixAfter', () => {
  const sealed = [
    { datasetId: 1, sharePpbDown: 500_000_000 },
    { datasetId: 2, sharePpbDown: 300_000_000 },
    { datasetId: 3, sharePpbDown: 200_000_000 },
  ];
  const sum = (parts: number[]) => parts.reduce((total, part) => total + part, 0);

  it('leaves new datasets at nothing until the next seal, and gives them an average part on that assumption', () => {
    const parts = mixAfter({ sealed, staying: new Set([1, 2, 3]), added: [9] });
    expect(parts.map(({ untilNextSeal }) => untilNextSeal)).to.deep.equal([0.5, 0.3, 0.2, 0]);
    expect(parts[3]?.ifAverage).to.equal(0.25);
    expectNear(parts[0]?.ifAverage, 0.375, 1e-12);
    expectNear(sum(parts.map(({ ifAverage }) => ifAverage)), 1, 1e-12);
  });

  it('drops what has left and scales up the rest', () => {
    const parts = mixAfter({ sealed, staying: new Set([1, 2]), added: [] });
    expect(parts.map(({ untilNextSeal }) => untilNextSeal)).to.deep.equal([0.625, 0.375, 0]);
    expect(parts[2]?.sealed).to.equal(0.2);
  });

  it('gives new datasets everything where nothing else is left, and nobody anything where nothing is', () => {
    expect(mixAfter({ sealed, staying: new Set(), added: [9] })[3]).to.deep.include({ ifAverage: 1 });
    expect(mixAfter({ sealed: [], staying: new Set(), added: [] })).to.deep.equal([]);
  });
});
