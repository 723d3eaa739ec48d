import { expect } from 'chai';
import { hashTypedData, type Hex } from 'viem';

import { signedCallOf } from '../../app/src/transactions/signedCall.ts';
import { makeCall } from '../../app/src/transactions/call.ts';
import { parseSignedVotes, voteRequest } from '../../app/src/features/proposals/signedVote.ts';
import { addressAt, CONTRACTS } from './helpers/contracts.ts';

const { governor, contributors } = CONTRACTS;
const SIGNATURE: Hex = '0x1234';
const CHAIN_ID = 31337;

const request = (reason: string, voter = addressAt(1)) =>
  voteRequest({
    governor,
    domain: { name: 'Commonweight Governor', version: '1', chainId: CHAIN_ID },
    nonce: 0n,
    vote: { proposalId: 123n, support: 1, voter, reason },
    title: 'Vote',
  });
const signed = (reason = '', voter = addressAt(1), chainId = CHAIN_ID) =>
  signedCallOf(request(reason, voter).callWith(SIGNATURE), chainId, null);
const parse = (text: string) => parseSignedVotes(text, CONTRACTS, CHAIN_ID);

describe('parseSignedVotes', () => {
  it('takes back what was signed, with and without a reason', () => {
    const votes = [signed(), signed('Why not.', addressAt(2))];
    expect(parse(JSON.stringify(votes))).to.deep.equal([
      { proposalId: 123n, voter: addressAt(1), support: 1, reason: '', signature: SIGNATURE },
      { proposalId: 123n, voter: addressAt(2), support: 1, reason: 'Why not.', signature: SIGNATURE },
    ]);
  });

  it('takes one, a list, or one after the other', () => {
    const second = signed('', addressAt(2));
    expect(parse(JSON.stringify(signed(), null, 2))).to.have.length(1);
    expect(parse(JSON.stringify([signed(), second]))).to.have.length(2);
    expect(parse(`${JSON.stringify(signed(), null, 2)}\n${JSON.stringify(second, null, 2)}\n`)).to.have.length(2);
  });

  const seat = makeCall(contributors, 'renewSeat', [], 'Renew');
  const registration = makeCall(
    contributors,
    'registerBySig',
    [addressAt(1), `0x${'00'.repeat(32)}`, '', 1n, SIGNATURE],
    'Register',
  );
  for (const [what, text, says] of [
    ['nothing', '  ', 'at least one'],
    ['something that is cut off', '{"format": "commonw', 'not JSON'],
    ['something else', JSON.stringify({ hello: 1 }), 'not a signed'],
    ['another chain', JSON.stringify(signed('', addressAt(1), 1)), 'signed for chain 1'],
    ['a call without a signature', JSON.stringify(signedCallOf(seat, CHAIN_ID, null)), 'carries no signature'],
    ['something signed that is no vote', JSON.stringify(signedCallOf(registration, CHAIN_ID, 1)), 'no vote'],
    ['the second that is wrong', JSON.stringify([signed(), { hello: 1 }]), 'Vote 2 of 2: This is not a signed'],
    [
      'the same voter twice',
      JSON.stringify([signed(), signed('Again.')]),
      'Vote 2 is by somebody who votes on the same',
    ],
    ['too much', `${' '.repeat(2_000_000)}{}`, 'too much at once'],
  ] as const) {
    it(`refuses ${what} in one sentence`, () => {
      expect(() => parse(text))
        .to.throw(Error)
        .with.property('message')
        .that.contains(says)
        .and.matches(/[.]$/);
    });
  }
});

describe('voteRequest', () => {
  it('signs a Ballot without a reason and an ExtendedBallot with one', () => {
    const [plain, reasoned] = [request(''), request('Why not.')];
    expect([plain.typedData.primaryType, reasoned.typedData.primaryType]).to.deep.equal(['Ballot', 'ExtendedBallot']);
    expect(hashTypedData(plain.typedData)).not.to.equal(hashTypedData(reasoned.typedData));
  });
});
