import type { CommonsEvent, Dataset } from '@commonweight/manifest';
import { expect } from 'chai';
import { stringToHex, type Address, type Hex } from 'viem';

import { foldPayees } from '../../app/src/commons/foldPayees.ts';
import type { Person } from '../../app/src/commons/foldPeople.ts';
import { findDatasets, type Known } from '../../app/src/features/in-it/findDatasets.ts';
import { recordWords } from '../../app/src/features/in-it/recordWords.ts';
import { searchKey } from '../../app/src/features/in-it/searchKey.ts';
import { standingWords, stateWords } from '../../app/src/features/in-it/stateWords.ts';
import { withdrawalRecord } from '../../app/src/features/in-it/withdrawalRecord.ts';

const [ADA, BEN, EVE]: [Address, Address, Address] = [
  '0x00000000000000000000000000000000000000A1',
  '0x00000000000000000000000000000000000000B2',
  '0x00000000000000000000000000000000000000E5',
];
const REGISTRY: Address = '0x00000000000000000000000000000000000000D4';
const HASH: Hex = `0x${'ab'.repeat(32)}`;
const NONE: Hex = `0x${'00'.repeat(32)}`;
const sha = (digit: string): string => digit.repeat(64);

type Said = [eventName: string, args: object];
const history = (...events: Said[]): CommonsEvent[] =>
  events.map(
    ([eventName, args], index) =>
      ({ eventName, args, blockNumber: index + 1, blockHash: HASH, transactionHash: HASH }) as unknown as CommonsEvent,
  );

describe('what somebody looks for', () => {
  it('is a hash, however it is written', () => {
    const hash = { kind: 'hash', sha256: HASH.slice(2) };
    for (const typed of [HASH, HASH.slice(2), HASH.slice(2).toUpperCase(), ` sha256:${HASH.slice(2)} `]) {
      expect(searchKey(typed), typed).to.deep.equal(hash);
    }
    expect(searchKey(`SHA-256 ${HASH}`)).to.deep.equal(hash);
  });

  it('is an address, if it has no typing error', () => {
    expect(searchKey(ADA)).to.deep.equal({ kind: 'address', address: ADA });
    expect(searchKey(ADA.toLowerCase())).to.deep.equal({ kind: 'address', address: ADA.toLowerCase() });
    const mistyped = searchKey('0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96046');
    expect(mistyped?.kind === 'malformed' && mistyped.sentence).to.contain('typing error');
  });

  it('is a dataset’s number, or words of its name', () => {
    for (const typed of ['6', '#6', 'dataset 6', 'Dataset #6']) {
      expect(searchKey(typed), typed).to.deep.equal({ kind: 'number', datasetId: 6 });
    }
    expect(searchKey('Moby Dick')).to.deep.equal({ kind: 'name', words: 'Moby Dick' });
    // a word of hexadecimal letters is a word
    expect(searchKey('facade')).to.deep.equal({ kind: 'name', words: 'facade' });
    expect(searchKey('  ')).to.equal(undefined);
  });

  it('is told in a sentence where it is none of them', () => {
    const sentenceOf = (typed: string): string => {
      const key = searchKey(typed);
      return key?.kind === 'malformed' ? key.sentence : `${typed} is a ${key?.kind}`;
    };
    expect(sentenceOf('0x1234')).to.contain('64 hexadecimal digits and an address 40; this has 4.');
    expect(sentenceOf(HASH.slice(0, -1))).to.contain('this has 63.');
    expect(sentenceOf('a'.repeat(65))).to.contain('this has 65.');
    expect(sentenceOf('0xghost')).to.contain('other signs');
    expect(sentenceOf('x')).to.contain('letters more');
  });
});

describe('findDatasets', () => {
  const dataset = (datasetId: number, personId: number, account: Address, cardSha256: string): [number, Dataset] => [
    datasetId,
    { datasetId, cardSha256, contributor: { personId, account } } as unknown as Dataset,
  ];
  const known: Known = {
    datasets: new Map([dataset(1, 1, ADA, sha('1')), dataset(2, 2, BEN, sha('2'))]),
    people: new Map([[1, { accounts: [EVE, ADA] } as unknown as Person]]),
    payees: new Map<number, readonly Address[]>([
      [1, [ADA]],
      [2, [ADA, BEN]],
    ]),
    names: new Map([[2, 'Letters from the Coast']]),
    files: [{ datasetId: 2, name: 'a/letters.txt', sha256: sha('f') }],
  };
  const find = (typed: string, own?: string) => {
    const key = searchKey(typed);
    if (key === undefined) throw new Error('that is nothing');
    return findDatasets([own === undefined ? { key } : { key, own }], known);
  };

  it('finds by the hash of a card and of a file, and says which it is', () => {
    expect(find(sha('1'))).to.deep.equal([{ datasetId: 1, ways: ['This is the hash of its card.'] }]);
    const [found] = find(sha('f'));
    expect(found?.datasetId).to.equal(2);
    expect(found?.ways.join()).to.match(/^This is the hash of its file “.a\/letters\.txt.”\.$/u);
    expect(find(sha('f'), 'mine.txt')[0]?.ways.join()).to.match(/mine\.txt.” is its file “.a\/letters\.txt.”, byte/u);
    expect(find(sha('2'), 'card.json')[0]?.ways.join()).to.match(/card\.json.” is its card\.$/u);
    expect(find(sha('9'))).to.deep.equal([]);
  });

  it('finds by who brought it, from any account that she had, and by who is or was to be paid', () => {
    expect(find(ADA)).to.deep.equal([
      { datasetId: 2, ways: ['This account was once the one to be paid for it.'] },
      { datasetId: 1, ways: ['This account brought it.', 'This account is the one to be paid for it.'] },
    ]);
    expect(find(EVE)).to.deep.equal([{ datasetId: 1, ways: ['This was an account of the person who brought it.'] }]);
    expect(find(REGISTRY)).to.deep.equal([]);
  });

  it('finds by number, and by all words of a name in any order and case', () => {
    expect(find('2').map(({ datasetId }) => datasetId)).to.deep.equal([2]);
    expect(find('coast LETTERS').map(({ datasetId }) => datasetId)).to.deep.equal([2]);
    expect(find('coast photographs')).to.deep.equal([]);
    expect(find('77')).to.deep.equal([]);
  });
});

describe('foldPayees', () => {
  it('keeps whom a dataset was ever to pay, the current one last', () => {
    const events = history(
      ['DatasetSubmitted', { datasetId: 1, submission: { payee: ADA } }],
      ['PayeeChanged', { datasetId: 1, payee: BEN }],
    );
    expect([...foldPayees(events)]).to.deep.equal([[1, [ADA, BEN]]]);
  });
});

describe('how a dataset stands', () => {
  const dataset = (more: Partial<Dataset>): Dataset =>
    ({ status: 'included', consentEndsAtSeconds: null, suspension: null, ...more }) as unknown as Dataset;

  it('is told in plain words, and for sealed manifests as in force or revoked', () => {
    const told = (more: Partial<Dataset>) => [stateWords(dataset(more), 100).state, standingWords(dataset(more), 100)];
    expect(told({})).to.deep.equal(['In the set', 'in force']);
    expect(told({ status: 'submitted' })[0]).to.equal('Submitted');
    for (const status of ['removed', 'withdrawn', 'superseded'] as const) {
      expect(told({ status })[0]?.toLowerCase()).to.equal(status);
      expect(told({ status })[1]).to.equal(`revoked: ${status}`);
    }
    expect(told({ consentEndsAtSeconds: 99 })).to.deep.equal(['Consent ended', 'revoked: consent ended']);
    expect(told({ consentEndsAtSeconds: 100 })[1]).to.equal('in force');
    expect(told({ suspension: { fromSeconds: 1, untilSeconds: 100 } })[1]).to.match(/^revoked: suspended until /);
    expect(told({ suspension: { fromSeconds: 1, untilSeconds: 99 } })).to.deep.equal(['In the set', 'in force']);
  });
});

describe('the record of what has left', () => {
  const submitted = (datasetId: number, consentEndsAt = 0): Said => [
    'DatasetSubmitted',
    {
      ...{ datasetId, personId: 1 },
      submission: {
        ...{ cardSha256: HASH, mirrorUri: '', access: 0, purposes: 1, payee: ADA, supersedes: 0 },
        ...{ licence: stringToHex('CC0-1.0', { size: 32 }), contributorTermsSha256: NONE, consentEndsAt },
      },
    },
  ];
  const included = (datasetId: number): Said => ['DatasetIncluded', { datasetId }];
  const record = (...events: Said[]) => withdrawalRecord(history(...events), { registry: REGISTRY, nowSeconds: 1_000 });

  it('has what was withdrawn with its reason, included or not', () => {
    const items = record(
      submitted(1),
      included(1),
      submitted(2),
      ['DatasetWithdrawn', { datasetId: 2, reasonSha256: NONE, reasonUri: '' }],
      ['DatasetWithdrawn', { datasetId: 1, reasonSha256: HASH, reasonUri: 'ipfs://why' }],
    );
    expect(
      items.map(({ datasetId, what, wasIncluded, blockNumber }) => [datasetId, what, wasIncluded, blockNumber]),
    ).to.deep.equal([
      [2, 'withdrawn', false, 4],
      [1, 'withdrawn', true, 5],
    ]);
    expect(items[0]?.reason).to.equal(undefined);
    expect(items[1]?.reason).to.deep.equal({ sha256: HASH.slice(2), uri: 'ipfs://why' });
    expect(items.map((item) => recordWords(item, 0))).to.deep.equal([
      'Withdrawn by its contributor before a vote had included it',
      'Withdrawn by its contributor',
    ]);
  });

  it('has consents that ended, from the second after the last one', () => {
    const [item] = record(submitted(1, 900), included(1), submitted(2, 1_000), included(2));
    expect(item).to.deep.include({ datasetId: 1, what: 'consent ended', at: 901, transactionHash: null });
  });

  it('has suspensions, in force, over or lifted, also beside a removal', () => {
    const suspended = (datasetId: number): Said => [
      'DatasetSuspended',
      { datasetId, suspendedFrom: 500, suspendedUntil: 2_000 },
    ];
    const items = record(
      ...[submitted(1), included(1), suspended(1), submitted(2), included(2), suspended(2)],
      ['SuspensionLifted', { datasetId: 2, suspendedUntil: 700 }],
      ['DatasetRemoved', { datasetId: 1, reasonSha256: HASH }],
    );
    expect(items.map(({ datasetId, what }) => `${datasetId} ${what}`)).to.deep.equal([
      '1 suspended',
      '2 suspended',
      '1 removed',
    ]);
    const words = items.map((item) => recordWords(item, 1_000));
    expect(words[0]).to.match(/^Suspended by the ethics board until/);
    expect(words[1]).to.contain('a vote lifted that');
    expect(recordWords(items[0]!, 2_001)).to.contain('at the longest');
    const [over] = record(submitted(3), included(3), suspended(3));
    expect(recordWords(over!, 2_001)).to.contain('ended by itself');
  });
});
