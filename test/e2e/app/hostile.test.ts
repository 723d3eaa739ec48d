import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { encodeFunctionData, stringToHex, type Hex } from 'viem';

import { datasetRegistryAbi } from '../../../manifest/src/generated/abis.ts';
import { sha256 } from '../../../manifest/src/card/sha256.ts';
import { CONTRIBUTOR_TERMS } from '../../../scripts/lib/documents/contributorTerms.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

const hashOf = (text: string): Promise<string> => sha256(new TextEncoder().encode(text));

/** A card that is right in every way but what a test changes. */
const card = (changes: Record<string, unknown>, file: Record<string, unknown> = {}): string =>
  JSON.stringify({
    '@context': {},
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name: 'A card',
    description: 'A description.',
    url: 'https://data.example/',
    license: 'https://spdx.org/licenses/CC0-1.0',
    creator: { '@type': 'sc:Person', name: 'Somebody' },
    datePublished: '2026-01-01',
    distribution: [
      {
        '@type': 'cr:FileObject',
        '@id': 'a.txt',
        name: 'a.txt',
        contentUrl: 'https://data.example/a.txt',
        contentSize: '1 B',
        encodingFormat: 'text/plain',
        sha256: 'ab'.repeat(32),
        ...file,
      },
    ],
    ...changes,
  });

/** What runs if a page lets it. */
const SCRIPT = '<script>window.taken = true</script><img src=x onerror="window.taken = true">';

describe('what strangers write', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();

  /** Submits a card as somebody of the seeded commons, and opens its page with that document served in its place. */
  async function openDataset(options: { text: string; served?: string | Buffer; mirrorUri?: string }): Promise<Page> {
    const { text, served = text, mirrorUri = '' } = options;
    const cardSha256 = await hashOf(text);
    const account = stage().addressOf('Omar');
    const submission = {
      cardSha256: `0x${cardSha256}` as const,
      mirrorUri,
      licence: stringToHex('CC0-1.0', { size: 32 }),
      purposes: 1,
      consentEndsAt: 0,
      access: 0,
      payee: account,
      supersedes: 0,
      contributorTermsSha256: `0x${await hashOf(CONTRIBUTOR_TERMS)}` as const,
    };
    const data = encodeFunctionData({ abi: datasetRegistryAbi, functionName: 'submit', args: [submission] });
    const to = stage().deployment.contracts.DatasetRegistry.address;
    await stage().ask<Hex>('eth_sendTransaction', { from: account, to, data });
    const count = Number(
      await stage().ask<Hex>(
        'eth_call',
        { to, data: encodeFunctionData({ abi: datasetRegistryAbi, functionName: 'datasetCount' }) },
        'latest',
      ),
    );
    const page = await browser.visit(`${stage().appUrl}#/datasets/${count}`, {
      expected: [/404/, /Content Security Policy/],
      before: (opened) =>
        opened.route(`**/documents/${cardSha256}`, (route) =>
          route.fulfill({ status: 200, body: served, headers: { 'access-control-allow-origin': '*' } }),
        ),
    });
    await waitUntilReady(page);
    return page;
  }

  /** Nothing of it ran, nothing of it became part of the page, and the page is all there. */
  async function expectIntact(page: Page): Promise<void> {
    expect(await page.evaluate(() => 'taken' in window)).to.equal(false);
    expect(await page.locator('main script, main img, main iframe').count()).to.equal(0);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    expect(links.filter((href) => !/^https?:/.test(href))).to.deep.equal([]);
    for (const name of ['On what terms', 'What you can do', 'History']) {
      expect(await page.getByRole('region', { name, exact: true }).count(), name).to.equal(1);
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).to.equal(0);
  }

  it('is text and nothing else, where it has scripts in every field', async () => {
    const text = card(
      {
        name: `Name ${SCRIPT}`,
        description: SCRIPT,
        creator: { '@type': 'sc:Person', name: SCRIPT },
        keywords: [SCRIPT],
        version: SCRIPT,
        inLanguage: [SCRIPT],
        license: SCRIPT,
        url: SCRIPT,
      },
      { encodingFormat: SCRIPT, contentUrl: SCRIPT },
    );
    const page = await openDataset({ text });

    expect(await page.locator('h1').innerText()).to.contain('<script>window.taken');
    await expectIntact(page);
  });

  it('links only to the web, and shows where to', async () => {
    const evil = 'javascript:window.taken=true';
    const page = await openDataset({
      text: card({ url: evil, license: ['https://bank.example@evil.example/', evil] }, { contentUrl: evil }),
      mirrorUri: evil,
    });

    expect(await page.getByRole('region', { name: 'What the card says' }).innerText()).to.contain(evil);
    expect(await page.locator('main a[href*="evil.example"]').count()).to.equal(0);
    await expectIntact(page);
  });

  it('stays where it is put, where it turns directions around and piles up marks', async () => {
    const page = await openDataset({
      text: card({ name: `\u202eevil\u202c Z${'\u0301'.repeat(1_000)}`, description: '\u2067مرحبا'.repeat(50) }),
    });

    const title = await page.locator('h1').innerText();
    expect(title).to.equal(`evil Z${'\u0301'.repeat(4)}`);
    expect(await page.title()).to.not.match(/\u202e/);
    await expectIntact(page);
  });

  it('is cut where it is long', async () => {
    const page = await openDataset({
      text: card({ name: 'n'.repeat(100_000), description: 'd'.repeat(200_000), keywords: Array(5_000).fill('k') }),
    });

    expect((await page.locator('h1').innerText()).length).to.equal(80);
    expect((await page.locator('main').innerText()).length).to.be.below(10_000);
    await expectIntact(page);
  });

  it('lists thousands of files a page at a time', async () => {
    const [file] = (JSON.parse(card({})) as { distribution: object[] }).distribution;
    const distribution = Array.from({ length: 2_500 }, (_, index) => ({
      ...file,
      '@id': `${index}`,
      name: `${index}`,
    }));
    const page = await openDataset({ text: card({ distribution }) });

    expect(await page.getByRole('table', { name: 'Files' }).locator('tbody tr').count()).to.equal(10);
    await page.getByRole('region', { name: 'The 2500 files' }).getByText('1 to 10 of 2500').waitFor();
    await expectIntact(page);
  });

  it('is not read at all where it has ten megabytes', async () => {
    const page = await openDataset({ text: card({ description: 'x'.repeat(10_000_000) }) });

    await page.getByText('The card is larger than 1 MiB.').waitFor();
    await expectIntact(page);
  });

  it('is not shown where it is another card than the one on the chain', async () => {
    const page = await openDataset({ text: card({}), served: card({ name: 'Not the card' }) });

    await page.getByText('What was found is not this dataset’s card.').waitFor();
    expect(await page.locator('main').innerText()).to.not.contain('Not the card');
    await expectIntact(page);
  });

  for (const [what, text] of [
    ['no JSON', '{"@type": "sc:Dataset", '],
    ['JSON of something else', '["a", {"b": 1}]'],
    ['a card that leaves its folder', card({}, { name: '../../etc/passwd' })],
    ['no text', '\u0000\u0001'],
  ] as const) {
    it(`is named malformed where it is ${what}`, async () => {
      const page = await openDataset({ text });

      await page.getByText('The card is malformed.').waitFor();
      await expectIntact(page);
    });
  }

  it('keeps its place in the list under the dataset’s number', async () => {
    const page = await openDataset({ text: card({}), served: 'something else' });
    await page.goto(`${stage().appUrl}#/datasets`);
    await page.getByText('its card is not the one on the chain').waitFor();
    await page
      .getByRole('link', { name: /^Dataset \d+$/ })
      .first()
      .waitFor();
  });
});
