import { expect } from 'chai';
import {
  CallExecutionError,
  ContractFunctionExecutionError,
  encodeErrorResult,
  encodeFunctionData,
  HttpRequestError,
  parseEther,
  RawContractError,
  type Hex,
} from 'viem';

import type { ChainState } from '../../app/src/chain/ChainContext.ts';
import type { Action } from '../../app/src/commons/describeAction.ts';
import { errorsAbi } from '../../app/src/contracts.ts';
import { simulate, type Outcome } from '../../app/src/features/proposals/simulate.ts';
import type { Dataset } from '../../manifest/src/foldDatasets.ts';
import { addressAt, CONTRACTS } from './helpers/contracts.ts';

const { datasets, governor, timelock, token, contributors } = CONTRACTS;
const NOW = 1_000_000;
const TREASURY_WEI = parseEther('2');

const dataset = (datasetId: number, changes: Partial<Dataset> = {}): [number, Dataset] => [
  datasetId,
  { datasetId, status: 'submitted', consentEndsAtSeconds: null, ...changes } as Dataset,
];
const DATASETS = new Map([
  dataset(1),
  dataset(2, { status: 'withdrawn' }),
  dataset(3, { consentEndsAtSeconds: NOW - 1 }),
  dataset(4, { consentEndsAtSeconds: NOW }),
]);

/** What comes of a call if the node answers so. */
async function outcomeOf(
  action: Partial<Action> & Pick<Action, 'target'>,
  answer: Error | Hex = '0x',
): Promise<Outcome> {
  const asked: unknown[] = [];
  const client = {
    call: (call: unknown) => {
      asked.push(call);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ data: answer });
    },
  };
  const chain = { client, contracts: CONTRACTS, head: { timestamp: NOW }, at: { blockNumber: 7n } };
  const facts = {
    datasets: DATASETS,
    maxThreshold: Promise.resolve(parseEther('10000')),
    ether: Promise.resolve(TREASURY_WEI),
  };
  const whole = { value: 0n, calldata: '0x' as Hex, ...action };
  const outcome = await simulate(whole, chain as unknown as ChainState & { at: { blockNumber: bigint } }, facts);
  for (const call of asked) {
    expect(call).to.deep.include({ account: timelock.address, to: whole.target, value: whole.value, blockNumber: 7n });
  }
  return outcome;
}

const refused = (errorName: string, args: unknown[]): Error => {
  const data = encodeErrorResult({ abi: errorsAbi, errorName, args });
  return new CallExecutionError(new RawContractError({ data }), {});
};
const include = (ids: number[]): Hex => encodeFunctionData({ abi: datasets.abi, functionName: 'include', args: [ids] });

describe('simulate', () => {
  it('says that a call works which the timelock could make now', async () => {
    const calldata = encodeFunctionData({ abi: contributors.abi, functionName: 'admitSeat', args: [4] });
    expect(await outcomeOf({ target: contributors.address, calldata })).to.deep.equal({
      kind: 'works',
      sentence: 'Tried out as things stand now: it would work.',
    });
  });

  it('says in a sentence why a contract would refuse, and calls the timelock the treasury that it is', async () => {
    const calldata = encodeFunctionData({ abi: token.abi, functionName: 'transfer', args: [addressAt(5), 125n] });
    const error = refused('ERC20InsufficientBalance', [timelock.address, 0n, parseEther('125')]);
    const { kind, sentence } = await outcomeOf({ target: token.address, calldata }, error);
    expect(kind).to.equal('fails');
    expect(sentence).to.match(/^As things stand it would fail: The treasury has 0 tokens, and this takes 125/);
  });

  it('says what the treasury lacks, where ether is to be sent that it does not have', async () => {
    const target = addressAt(5);
    expect((await outcomeOf({ target, value: TREASURY_WEI })).kind).to.equal('works');
    expect(await outcomeOf({ target, value: TREASURY_WEI + 1n }, new Error('insufficient funds'))).to.deep.equal({
      kind: 'fails',
      sentence: 'As things stand it would fail: the treasury has 2 ETH, and this takes 2.000000000000000001 ETH.',
    });
  });

  it('does not say that a call would fail which nobody tried out, because the node was away', async () => {
    const error = new ContractFunctionExecutionError(new HttpRequestError({ url: 'http://127.0.0.1:1' }), {
      abi: [],
      functionName: 'mint',
    });
    const { kind, sentence } = await outcomeOf({ target: token.address, calldata: '0x12345678' }, error);
    expect(kind).to.equal('unknown');
    expect(sentence).to.match(/^It could not be tried out\. The node does not answer/);
  });

  it('names the datasets that an inclusion would pass over, each with the reason', async () => {
    expect((await outcomeOf({ target: datasets.address, calldata: include([1, 4]) })).sentence).to.contain(
      'would work.',
    );
    const { kind, sentence } = await outcomeOf({ target: datasets.address, calldata: include([1, 2, 3, 9]) });
    expect(kind).to.equal('works');
    expect(sentence).to.equal(
      'It would work, but pass over dataset 2 (withdrawn), dataset 3 (its consent has ended), dataset 9 (there is none).',
    );
  });

  describe('of the governor’s own settings, which it takes only while a proposal is carried out', () => {
    const set = (functionName: 'setVotingPeriod' | 'setProposalThreshold', value: bigint | number) =>
      outcomeOf({
        target: governor.address,
        calldata: encodeFunctionData({ abi: governor.abi, functionName, args: [value] as never }),
      });

    it('judges them by their bounds', async () => {
      expect(await set('setVotingPeriod', 300)).to.deep.equal({
        kind: 'works',
        sentence: 'It would work: the governor takes from 5 minutes to 90 days.',
      });
      expect((await set('setVotingPeriod', 299)).kind).to.equal('fails');
      expect((await set('setProposalThreshold', parseEther('10000'))).kind).to.equal('works');
      expect(await set('setProposalThreshold', parseEther('10000') + 1n)).to.deep.equal({
        kind: 'fails',
        sentence: 'It would fail: the governor takes only from 0 tokens to 10,000 tokens.',
      });
    });

    it('says that nothing can be said of its other calls, and that it does not know the rest', async () => {
      const relay = encodeFunctionData({ abi: governor.abi, functionName: 'relay', args: [addressAt(9), 0n, '0x'] });
      expect((await outcomeOf({ target: governor.address, calldata: relay })).kind).to.equal('unknown');
      expect((await outcomeOf({ target: governor.address, calldata: '0xdeadbeef' })).kind).to.equal('fails');
    });
  });
});
