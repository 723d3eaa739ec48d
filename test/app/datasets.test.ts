import type { CommonsEvent, Dataset } from '@commonweight/manifest';
import { expect } from 'chai';

import type { Person } from '../../app/src/commons/foldPeople.ts';
import type { CardSummary } from '../../app/src/documents/cardQuery.ts';
import { datasetHistory } from '../../app/src/features/datasets/datasetHistory.ts';
import { filterDatasets, needsCards, readFilters } from '../../app/src/features/datasets/filters.ts';
import { makeReview, parseReview } from '../../app/src/features/datasets/review.ts';
import { whyNotEndorse, whyNotPropose, whyNotWithdraw } from '../../app/src/features/datasets/whoMay.ts';
import { makeWithdrawalReason } from '../../app/src/features/datasets/withdrawalReason.ts';

const DAY = 86_400;
const NOW = 1_800_000_000;

const dataset = (datasetId: number, given: Partial<Dataset> = {}): Dataset => ({
  datasetId,
  cardSha256: 'ab'.repeat(32),
  cardCid: '',
  mirrorUri: '',
  licence: 'CC0-1.0',
  access: 'open',
  purposes: ['pre-training'],
  consentEndsAtSeconds: null,
  contributor: { personId: 1, account: '0x0000000000000000000000000000000000000001' },
  supersedes: null,
  contributorTermsSha256: 'cd'.repeat(32),
  submittedInBlock: 1,
  endorsements: [],
  status: 'submitted',
  suspension: null,
  includedInBlock: null,
  inclusionTransaction: null,
  ...given,
});

const summary = (given: Partial<CardSummary>): CardSummary => ({
  name: '',
  description: '',
  creator: '',
  languages: [],
  keywords: [],
  fileCount: 1,
  bytes: 0,
  ...given,
});

describe('the list of datasets', () => {
  const all = [
    dataset(1, { status: 'included', licence: 'MIT', purposes: ['evaluation', 'commercial-use'] }),
    dataset(2, { access: 'gated', contributor: { personId: 7, account: '0x' } }),
    dataset(3, { status: 'withdrawn' }),
    dataset(10),
  ];
  const known = {
    summaries: new Map([
      [1, summary({ name: 'Whales', languages: ['en'], bytes: 5, keywords: ['Sea'] })],
      [2, summary({ name: 'apples', description: 'Grown at the sea', languages: ['pt-BR'], bytes: 50 })],
      [3, summary({ name: 'Émile', creator: 'Ada', languages: ['fr', 'en'], bytes: 20 })],
    ]),
    shares: new Map([
      [1, 300],
      [3, 700],
    ]),
  };
  const find = (query: string): number[] =>
    filterDatasets(all, readFilters(new URLSearchParams(query)), known).map(({ datasetId }) => datasetId);

  it('has everything, the newest first, where nothing is asked for', () => {
    expect(find('')).to.deep.equal([10, 3, 2, 1]);
  });

  it('takes what makes no sense as not asked for', () => {
    expect(find('status=lost&access=&purpose=x&contributor=-1&sort=worst&page=0')).to.deep.equal([10, 3, 2, 1]);
    expect(readFilters(new URLSearchParams('page=1.5')).page).to.equal(1);
  });

  it('finds by status, licence, access, purpose and contributor', () => {
    expect(find('status=included')).to.deep.equal([1]);
    expect(find('licence=MIT')).to.deep.equal([1]);
    expect(find('access=gated')).to.deep.equal([2]);
    expect(find('purpose=commercial-use')).to.deep.equal([1]);
    expect(find('contributor=7')).to.deep.equal([2]);
    expect(find('contributor=7&status=included')).to.deep.equal([]);
  });

  it('finds words anywhere in the card, all of them, whatever their capitals', () => {
    expect(find('q=SEA')).to.deep.equal([2, 1]);
    expect(find('q=sea+grown')).to.deep.equal([2]);
    expect(find('q=ada')).to.deep.equal([3]);
    expect(find('q=%2310')).to.deep.equal([10]);
  });

  it('finds a language with and without its region', () => {
    expect(find('language=en')).to.deep.equal([3, 1]);
    expect(find('language=pt')).to.deep.equal([2]);
    expect(find('language=pt-br')).to.deep.equal([2]);
  });

  it('orders by share, size and name; what has none comes last', () => {
    expect(find('sort=oldest')).to.deep.equal([1, 2, 3, 10]);
    expect(find('sort=share')).to.deep.equal([3, 1, 2, 10]);
    expect(find('sort=size')).to.deep.equal([2, 3, 1, 10]);
    expect(find('sort=name')).to.deep.equal([2, 3, 1, 10]);
  });

  it('knows when it needs every card', () => {
    const needs = (query: string): boolean => needsCards(readFilters(new URLSearchParams(query)));
    expect(['q=sea', 'language=en', 'sort=name', 'sort=size'].map(needs)).to.not.include(false);
    expect(['', 'status=included', 'sort=share', 'q=+'].map(needs)).to.not.include(true);
  });
});

describe('who may do what with a dataset', () => {
  const person = (given: Partial<Person>): Person => ({
    personId: 2,
    account: '0x0000000000000000000000000000000000000002',
    accounts: [],
    profileSha256: '0'.repeat(64),
    profileUri: '',
    seat: 'held',
    seatEndsAt: NOW + DAY,
    earned: false,
    registeredInBlock: 1,
    ...given,
  });
  const situation = { me: person({}), endorsementsRequired: 2, lastInclusion: undefined, now: NOW };
  const endorsement = { personId: 3, reviewSha256: 'cd'.repeat(32), inBlock: 2 };
  const endorsed = dataset(1, { endorsements: [endorsement, { ...endorsement, personId: 4 }] });

  it('lets everybody with a live seat endorse what is submitted by somebody else', () => {
    expect(whyNotEndorse({ ...situation, dataset: dataset(1) })).to.equal(undefined);
  });

  it('tells everybody else why not', () => {
    const why = (given: Partial<Dataset>, me: Person | undefined): string | undefined =>
      whyNotEndorse({ ...situation, me, dataset: dataset(1, given) });
    expect(why({ status: 'included' }, person({}))).to.contain('is included');
    expect(why({}, undefined)).to.contain('not registered');
    expect(why({}, person({ personId: 1 }))).to.contain('yours');
    expect(why({}, person({ seat: 'none' }))).to.match(/you do not have.*first dataset/);
    expect(why({}, person({ seat: 'resigned' }))).to.match(/you do not have.*Only a vote/);
    expect(why({}, person({ seatEndsAt: NOW - 1 }))).to.contain('Renew');
    expect(why({ endorsements: [{ ...endorsement, personId: 2 }] }, person({}))).to.contain('already');
  });

  it('lets anybody put what is endorsed to a vote, also without being registered', () => {
    expect(whyNotPropose({ ...situation, me: undefined, dataset: endorsed })).to.equal(undefined);
  });

  it('tells what stands in the way of a vote', () => {
    const why = (given: Partial<Dataset>, lastInclusion?: { number: number; freeFrom: number | undefined }) =>
      whyNotPropose({ ...situation, lastInclusion, dataset: { ...endorsed, ...given } });
    expect(why({ status: 'withdrawn' })).to.contain('is withdrawn');
    expect(why({ endorsements: [endorsement] }))
      .to.contain('needs 2 endorsements')
      .and.contain('has 1');
    expect(why({ consentEndsAtSeconds: NOW - 1 })).to.contain('consent ended');
    expect(why({ consentEndsAtSeconds: NOW })).to.equal(undefined);
    expect(why({}, { number: 4, freeFrom: undefined })).to.contain('in proposal 4 already');
    expect(why({}, { number: 4, freeFrom: NOW + 1 })).to.contain('did not pass');
    expect(why({}, { number: 4, freeFrom: NOW })).to.equal(undefined);
  });

  it('lets what is live be withdrawn, and nothing twice', () => {
    expect(whyNotWithdraw({ dataset: dataset(1) })).to.equal(undefined);
    expect(whyNotWithdraw({ dataset: dataset(1, { status: 'included' }) })).to.equal(undefined);
    expect(whyNotWithdraw({ dataset: dataset(1, { status: 'removed' }) })).to.contain('removed already');
  });
});

describe('a written review', () => {
  const written = { cardSha256: 'ab'.repeat(32), reviewer: `0x${'Cd'.repeat(20)}` as const };

  it('comes back as it was written', () => {
    const text = 'I read all of it.\n\nTwo paragraphs.';
    expect(parseReview(makeReview({ text: `  ${text}\n`, ...written }))).to.equal(text);
  });

  it('is shown whole where it was written in another form', () => {
    expect(parseReview('Card: none. Fine.')).to.equal('Card: none. Fine.');
  });
});

describe('why a dataset left', () => {
  const HASH = `0x${'ef'.repeat(32)}` as const;
  const ended = (eventName: string, args: object): CommonsEvent =>
    ({ eventName, args: { datasetId: 1, ...args }, blockNumber: 9, transactionHash: HASH }) as unknown as CommonsEvent;
  const told = (event: CommonsEvent) => datasetHistory([event], [], 1)[0];

  it('is in its history, where its contributor or a vote gave a reason', () => {
    expect(told(ended('DatasetWithdrawn', { reasonSha256: HASH, reasonUri: 'ipfs://why' }))).to.deep.include({
      what: 'Withdrawn by its contributor',
      reason: { sha256: HASH.slice(2), uri: 'ipfs://why' },
    });
    expect(told(ended('DatasetRemoved', { reasonSha256: HASH }))?.reason).to.deep.equal({
      sha256: HASH.slice(2),
      uri: '',
    });
  });

  it('is nothing where the chain has zeros', () => {
    const none = ended('DatasetWithdrawn', { reasonSha256: `0x${'00'.repeat(32)}`, reasonUri: '' });
    expect(told(none)).to.have.property('reason', undefined);
  });

  it('is a document of the contributor’s words, of which one is enough', () => {
    const contributor = `0x${'Cd'.repeat(20)}` as const;
    const write = (text: string): string => makeWithdrawalReason({ text, datasetId: 6, contributor });
    expect(write(' Enough.\n')).to.equal(`# Why I withdraw dataset 6\n\nEnough.\n\nContributor: ${contributor}\n`);
    expect(() => write('x'.repeat(20_001))).to.throw('at most 20000 letters');
  });
});
