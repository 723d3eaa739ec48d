import { expect } from 'chai';
import { getAddress } from 'viem';

import { contractsOf } from '../../app/src/contracts.ts';
import { makeCall } from '../../app/src/transactions/call.ts';
import { parseSignedCall, signedCallOf } from '../../app/src/transactions/signedCall.ts';

const at = (digit: number) => ({ address: getAddress(`0x${String(digit).repeat(40)}`), firstBlock: 1 });
const contracts = contractsOf({
  chainId: 31337,
  contracts: {
    CommonsToken: at(1),
    ContributorRegistry: at(2),
    DatasetRegistry: at(3),
    TimelockController: at(4),
    CommonsGovernor: at(5),
    ProposalLens: at(6),
    WeightBallots: at(7),
    TrainingManifest: at(8),
    EthicsBoard: at(9),
  },
});
const voter = getAddress(`0x${'a'.repeat(40)}`);
const call = makeCall(contracts.ballots, 'castBallotBySig', [voter, '0x00000164', '0x', 1_800_000_000n, '0xabcd'], '');
const signed = signedCallOf(call, 31337, 1_800_000_000);
const textOf = (changes: object): string => JSON.stringify({ ...signed, ...changes });

describe('a signed call', () => {
  it('is handed on and read again, by the names of its parameters', () => {
    const read = parseSignedCall(JSON.stringify(signed), contracts, 31337);
    expect(read.contract).to.equal('ballots');
    expect(read.functionName).to.equal('castBallotBySig');
    expect(read.args).to.deep.equal(call.args);
    expect(read.values).to.deep.equal({
      voter,
      lines: '0x00000164',
      previousLines: '0x',
      deadline: 1_800_000_000n,
      signature: '0xabcd',
    });
  });

  it('is told from its bytes, whatever stands beside them', () => {
    const read = parseSignedCall(textOf({ deadlineSeconds: 1, title: 'A harmless thing' }), contracts, 31337);
    expect(read.values.deadline).to.equal(1_800_000_000n);
    expect(read.title).not.to.contain('harmless');
  });

  describe('is refused, in a sentence,', () => {
    const cases: [what: string, text: string, sentence: RegExp][] = [
      ['when it is cut off', JSON.stringify(signed).slice(0, -5), /not JSON/],
      ['when it is something else', '{"a":1}', /not a signed ballot or vote/],
      ['when it is for another chain', textOf({ chainId: 1 }), /signed for chain 1; this commons is on chain 31337/],
      ['when it is for another commons', textOf({ to: voter }), /another commons/],
      ['when it is of a later format', textOf({ format: 'commonweight-signed-call/2' }), /not a signed ballot or vote/],
      ['when it is endless', 'x'.repeat(100_001), /too long/],
      ['when its call is unknown', textOf({ data: '0x12345678' }), /no signature/],
      [
        'when its call needs no signature',
        JSON.stringify(signedCallOf(makeCall(contracts.ballots, 'castBallot', ['0x00000164', '0x'], ''), 31337, null)),
        /no signature that the contract “Weight ballots” could check/,
      ],
    ];
    for (const [what, text, sentence] of cases) {
      it(what, () => {
        expect(() => parseSignedCall(text, contracts, 31337)).to.throw(sentence);
      });
    }
  });
});
