import { makeCard, parseCard } from '@commonweight/manifest';
import { expect } from 'chai';
import { hexToString, padHex, type Address } from 'viem';

import { cardOptions, cardUrlBeside } from '../../app/src/features/contribute/cardOptions.ts';
import { isLitter } from '../../app/src/features/contribute/collectFiles.ts';
import { emptyDraft, type DraftFile, type DraftValues } from '../../app/src/features/contribute/draft.ts';
import { endOfDay, formSchema } from '../../app/src/features/contribute/formSchema.ts';
import { safeNames } from '../../app/src/features/contribute/safeNames.ts';
import { submission } from '../../app/src/features/contribute/submission.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z') / 1_000;

const filled = (given: Partial<DraftValues> = {}): DraftValues => ({
  ...emptyDraft('2026-11-25').values,
  name: ' Songs ',
  description: 'Two songs.',
  creator: 'The choir',
  filesUrl: 'https://data.example/songs',
  licence: 'CC-BY-4.0',
  purposes: ['pre-training', 'commercial-use'],
  ...given,
});

const file = (name: string): DraftFile => ({
  name,
  bytes: 6,
  sha256: 'ab'.repeat(32),
  records: 2,
  encodingFormat: 'text/plain',
});

describe('names of files that are brought', () => {
  it('keeps paths, without the folder that all files are in', () => {
    expect(safeNames(['songs/a.txt', 'songs/deep/b.txt'])).to.deep.equal(['a.txt', 'deep/b.txt']);
    expect(safeNames(['a.txt', 'songs/b.txt'])).to.deep.equal(['a.txt', 'songs/b.txt']);
    expect(safeNames(['songs/deep/b.txt'])).to.deep.equal(['deep/b.txt']);
  });

  it('replaces what some system does not allow', () => {
    const names = (path: string): string => safeNames([path, 'other'])[0] ?? '';
    expect(names('a:b?c*"<>|.txt')).to.equal('a_b_c_____.txt');
    expect(names('dir\\a.txt')).to.equal('dir_a.txt');
    expect(names(' a. ')).to.equal('a');
    expect(names('../../etc/passwd')).to.equal('_/_/etc/passwd');
    expect(names('./a')).to.equal('_/a');
    expect(names('CON.txt')).to.equal('_CON.txt');
    expect(names('photo\u202egpj.exe')).to.equal('photo_gpj.exe');
    expect(names('///')).to.equal('_');
    expect(names('a\ud800b')).to.equal('a\ufffdb');
  });

  it('shortens what is too long, and keeps the ending', () => {
    const [name = ''] = safeNames([`${'ä'.repeat(300)}.parquet`]);
    expect(new TextEncoder().encode(name).length).to.be.at.most(200);
    expect(name).to.match(/^ä+\.parquet$/);
  });

  it('gives a number to what would be the same file somewhere', () => {
    expect(safeNames(['a.txt', 'A.TXT', 'a.txt'])).to.deep.equal(['a.txt', 'A-2.TXT', 'a-3.txt']);
    expect(safeNames(['b.txt'], ['B.txt'])).to.deep.equal(['b-2.txt']);
    expect(safeNames(['README', 'x/../readme'])).to.deep.equal(['README', 'x/_/readme']);
  });

  it('makes names that a card takes, whatever they were', async () => {
    const paths = ['con', 'CON', 'nul.txt', 'a\u0000b', ' ', '..', 'x/ y /z.', 'a?', 'a*', 'é', 'e\u0301', 'ﬁ', 'fi'];
    const { text } = await makeCard(
      cardOptions(
        filled(),
        safeNames(paths).map((name) => file(name)),
      ),
    );
    expect(parseCard(new TextEncoder().encode(text)).distribution).to.have.length(paths.length);
  });

  it('knows what is no data', () => {
    expect(['.DS_Store', 'a/Thumbs.db', 'a/.git/config', '__MACOSX/x'].map(isLitter)).to.not.include(false);
    expect(['a.txt', '.gitignore', 'a/.hidden'].map(isLitter)).to.not.include(true);
  });
});

describe('what is asked of a contributor', () => {
  const problems = (given: Partial<DraftValues>): string[] =>
    (formSchema(NOW).safeParse(filled(given)).error?.issues ?? []).map(({ path }) => path.join('.'));

  it('takes what is right', () => {
    expect(problems({})).to.deep.equal([]);
    expect(problems({ languages: ['en', 'pt-BR'], filesUrl: 'ipfs://bafy/' })).to.deep.equal([]);
    expect(problems({ filesUrl: '', home: 'https://songs.example' })).to.deep.equal([]);
  });

  it('names what is not', () => {
    expect(problems({ name: ' ' })).to.deep.equal(['name']);
    expect(problems({ description: '' })).to.deep.equal(['description']);
    expect(problems({ creator: '' })).to.deep.equal(['creator']);
    expect(problems({ languages: ['en', 'no language'] })).to.deep.equal(['languages']);
    expect(problems({ datePublished: '2026-13-01' })).to.deep.equal(['datePublished']);
    expect(problems({ licence: '' })).to.deep.equal(['licence']);
    expect(problems({ purposes: [] })).to.deep.equal(['purposes']);
    expect(problems({ payee: '0x12' })).to.deep.equal(['payee']);
    expect(problems({ filesUrl: 'javascript:alert(1)' })).to.deep.equal(['filesUrl']);
    expect(problems({ cardUrl: 'data:text/html,x' })).to.deep.equal(['cardUrl']);
    expect(problems({ filesUrl: '', home: '' })).to.deep.equal(['home']);
  });

  it('wants a day that is still to come where consent ends', () => {
    expect(problems({ hasEnd: true, endsOn: '' })).to.deep.equal(['endsOn']);
    expect(problems({ hasEnd: true, endsOn: '2026-11-23' })).to.deep.equal(['endsOn']);
    expect(problems({ hasEnd: true, endsOn: '2026-11-27' })).to.deep.equal([]);
    expect(problems({ hasEnd: false, endsOn: '2020-01-01' })).to.deep.equal([]);
  });
});

describe('the card of a dataset that is brought', () => {
  it('says where each file is had, whatever is in its name', () => {
    const { files } = cardOptions(filled(), [file('a b/ü#1.txt')]);
    expect(files[0]?.contentUrl).to.equal('https://data.example/songs/a%20b/%C3%BC%231.txt');
  });

  it('says names alone where the files lie beside the card', () => {
    const { files, facts } = cardOptions(filled({ filesUrl: '', home: 'https://songs.example' }), [file('a.txt')]);
    expect(files[0]?.contentUrl).to.equal('a.txt');
    expect(facts.url).to.equal('https://songs.example');
  });

  it('links the licence to its text', () => {
    const license = (given: Partial<DraftValues>) => cardOptions(filled(given), [file('a')]).facts.license;
    expect(license({})).to.equal('https://spdx.org/licenses/CC-BY-4.0');
    expect(license({ licence: 'LicenseRef-Own', licenceUrl: 'https://own.example' })).to.equal('https://own.example');
    expect(license({ licence: 'LicenseRef-Own' })).to.equal('LicenseRef-Own');
  });

  it('counts the records, and leaves out what is not said', async () => {
    const { card } = await makeCard(cardOptions(filled(), [file('a'), file('b')]));
    expect(card.materialExtent).to.deep.equal([{ '@type': 'sc:QuantitativeValue', unitText: 'records', value: 4 }]);
    expect(card).to.not.have.any.keys('inLanguage', 'keywords', 'version');
    expect(card.name).to.equal('Songs');
  });

  it('is expected beside the files, where that is an address of its own', () => {
    expect(cardUrlBeside('https://data.example/songs')).to.equal('https://data.example/songs/croissant.json');
    expect(cardUrlBeside('ipfs://bafy/')).to.equal('');
    expect(cardUrlBeside(' ')).to.equal('');
  });
});

describe('what is sent to the registry', () => {
  const account: Address = padHex('0x1', { size: 20 });
  const send = (given: Partial<DraftValues>) =>
    submission({
      values: filled(given),
      cardSha256: 'ab'.repeat(32),
      account,
      contributorTermsSha256: 'cd'.repeat(32),
    });

  it('is what was chosen, in the registry’s numbers', () => {
    const sent = send({ access: 'federated', cardUrl: ' https://c.example ' });
    expect(hexToString(sent.licence, { size: 32 })).to.equal('CC-BY-4.0');
    expect(sent).to.deep.include({
      cardSha256: `0x${'ab'.repeat(32)}`,
      mirrorUri: 'https://c.example',
      purposes: 9,
      consentEndsAt: 0,
      access: 2,
      payee: account,
      supersedes: 0,
      contributorTermsSha256: `0x${'cd'.repeat(32)}`,
    });
  });

  it('ends consent with the last second of the day, and pays whom it should', () => {
    const sent = send({ hasEnd: true, endsOn: '2027-03-01', payee: `0x${'ee'.repeat(20)}`, supersedes: '7' });
    expect(sent.consentEndsAt).to.equal(endOfDay('2027-03-01'));
    expect(new Date(sent.consentEndsAt * 1_000 + 1_000).getHours()).to.equal(0);
    expect(sent.payee.toLowerCase()).to.equal(`0x${'ee'.repeat(20)}`);
    expect(sent.supersedes).to.equal(7);
  });
});
