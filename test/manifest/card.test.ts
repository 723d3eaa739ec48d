import { expect, use } from 'chai';
import chaiAsPromised from 'chai-as-promised';
import { CID } from 'multiformats/cid';
import { createHash } from 'node:crypto';

import { checkFile } from '../../manifest/src/card/checkFile.ts';
import { fileNameProblem } from '../../manifest/src/card/fileNameProblem.ts';
import { makeCard, type CardFacts } from '../../manifest/src/card/makeCard.ts';
import { parseCard } from '../../manifest/src/card/parseCard.ts';
import { CommonweightError } from '../../manifest/src/errors.ts';

use(chaiAsPromised);

const bytes = (text: string) => new TextEncoder().encode(text);
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const facts: CardFacts = {
  name: 'Two poems',
  description: 'Short.',
  url: 'https://example.org/poems',
  license: 'https://spdx.org/licenses/CC0-1.0.html',
  creator: { '@type': 'sc:Person', name: 'Ines' },
  datePublished: '2026-11-24',
  inLanguage: 'en',
};
const files = ['b.txt', 'a.txt'].map((name) => ({
  name,
  contentUrl: `https://example.org/${name}`,
  encodingFormat: 'text/plain',
  bytes: 10,
  sha256: hashOf(`poem ${name}`),
}));
const extent = { records: 2, tokens: { count: 7, tokenizer: 'o200k_base' } };
const made = await makeCard({ facts, files, extent });
const card = parseCard(bytes(made.text));

describe('makeCard', () => {
  it('lists every file with address, size and SHA-256, in the order of names', () => {
    expect(card.distribution.map(({ name }) => name)).to.deep.equal(['a.txt', 'b.txt']);
    expect(card.distribution[0]).to.include({
      contentUrl: 'https://example.org/a.txt',
      contentSize: '10 B',
      sha256: hashOf('poem a.txt'),
    });
  });
  it('says how many records and tokens there are, where that is known', async () => {
    expect(card.materialExtent).to.deep.equal([
      { '@type': 'sc:QuantitativeValue', unitText: 'records', value: 2 },
      { '@type': 'sc:QuantitativeValue', unitText: 'tokens', value: 7, valueReference: 'o200k_base' },
    ]);
    expect((await makeCard({ facts, files })).text).not.to.contain('materialExtent');
  });
  it('makes the same bytes whatever the order of files', async () => {
    expect(await makeCard({ facts, files: files.toReversed(), extent })).to.deep.equal(made);
  });
  it('gives the content id that says the same as its SHA-256', () => {
    expect(made.sha256).to.equal(hashOf(made.text));
    const cid = CID.parse(made.cid ?? '');
    expect([cid.version, cid.code]).to.deep.equal([1, 0x55]);
    expect(Buffer.from(cid.multihash.digest).toString('hex')).to.equal(made.sha256);
  });
  it('lists 10,000 files, in a card that is then no single block', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ ...files[0]!, name: `part/${index}.txt` }));
    const large = await makeCard({ facts, files: many });
    expect(large.card.distribution).to.have.length(10_000);
    expect(large.cid).to.equal(null);
  });
});

describe('parseCard', () => {
  const changed = (change: object) => bytes(JSON.stringify({ ...card, ...change }));
  const named = (...names: string[]) =>
    changed({ distribution: names.map((name, index) => ({ ...card.distribution[0], '@id': String(index), name })) });
  for (const [what, bad, message] of [
    ['of 50 MB', new Uint8Array(50_000_000), '50000000 bytes; at most 16777216'],
    ['truncated', bytes(made.text.slice(0, -20)), 'truncated'],
    ['that is no text', Uint8Array.of(0x7b, 0xff, 0x7d), 'damaged'],
    ['that is nested too deeply', bytes('['.repeat(5_000_000)), 'damaged'],
    ['of a future version', changed({ conformsTo: 'http://mlcommons.org/croissant/2.0' }), 'other versions'],
    ['without a licence', changed({ license: undefined }), 'license'],
    ['without files', changed({ distribution: [] }), 'distribution'],
    ['whose name is a number', changed({ name: 7 }), 'name'],
    ['whose files are a text', changed({ distribution: 'all of them' }), 'distribution'],
    ['whose size is a number', changed({ distribution: [{ ...card.distribution[0], contentSize: 3 }] }), 'contentSize'],
    ['listing a file twice', changed({ distribution: [card.distribution[0], card.distribution[0]] }), 'twice'],
    ['with a malformed hash', changed({ distribution: [{ ...card.distribution[0], sha256: 'zz' }] }), 'sha256'],
    ['with the same name twice', named('a', 'a'), 'lists a twice'],
    ['with names that differ in capitals', named('straße/A', 'STRASSE/a'), 'capitals do not count'],
    ['with a file that is a folder too', named('a/b', 'A'), 'the folder of a/b'],
    ['with a number of tokens of no tokenizer', extentOf({ unitText: 'tokens', value: 7 }), 'valueReference'],
    ['with a fraction of a record', extentOf({ unitText: 'records', value: 0.5 }), 'materialExtent'],
    [
      'with two numbers of records',
      extentOf({ unitText: 'records', value: 1 }, { unitText: 'records', value: 2 }),
      'unit twice',
    ],
  ] as const) {
    it(`refuses a card ${what}`, () => {
      expect(() => parseCard(bad)).to.throw(CommonweightError, message);
    });
  }
  function extentOf(...amounts: object[]): Uint8Array {
    return changed({
      materialExtent: amounts.map((amount) => ({ '@type': 'sc:QuantitativeValue', ...amount })),
    });
  }
  it('keeps what it does not know', () => {
    const [first] = card.distribution;
    const known = parseCard(changed({ 'rai:dataBiases': ['old'], distribution: [{ ...first, md5: 'x' }] }));
    expect(known['rai:dataBiases']).to.deep.equal(['old']);
    expect(known.distribution[0]?.md5).to.equal('x');
  });
  it('accepts a card that conforms to something else as well', () => {
    const conformsTo = ['http://mlcommons.org/croissant/RAI/1.0', 'http://mlcommons.org/croissant/1.1'];
    expect(parseCard(changed({ conformsTo })).conformsTo).to.deep.equal(conformsTo);
  });
});

describe('fileNameProblem', () => {
  for (const [name, problem] of [
    ['../a', 'leaves its folder'],
    ['a/../../b', 'leaves its folder'],
    ['./a', 'leaves its folder'],
    ['/etc/passwd', 'is absolute'],
    ['C:/a', 'is absolute'],
    ['c:a', 'is absolute'],
    ['..\\a', 'not every system'],
    ['a//b', 'empty part'],
    ['a/', 'empty part'],
    ['', 'empty part'],
    ['a\0b', 'control character'],
    ['a\u202Etxt.exe', 'control character'],
    ['b/a:stream', 'not every system'],
    ['a.', 'ends with a dot'],
    ['a /b', 'blank'],
    ['nul.txt', 'a device'],
    ['\ud800', 'no well-formed text'],
    ['x'.repeat(256), 'more than 255 bytes'],
    ['x/'.repeat(600) + 'x', 'longer than 1024 bytes'],
  ] as const) {
    it(`refuses ${JSON.stringify(name).slice(0, 40)}`, () => {
      expect(fileNameProblem(name)).to.contain(problem);
    });
  }
  for (const name of ['a', 'a/b/c.txt', '.hidden', 'a..b', 'données/é.jsonl', 'console.log']) {
    it(`accepts ${name}`, () => {
      expect(fileNameProblem(name)).to.equal(undefined);
    });
  }
});

describe('checkFile', () => {
  for (const [what, name, content, message] of [
    ['a truncated file', 'a.txt', 'poem', 'truncated: 4 of 10 bytes'],
    ['a file with something after it', 'a.txt', 'poem a.txt!', 'too long'],
    ['another file', 'a.txt', 'poem c.txt', 'is another'],
    ['a file that is not listed', 'c.txt', '', 'lists no file c.txt'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await expect(checkFile({ card, name, bytes: bytes(content) })).to.be.rejectedWith(message);
    });
  }
  it('accepts what the card lists', async () => {
    await expect(checkFile({ card, name: 'a.txt', bytes: bytes('poem a.txt') })).to.be.fulfilled;
  });
});
