import { expect } from 'chai';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { parseCard } from '../../manifest/src/card/parseCard.ts';
import { checkDataset, type CheckReport } from '../../manifest/src/check/checkDataset.ts';
import { findPersonalData } from '../../manifest/src/check/findPersonalData.ts';
import { pullManifest } from '../../manifest/src/pull/pullManifest.ts';
import { commonweight } from '../helpers/commonweight.ts';
import { makeDataset, sha256, type TestFile } from '../helpers/pull/makeDataset.ts';
import { makeManifest } from '../helpers/pull/makeManifest.ts';

const POEM =
  'Two roads diverged in a yellow wood and sorry I could not travel both and be one traveler long I stood. '.repeat(4);
/** One word in forty is another. */
const NEARLY = POEM.replace('sorry', 'happy');
const OTHER =
  'Shall I compare thee to a summer’s day? Thou art more lovely and more temperate, rough winds do shake the darling buds.';

describe('a dataset before a vote', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'check-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(files: readonly TestFile[], below = ''): void {
    for (const { name, content } of files) {
      const path = join(folder, below, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }
  const facts = ['--name', 'Poems', '--description', 'Old ones.', '--url', 'https://example.org', '--creator', 'Ines'];
  const makeCard = (...more: string[]) =>
    commonweight(['card', folder, ...facts, '--license', 'CC0-1.0', '--date', '1923-01-01', ...more]);

  describe('commonweight card', () => {
    it('lists all files with hash, size and records, and is found good by check', async () => {
      write([
        { name: 'b/rows.csv', content: 'a,b\n1,"x\ny"\n2,z\n' },
        { name: 'a.jsonl', content: '{"a":1}\n\n{"a":2}\n{"a":3}' },
        { name: 'c d.txt', content: 'poem' },
        { name: '.hidden', content: 'not listed' },
      ]);
      const out = join(folder, 'card.json');
      const made = await makeCard(
        '--base',
        'https://example.org/files',
        '--out',
        out,
        '--tokens',
        '9',
        '--tokenizer',
        'gpt2',
      );
      expect(made.code, made.err).to.equal(0);
      expect(made.err).to.contain('.hidden');
      const card = parseCard(readFileSync(out));
      expect(
        card.distribution.map(({ name, contentUrl, encodingFormat }) => [name, contentUrl, encodingFormat]),
      ).to.deep.equal([
        ['a.jsonl', 'https://example.org/files/a.jsonl', 'application/jsonl'],
        ['b/rows.csv', 'https://example.org/files/b/rows.csv', 'text/csv'],
        ['c d.txt', 'https://example.org/files/c%20d.txt', 'text/plain'],
      ]);
      expect(card.materialExtent?.map(({ unitText, value }) => [unitText, value])).to.deep.equal([
        ['records', 3 + 2 + 1],
        ['tokens', 9],
      ]);
      expect(card.license).to.equal('https://spdx.org/licenses/CC0-1.0');
      expect(made.out).to.contain(sha256(readFileSync(out)));

      const checked = await commonweight(['check', folder, '--json']);
      expect(checked.code, checked.out).to.equal(0);
      expect((JSON.parse(checked.out) as CheckReport).checked).to.include({ files: 3, records: 6 });
      // made again, it is the same, and does not list the card that is there now
      expect(
        (await makeCard('--base', 'https://example.org/files', '--out', out, '--tokens', '9', '--tokenizer', 'gpt2'))
          .out,
      ).to.equal(made.out);
    });
    for (const [what, args, message] of [
      ['tokens without a tokenizer', ['--tokens', '9'], 'its tokenizer'],
      ['a licence of nobody', ['--license', 'LicenseRef-mine'], 'give the address where its text is'],
      ['a date that is none', ['--date', 'soon'], 'has to be a date'],
    ] as const) {
      it(`refuses ${what} in one sentence`, async () => {
        write([{ name: 'a.txt', content: 'poem' }]);
        const { code, out, err } = await makeCard(...args);
        expect([code, out]).to.deep.equal([1, '']);
        expect(err).to.contain(message).and.not.to.contain('    at ');
      });
    }
    it('refuses an empty folder', async () => {
      expect((await makeCard()).err).to.contain('There is no file in');
    });
    it('refuses a file whose name cannot be everywhere', async () => {
      write([{ name: 'what?.txt', content: 'poem' }]);
      expect((await makeCard()).err).to.contain('has a character that not every system allows');
    });
  });

  describe('commonweight check', () => {
    async function check(files: readonly TestFile[], options: Partial<Parameters<typeof checkDataset>[0]> = {}) {
      write(files);
      const { text } = await makeDataset({ base: 'https://example.org', files });
      writeFileSync(join(folder, 'card.json'), text);
      return checkDataset({ path: folder, ...options });
    }

    it('names a file that is another, one of another size, and one that is not there', async () => {
      const files = ['a', 'b', 'c'].map((name) => ({ name, content: `poem ${name}` }));
      await check(files);
      writeFileSync(join(folder, 'a'), 'poem x');
      writeFileSync(join(folder, 'b'), 'poem');
      rmSync(join(folder, 'c'));
      const { ok, errors, checked } = await checkDataset({ path: join(folder, 'card.json') });
      expect(ok).to.equal(false);
      expect(errors[0]).to.match(/^a is another file: its SHA-256 is /);
      expect(errors[1]).to.equal('b has 4 bytes; the card says 6.');
      expect(checked.notes).to.include('Not there, and so not checked: c.');
    });
    it('does not follow a link in place of a file', async () => {
      await check([{ name: 'a', content: 'poem' }]);
      rmSync(join(folder, 'a'));
      symlinkSync('/etc/hostname', join(folder, 'a'));
      expect((await checkDataset({ path: folder })).errors).to.deep.equal([
        'a cannot be checked: it is no plain file that can be read.',
      ]);
    });
    it('names a card that lists itself', async () => {
      await check([{ name: 'card.json', content: 'card' }]);
      expect((await checkDataset({ path: folder })).errors).to.deep.equal([
        'The card lists itself (card.json), which cannot be: no card has its own hash in it.',
      ]);
    });
    it('counts the records that the card speaks of', async () => {
      write([{ name: 'a.jsonl', content: '{}\n{}\n' }]);
      await makeCard('--out', join(folder, 'card.json'));
      const text = readFileSync(join(folder, 'card.json'), 'utf8').replace('"value":2', '"value":200');
      writeFileSync(join(folder, 'card.json'), text);
      expect((await checkDataset({ path: folder })).errors).to.deep.equal(['The card says 200 records; there are 2.']);
    });
    it('says what is wrong with a card, also with one of 50 MB', async () => {
      writeFileSync(join(folder, 'card.json'), '{"name":');
      expect((await checkDataset({ path: folder })).errors[0]).to.contain('truncated or damaged');
      writeFileSync(join(folder, 'card.json'), Buffer.alloc(50_000_000, ' '));
      expect((await checkDataset({ path: folder })).errors[0]).to.contain('50000000 bytes; at most');
    });
    it('says so in one sentence when there is no card', async () => {
      const { code, err } = await commonweight(['check', folder]);
      expect(code).to.equal(1);
      expect(err).to.contain('has no card.json');
    });
    it('holds the licence against the list of the commons', async () => {
      const chain = { licences: ['CC-BY-4.0'], datasets: [] };
      const report = await check([{ name: 'a', content: 'poem' }], { chain });
      expect(report.errors).to.deep.equal([
        'The licence https://spdx.org/licenses/CC0-1.0 is not on the list of the commons: CC-BY-4.0.',
      ]);
      const allowed = await checkDataset({ path: folder, chain: { ...chain, licences: ['CC0-1.0'] } });
      expect([allowed.ok, allowed.checked.licence]).to.deep.equal([true, 'allowed']);
    });
    it('leaves a licence of the commons’ own to a person', async () => {
      write([{ name: 'a', content: 'poem' }]);
      const { text } = await makeDataset({
        base: 'x',
        files: [{ name: 'a', content: 'poem' }],
        facts: { license: 'https://wordnet.princeton.edu/license' },
      });
      writeFileSync(join(folder, 'card.json'), text);
      const { ok, checked } = await checkDataset({
        path: folder,
        chain: { licences: ['CC0-1.0', 'LicenseRef-WordNet'], datasets: [] },
      });
      expect([ok, checked.licence]).to.deep.equal([true, 'not checked']);
      expect(checked.notes.join('\n')).to.contain('has to be seen by a person');
    });
    it('recognises a card that was submitted before', async () => {
      const files = [{ name: 'a', content: 'poem' }];
      const { sha256: cardSha256 } = await makeDataset({ base: 'https://example.org', files });
      const { warnings } = await check(files, {
        chain: { licences: ['CC0-1.0'], datasets: [{ datasetId: 7, cardSha256 }] },
      });
      expect(warnings).to.deep.equal(['This card is dataset 7 of the commons.']);
    });

    it('finds e-mail addresses, telephone numbers and keys, and does not repeat them', async () => {
      const content = 'fine\nask ada.l@maths.uk or +44 20 7946 0958\n\nAKIAABCDEFGHIJKLMNOP';
      const report = await check([{ name: 'a.txt', content }]);
      expect(report.ok).to.equal(true);
      expect(report.warnings).to.have.members([
        '1 × what looks like a key: a.txt:4.',
        '1 × what looks like a phone number: a.txt:2.',
        '1 × what looks like an e-mail address: a.txt:2.',
      ]);
      expect(JSON.stringify(report)).not.to.contain('ada').and.not.to.contain('AKIA');
    });
    it('finds records that repeat each other, exactly or nearly', async () => {
      const lines = [POEM, OTHER, POEM.toUpperCase(), NEARLY].map((text) => JSON.stringify({ text }));
      const { warnings } = await check([{ name: 'a.jsonl', content: lines.join('\n') }]);
      expect(warnings).to.have.members([
        '1 record is the same as one in this dataset: a.jsonl:3 and a.jsonl:1.',
        '1 record is nearly the same as one in this dataset: a.jsonl:4 and a.jsonl:1.',
      ]);
    });
    it('finds what is in the commons already, as a file and as a record', async () => {
      const theirs = [
        { name: 'poem.txt', content: POEM },
        { name: 'same.txt', content: 'the very same' },
      ];
      const made = await makeDataset({ base: 'x', files: theirs });
      const mirror = join(folder, 'mirror');
      write(
        [
          { name: made.sha256, content: made.text },
          ...theirs.map(({ content }) => ({ name: sha256(content), content })),
        ],
        'mirror',
      );
      const pulled = join(folder, 'pulled');
      const places = { mirrors: [pathToFileURL(mirror)], gateways: [], allowFile: false };
      expect(
        (await pullManifest({ manifest: makeManifest([{ cardSha256: made.sha256 }]), to: pulled, places })).ok,
      ).to.equal(true);

      const ours = join(folder, 'ours');
      const files = [
        { name: 'mine.txt', content: NEARLY },
        { name: 'copy.txt', content: 'the very same' },
      ];
      write(files, 'ours');
      writeFileSync(join(ours, 'card.json'), (await makeDataset({ base: 'x', files })).text);
      const report = await checkDataset({ path: ours, against: [pulled] });
      expect(report.checked.against).to.deep.equal([1]);
      expect(report.warnings).to.have.members([
        'copy.txt is in the commons already: it is same.txt of dataset 1.',
        '1 record is nearly the same as one in dataset 1: mine.txt:1 and poem.txt:1.',
      ]);
    });
    it('gives the same report twice, whose hash it prints', async () => {
      await check([{ name: 'a.txt', content: 'ask ada@maths.uk' }]);
      const out = join(folder, 'report.json');
      const first = await commonweight(['check', folder, '--out', out]);
      const second = await commonweight(['check', folder]);
      const hash = sha256(readFileSync(out));
      expect(first.out).to.contain(hash);
      expect(second.out).to.contain(hash);
      expect(readFileSync(out, 'utf8')).not.to.contain(folder);
    });
  });

  describe('findPersonalData', () => {
    for (const text of [
      'version 1.2.3-4567 of 2026-11-24',
      'me@example.org and you@test',
      'a @ b, x@y',
      '3.14159265358979 and 10.1000/182.555-1234567',
      'ISBN 978-3-16-148410-0',
      `${'a'.repeat(200_000)}@`,
      '+'.repeat(100_000),
    ]) {
      it(`finds nothing in ${text.slice(0, 40)}`, () => {
        expect([...findPersonalData(text)]).to.deep.equal([]);
      });
    }
    for (const [text, kind] of [
      ['(212) 555-0123', 'phone number'],
      ['call +49 (0)30 1234 5678.', 'phone number'],
      ['ADA@MATHS.CO.UK', 'e-mail address'],
      ['-----BEGIN RSA PRIVATE KEY-----', 'key'],
      [`token=ghp_${'a1'.repeat(18)}`, 'key'],
    ] as const) {
      it(`finds a ${kind} in ${text.slice(0, 30)}`, () => {
        expect([...findPersonalData(text)]).to.deep.equal([[kind, 1]]);
      });
    }
  });
});
