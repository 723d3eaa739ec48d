import { expect, use } from 'chai';
import chaiAsPromised from 'chai-as-promised';
import { CID } from 'multiformats/cid';
import { createHash } from 'node:crypto';

import { checkFile } from '../../manifest/src/card/checkFile.ts';
import { makeCard, type CardFacts } from '../../manifest/src/card/makeCard.ts';
import { parseCard } from '../../manifest/src/card/parseCard.ts';

use(chaiAsPromised);

const bytes = (text: string) => new TextEncoder().encode(text);
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
  bytes: bytes(`poem ${name}`),
}));
const made = await makeCard({ facts, files });
const card = parseCard(bytes(made.text));

describe('makeCard', () => {
  it('lists every file with address, size and SHA-256, in the order of names', () => {
    expect(card.distribution.map(({ name }) => name)).to.deep.equal(['a.txt', 'b.txt']);
    expect(card.distribution[0]).to.include({
      contentUrl: 'https://example.org/a.txt',
      contentSize: '10 B',
      sha256: createHash('sha256').update('poem a.txt').digest('hex'),
    });
  });
  it('makes the same bytes whatever the order of files', async () => {
    expect(await makeCard({ facts, files: files.toReversed() })).to.deep.equal(made);
  });
  it('gives the content id that says the same as its SHA-256', () => {
    expect(made.sha256).to.equal(createHash('sha256').update(made.text).digest('hex'));
    const cid = CID.parse(made.cid);
    expect([cid.version, cid.code]).to.deep.equal([1, 0x55]);
    expect(Buffer.from(cid.multihash.digest).toString('hex')).to.equal(made.sha256);
  });
});

describe('parseCard', () => {
  const changed = (change: object) => bytes(JSON.stringify({ ...card, ...change }));
  for (const [what, bad, message] of [
    ['too large', new Uint8Array(1_048_577), '1048577 bytes'],
    ['truncated', bytes(made.text.slice(0, -20)), 'truncated'],
    ['of another version', changed({ conformsTo: 'http://mlcommons.org/croissant/1.0' }), 'conformsTo'],
    ['without a licence', changed({ license: undefined }), 'license'],
    ['without files', changed({ distribution: [] }), 'distribution'],
    ['listing a file twice', changed({ distribution: [card.distribution[0], card.distribution[0]] }), 'twice'],
    ['with a malformed hash', changed({ distribution: [{ ...card.distribution[0], sha256: 'zz' }] }), 'sha256'],
  ] as const) {
    it(`refuses a card ${what}`, () => {
      expect(() => parseCard(bad)).to.throw(message);
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
