import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { encodeFunctionData, parseEventLogs, stringToHex, type Hex, type TransactionReceipt } from 'viem';

import {
  commonsGovernorAbi,
  contributorRegistryAbi,
  datasetRegistryAbi,
} from '../../../manifest/src/generated/abis.ts';
import { sha256 } from '../../../manifest/src/card/sha256.ts';
import { CONTRIBUTOR_TERMS } from '../../../scripts/lib/documents/contributorTerms.ts';
import { actAs } from '../../../scripts/lib/browser/actAs.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { DAY_SECONDS } from '../../../scripts/lib/units.ts';
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

  /** Nothing of it ran, nothing of it became part of the page, and nothing is wider than the screen. */
  async function expectTame(page: Page): Promise<void> {
    expect(await page.evaluate(() => 'taken' in window)).to.equal(false);
    expect(await page.locator('main script, main img, main iframe').count()).to.equal(0);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    expect(links.filter((href) => !/^https?:/.test(href))).to.deep.equal([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).to.equal(0);
  }

  /** The same, and the page of a dataset is all there. */
  async function expectIntact(page: Page): Promise<void> {
    await expectTame(page);
    for (const name of ['On what terms', 'What you can do', 'History']) {
      expect(await page.getByRole('region', { name, exact: true }).count(), name).to.equal(1);
    }
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
    expect(title).to.equal(`evil Z${'\u0301'.repeat(4)}…`);
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

  describe('in a proposal, in a profile and in the reason of a vote', () => {
    const MARK = 'Harmless words';
    const TURN = '\u202e';
    const hostile = (what: string): string => `${MARK} of ${what} ${TURN}${SCRIPT}${'\u0301'.repeat(50)}`;
    let proposal = 0;
    let person = 0;
    const profile = JSON.stringify({
      name: `${TURN}Evil <b>name</b>`,
      about: `${hostile('a life')} ${'a'.repeat(1_500)}`,
      links: ['javascript:window.taken=true', `https://data.example/${'l'.repeat(250)}`],
    });

    async function send(contract: 'CommonsGovernor' | 'ContributorRegistry', data: Hex): Promise<TransactionReceipt> {
      const to = stage().deployment.contracts[contract].address;
      const asked = { from: stage().addressOf('Ada'), to, data };
      const hash = await stage().ask<Hex>('eth_sendTransaction', asked);
      return stage().ask<TransactionReceipt>('eth_getTransactionReceipt', hash);
    }

    beforeEach('propose, vote and describe oneself like that', async () => {
      const registry = { abi: contributorRegistryAbi } as const;
      const profileSha256 = `0x${await hashOf(profile)}` as const;
      const told = await send(
        'ContributorRegistry',
        encodeFunctionData({ ...registry, functionName: 'updateProfile', args: [profileSha256, ''] }),
      );
      const [updated] = parseEventLogs({
        abi: contributorRegistryAbi,
        eventName: 'ProfileUpdated',
        logs: told.logs,
      });
      person = updated?.args.personId ?? 0;
      const governor = stage().deployment.contracts.CommonsGovernor.address as Hex;
      const description = `# ${hostile('a title')} ${'t'.repeat(10_000)}\n\n${hostile('a description')}\n${'d'.repeat(10_000)}`;
      const calm = encodeFunctionData({ abi: commonsGovernorAbi, functionName: 'setVotingDelay', args: [7_200] });
      const made = await send(
        'CommonsGovernor',
        encodeFunctionData({
          abi: commonsGovernorAbi,
          functionName: 'propose',
          args: [[governor], [0n], [calm], description],
        }),
      );
      const [created] = parseEventLogs({ abi: commonsGovernorAbi, eventName: 'ProposalCreated', logs: made.logs });
      const id = created?.args.proposalId ?? 0n;
      await stage().ask('evm_increaseTime', 2 * DAY_SECONDS);
      await stage().ask('evm_mine');
      const reason = `${hostile('a reason')} ${'r'.repeat(10_000)}`;
      await send(
        'CommonsGovernor',
        encodeFunctionData({ abi: commonsGovernorAbi, functionName: 'castVoteWithReason', args: [id, 1, reason] }),
      );
      const all = await stage().ask<Hex>(
        'eth_call',
        { to: governor, data: encodeFunctionData({ abi: commonsGovernorAbi, functionName: 'proposalCount' }) },
        'latest',
      );
      proposal = Number(all);
    });

    async function openAs(path: string, name?: string): Promise<Page> {
      const profileHash = await hashOf(profile);
      const page = await browser.visit(`${stage().appUrl}#${path}`, {
        expected: [/404/],
        before: (opened) =>
          opened.route(`**/documents/${profileHash}`, (route) => route.fulfill({ status: 200, body: profile })),
      });
      await waitUntilReady(page);
      if (name !== undefined) await actAs(page, name);
      await waitUntilReady(page);
      return page;
    }

    async function expectTameText(page: Page, most: number): Promise<void> {
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await expectTame(page);
      }
      const text = await page.locator('main').innerText();
      expect(text).to.not.contain(TURN);
      expect(text).to.not.match(/\u0301{5}/);
      expect(text.length).to.be.below(most);
    }

    it('is text on the page of the proposal, and cut where it is long', async () => {
      const page = await openAs(`/proposals/${proposal}`);
      const title = await page.locator('h1').innerText();
      expect(title).to.contain(`${MARK} of a title <script>`);
      expect(title.length).to.be.at.most(160);
      expect(await page.title()).to.not.contain(TURN);
      await page.getByText(`${MARK} of a description`).waitFor();
      await page.getByRole('region', { name: 'Who voted, and why' }).getByText(`${MARK} of a reason`).waitFor();
      await page.getByRole('link', { name: 'Evil <b>name</b>' }).first().waitFor();
      await expectTameText(page, 8_000);
    });

    it('stays within what awaits the visitor', async () => {
      const page = await openAs('/', 'Ines');
      const task = page
        .getByRole('region', { name: 'What awaits you' })
        .getByRole('link', { name: `${MARK} of a title` });
      await task.waitFor();
      expect((await task.innerText()).length).to.be.at.most(120);
      expect(await task.innerText()).to.match(/^Vote on “[^]*”$/);
      await expectTameText(page, 4_000);
    });

    for (const path of ['/proposals', '/commons', '/people']) {
      it(`is bounded on ${path}`, async () => {
        const page = await openAs(path);
        await page
          .getByText(path === '/people' ? 'Evil <b>name</b>' : `${MARK} of a title`)
          .first()
          .waitFor();
        await expectTameText(page, 12_000);
      });
    }

    it('is text on the page of the person', async () => {
      const page = await openAs(`/people/${person}`);
      expect(await page.locator('h1').innerText()).to.equal('Evil <b>name</b>');
      await page.getByText(`${MARK} of a life`).waitFor();
      await expectTameText(page, 3_000);
    });
  });
});
