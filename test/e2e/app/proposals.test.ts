import { readFileSync } from 'node:fs';

import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { encodeFunctionData, parseEther, type Hex } from 'viem';

import { commonsGovernorAbi, commonsTokenAbi } from '../../../manifest/src/generated/abis.ts';
import { actAs } from '../../../scripts/lib/browser/actAs.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { findViolations } from './helpers/axe.ts';
import { useBrowser, type VisitOptions } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

/** The seeded proposals, one for each state, by their numbers. */
const [TAKEN_BACK, VETOED, TO_EXECUTE, DEFEATED, WAITING, TO_QUEUE, MAPS, OVERRIDE, PENDING] = [
  5, 10, 11, 12, 13, 14, 15, 17, 18,
];

const RELAYER = 'https://relayer.example/votes';

describe('the pages of proposals', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();

  async function open(path: string | number, as?: string, options: VisitOptions = {}): Promise<Page> {
    const route = typeof path === 'number' ? `/${path}` : path;
    const page = await browser.visit(`${stage().appUrl}#/proposals${route}`, options);
    await waitUntilReady(page);
    if (as !== undefined) await actAs(page, as);
    await waitUntilReady(page);
    return page;
  }
  const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const moveTo = async (page: Page, name: RegExp): Promise<void> => {
    await button(page, 'Move time').click();
    await page.getByRole('menuitem', { name }).click();
  };
  const voteOf = (page: Page, name: string) =>
    part(page, 'Who voted, and why').getByRole('row', { name: new RegExp(name) });

  /** Makes a proposal of one call past the page. */
  async function propose(by: string, target: string, data: Hex, description: string): Promise<void> {
    const { address } = stage().deployment.contracts.CommonsGovernor;
    const call = encodeFunctionData({
      abi: commonsGovernorAbi,
      functionName: 'propose',
      args: [[target as Hex], [0n], [data], description],
    });
    await stage().ask('eth_sendTransaction', { from: stage().addressOf(by), to: address, data: call });
    await stage().ask('evm_mine');
  }

  describe('the list', () => {
    const titles = (page: Page): Promise<string[]> => page.locator('main h2 a').allInnerTexts();

    it('is narrowed by state, kind and words, and keeps that in its address', async () => {
      const page = await open('');
      expect(await titles(page)).to.have.length(18);

      await page.getByText(/^Passed, not carried out/).click();
      await page.getByText('3 of 18 proposals').waitFor();
      expect(await titles(page)).to.deep.equal([
        'Three weeks a round, and a little more turnout',
        'Three endorsements instead of two',
        'A seat for Omar',
      ]);
      await page.getByRole('combobox', { name: 'About' }).click();
      await page.getByRole('option', { name: 'Seats' }).click();
      await page.getByText('1 of 18 proposals').waitFor();
      expect(page.url()).to.match(/\?state=passed&about=seats$/);
      await page.reload();
      await page.getByText('1 of 18 proposals').waitFor();
      await page.goBack();
      await page.getByText('3 of 18 proposals').waitFor();

      await page.getByText(/^All 18/).click();
      await page.getByText('18 proposals, the newest first').waitFor();
      await page.getByLabel('Search').pressSequentially('mail corpus');
      await page.getByText('2 of 18 proposals').waitFor();
      expect(page.url()).to.contain('q=mail+corpus');
      await page.getByLabel('Search').fill('mail of nobody');
      await page.getByText('None is like that.').waitFor();
    });

    it('shows what waits for the visitor’s vote, and which house said no to what failed', async () => {
      const page = await open('?state=failed', 'Ada');
      const failed = page.getByRole('listitem').filter({ hasText: 'Mail from a public corpus, once more' });
      await failed.getByText('The members’ house said no: its quorum was missed').waitFor();
      await failed.getByText('You have voted').waitFor();

      await page.getByText(/^All 18/).click();
      await page.getByText('18 proposals, the newest first').waitFor();
      await page.getByLabel('Only what waits for my vote').click();
      await page.getByText('3 of 18 proposals').waitFor();
      expect(await page.getByLabel('Only what waits for my vote').isChecked()).to.equal(true);
      expect(page.url()).to.contain('mine=1');
    });
  });

  describe('one proposal', () => {
    it('says in words what it does, how both houses stand, and what the mix may look like', async () => {
      const page = await open(MAPS);
      const does = part(page, 'What it does');
      expect(await does.innerText()).to.match(/Include “.?Hand-drawn maps[^]*becomes part of the commons/);
      await does.getByText('Tried out as things stand now: it would work.').waitFor();
      expect(await does.getByText('include(uint24[])').isVisible()).to.equal(false);
      await does.getByText('Details').click();
      await does.getByText('include(uint24[])').waitFor();

      const houses = part(page, 'How both houses stand');
      expect(await houses.innerText())
        .to.match(/Token house\s+Quorum reached, a majority for[^]*For 550,000 tokens \(84\.6 %\)/)
        .and.match(/Quorum 40,000 tokens[^]*Members’ house[^]*Quorum 2 seats/);
      await houses.getByRole('img', { name: /^Members’ house: quorum reached/ }).waitFor();

      const mix = await part(page, 'What the mix may look like')
        .getByRole('row', { name: /Hand-drawn/ })
        .innerText();
      expect(mix).to.match(/new\s+0\.00 %\s+0\.00 %\s+11\.11 %/);
      expect(await part(page, 'Timeline').innerText()).to.match(
        /Proposed[^]*Vote opens[^]*Vote closes[^]*in 1 day[^]*Carried out at the earliest/,
      );
    });

    it('counts a vote with its reason in both houses, once', async () => {
      const page = await open(MAPS, 'Ada');
      const yours = part(page, 'Your vote');
      await yours.getByText('150,000 votes, which is 15.00 % of the house.').waitFor();
      expect(await button(page, 'Vote').isDisabled()).to.equal(true);
      await yours.getByText('Choose For, Against or Abstain first.').first().waitFor();

      await yours.getByRole('radio', { name: 'For' }).check();
      await yours.getByLabel('Why?').fill('Maps, at last. <b>Really</b>');
      await button(page, 'Vote For').click();
      await yours.getByText('A vote cannot be changed.').waitFor();
      expect(await yours.innerText()).to.match(/You voted\s+For\.\s+Maps, at last\. <b>Really<\/b>/);
      expect(await button(page, 'Vote For').count()).to.equal(0);

      const houses = part(page, 'How both houses stand');
      await houses.getByText('For 700,000 tokens (87.5 %)').waitFor();
      await houses.getByText('For 3 seats (75.0 %)').waitFor();
      expect(await voteOf(page, 'Ada').innerText()).to.match(/For\s+150,000\s+1/);
    });

    it('shows who voted and why, to search, to narrow, and as CSV', async () => {
      const page = await open(MAPS);
      const voters = part(page, 'Who voted, and why');
      await voters.getByText('5 votes, the newest first').waitFor();
      await voters.getByText('Too small to matter.').waitFor();
      await voters.getByText('Against', { exact: true }).first().click();
      await voters.getByText('1 vote, the newest first').waitFor();
      expect(page.url()).to.contain('vote=against');
      await voters.getByText(/^All 5/).click();
      await voters.getByLabel('Search names and reasons').pressSequentially('french');
      await voters.getByText('1 vote, the newest first').waitFor();

      const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'All as CSV').click()]);
      expect(download.suggestedFilename()).to.equal(`proposal-${MAPS}-votes.csv`);
      const rows = parse<Record<string, string>>(readFileSync(await download.path()), { columns: true });
      expect(rows).to.have.length(5);
      const emeka = rows.find(({ name }) => name === 'Emeka');
      expect(emeka).to.deep.include({
        voter: stage().addressOf('Emeka'),
        vote: 'abstain',
        tokens: '0',
        reason: 'I like it, but who checks the French?',
      });
      expect(rows.find(({ name }) => name === 'Lena')).to.deep.include({ tokens: '450000', person: '' });
    });

    it('says why somebody has no power, and what she can do', async () => {
      const page = await open(MAPS, 'Omar');
      const yours = part(page, 'Your vote');
      await yours.getByText('You held no votes at the snapshot').waitFor();
      await yours.getByText('You have no seat yet.').waitFor();
      await yours.getByText('A seat comes with the first dataset of yours that is included').waitFor();
      await yours.getByText('a vote of yours would weigh nothing').waitFor();
      expect(await yours.getByRole('radio').count()).to.equal(0);

      await actAs(page, 'Nils');
      await yours.getByText(/Lena.? votes with the 150,000 tokens that you hold/).waitFor();
      await yours.getByText('You are not registered, so you have no seat.').waitFor();
      await button(page, 'Delegate to yourself').click();
      await yours.getByText(/came after the snapshot/).waitFor();
    });

    it('lets a vote be signed and sent by oneself, or handed on and sent by another', async () => {
      const page = await open(MAPS, 'Jun');
      const yours = part(page, 'Your vote');
      const sign = async (choice: string): Promise<void> => {
        await yours.getByRole('radio', { name: choice }).check();
        await yours.getByText('Sign it without sending it').click();
        await button(page, 'Sign the vote').click();
        await yours.getByText('Signed, but not sent').waitFor();
      };
      await sign('Against');
      expect(await findViolations(page, { width: 1280, colorScheme: 'light' })).to.deep.equal([]);
      await button(page, 'Send it yourself').click();
      await voteOf(page, 'Jun').waitFor();
      expect(await voteOf(page, 'Jun').innerText()).to.match(/Against\s+–\s+1/);

      await actAs(page, 'Noor');
      await yours.getByLabel('Why?').fill('Maps are words too.');
      await sign('For');
      const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Download the JSON').click()]);
      expect(await voteOf(page, 'Noor').count()).to.equal(0);
      const json = readFileSync(await download.path(), 'utf8');

      await page.goto(`${stage().appUrl}#/proposals`);
      await waitUntilReady(page);
      await actAs(page, 'Remi');
      const sending = part(page, 'Send votes that others signed');
      await sending.getByLabel('Signed votes').fill(json.replace('commonweight-signed-call/1', 'something/1'));
      await button(page, 'Try them out').click();
      await sending.getByText('This is not a signed ballot or vote').waitFor();
      await sending.getByLabel('Signed votes').fill(json);
      await button(page, 'Try them out').click();
      const row = sending.getByRole('row', { name: /Noor/ });
      expect(await row.innerText()).to.match(/#15\s+For\s+Maps are words too\.\s+will count/);
      expect(await findViolations(page, { width: 1280, colorScheme: 'dark' })).to.deep.equal([]);
      await button(page, 'Send 1 signed vote').click();
      await sending.getByText('Sent.', { exact: true }).waitFor();
      await page.goto(`${stage().appUrl}#/proposals/${MAPS}`);
      await part(page, 'Who voted, and why').getByText('Maps are words too.').waitFor();
    });

    it('gives a signed vote to a relayer, and says what the relayer answers', async () => {
      const given: unknown[] = [];
      const answers = [
        { status: 429, body: 'Come back tomorrow.' },
        { status: 200, body: JSON.stringify({ transactionHash: `0x${'ab'.repeat(32)}` }) },
      ];
      const page = await open(MAPS, 'Jun', {
        expected: [/429/],
        before: (opened) =>
          opened.route(RELAYER, async (route) => {
            const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
            if (route.request().method() === 'OPTIONS') return route.fulfill({ status: 204, headers });
            given.push(route.request().postDataJSON());
            return route.fulfill({ headers, ...answers.shift() });
          }),
      });
      const yours = part(page, 'Your vote');
      await yours.getByRole('radio', { name: 'Abstain' }).check();
      await yours.getByText('Sign it without sending it').click();
      await button(page, 'Sign the vote').click();
      await yours.getByLabel("Relayer's address").fill(RELAYER);
      await button(page, 'Give it to the relayer').click();
      await yours.getByText('The relayer refused it (429): Come back tomorrow.').waitFor();
      await button(page, 'Give it to the relayer').click();
      await yours.getByText('The relayer has taken it.').waitFor();
      expect(given).to.have.length(2);
      expect(given[1]).to.deep.include({
        format: 'commonweight-signed-call/1',
        chainId: 31337,
        to: stage().deployment.contracts.CommonsGovernor.address,
      });
    });
  });

  describe('the way of a proposal', () => {
    it('goes on by the buttons of its page: queued, held back, carried out', async () => {
      const page = await open(TO_QUEUE, 'Remi');
      const next = part(page, 'What comes next');
      await next.getByText('waits for anybody to queue it').waitFor();
      expect(await button(page, 'Carry it out').count()).to.equal(0);
      await button(page, 'Queue it').click();
      await page.getByText('Queued, waits').waitFor();
      await next.getByText('The timelock holds it back until').waitFor();
      expect(await button(page, 'Carry it out').isDisabled()).to.equal(true);

      await moveTo(page, new RegExp(`To the execution of proposal ${TO_QUEUE}`));
      await page.getByText('Waits for execution').waitFor();
      await button(page, 'Carry it out').click();
      await part(page, 'What became of it').getByText('Carried out.').first().waitFor();
      expect(await part(page, 'Timeline').innerText()).to.match(/Queued[^]*Can be carried out[^]*Carried out/);
    });

    it('is taken back by its proposer, and by nobody else, before the vote opens, unless datasets are in it', async () => {
      const { CommonsToken } = stage().deployment.contracts;
      const data = encodeFunctionData({
        abi: commonsTokenAbi,
        functionName: 'transfer',
        args: [stage().addressOf('Remi'), parseEther('5')],
      });
      await propose('Ada', CommonsToken.address, data, '# Five tokens\n\nA <script>alert(1)</script> gift.');
      const page = await open(PENDING + 1, 'Ben');
      await part(page, 'What it does')
        .getByText('As things stand it would fail: The treasury has 0 tokens, and this takes 5')
        .waitFor();
      await part(page, 'What the proposer says').getByText('A <script>alert(1)</script> gift.').waitFor();
      expect(await part(page, 'What comes next').innerText()).to.match(
        /its proposer, and nobody else, can take it back/,
      );
      await actAs(page, 'Ada');
      await button(page, 'Take it back').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('A proposal that is taken back is over.').waitFor();
      await dialog.getByRole('button', { name: 'Take it back' }).click();
      await part(page, 'What became of it').getByText('Its proposer took it back before the vote opened.').waitFor();
      await part(page, 'Timeline').getByText('Taken back').waitFor();

      await page.goto(`${stage().appUrl}#/proposals/${PENDING}`);
      await actAs(page, 'Kofi');
      await page.getByText('An inclusion cannot be taken back').waitFor();
      expect(await button(page, 'Take it back').isDisabled()).to.equal(true);
    });

    it('is told by word in every state, with what comes next or what became of it', async () => {
      const page = await open(PENDING);
      for (const [number, badge, told] of [
        [PENDING, 'Not open yet', /The vote opens in/],
        [OVERRIDE, 'Open for votes', /takes two thirds in both houses, and cannot be vetoed again/],
        [WAITING, 'Queued, waits', /It is queued, and can be carried out in/],
        [TO_EXECUTE, 'Waits for execution', /waits for anybody to carry it out/],
        [DEFEATED, 'Defeated', /The members’ house said no: its quorum was missed, and For did not outweigh Against/],
        [VETOED, 'Vetoed', /The ethics board stopped it/],
        [TAKEN_BACK, 'Cancelled', /took it back before the vote opened[^]*It never came to a vote/],
      ] as const) {
        await page.goto(`${stage().appUrl}#/proposals/${number}`);
        await page.getByText(`Proposal ${number} ·`).waitFor();
        await page.locator('main').getByText(badge, { exact: true }).first().waitFor();
        await part(page, 'Timeline').waitFor();
        const text = await page.locator('main').innerText();
        expect(text.replaceAll('\n', ' '), `proposal ${number}`).to.match(told);
      }
    });

    it('says that there is none of a number that was never given', async () => {
      const page = await open(4711);
      await page.getByRole('heading', { level: 1, name: 'There is no such proposal' }).waitFor();
    });
  });
});
