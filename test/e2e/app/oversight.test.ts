import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createPublicClient, http } from 'viem';

import { ethicsBoardAbi } from '../../../manifest/src/generated/abis.ts';
import { actAs } from '../../../scripts/lib/browser/actAs.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { DAY_SECONDS } from '../../../scripts/lib/units.ts';
import { findViolations } from './helpers/axe.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

/** What the seeded story has for the board, of Dana, Emeka and Ines: a dataset of Ines, one of nobody there, a queued proposal. */
const HARBOUR_RADIO = 6;
const MOBY_DICK = 1;
const QUEUED = 13;

describe('oversight', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();

  async function open(path: string, as?: string): Promise<Page> {
    const page = await browser.visit(`${stage().appUrl}#${path}`, { expected: [/404/] });
    await waitUntilReady(page);
    if (as !== undefined) await actAs(page, as);
    return page;
  }
  async function goTo(page: Page, path: string, as: string): Promise<void> {
    await page.goto(`${stage().appUrl}#${path}`);
    await waitUntilReady(page);
    await actAs(page, as);
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const pass = async (days: number): Promise<void> => {
    await stage().ask('evm_increaseTime', days * DAY_SECONDS);
    await stage().ask('evm_mine');
  };

  /** Writes a reason and approves, in a form that is open; the approval that makes the majority is confirmed. */
  async function approve(page: Page, what: string, reason: string, isDecisive: boolean): Promise<void> {
    await page.getByLabel('Your reason').fill(reason);
    await button(page, `Approve ${what}`).click();
    if (isDecisive) {
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Yours is the approval that makes the majority.').waitFor();
      await dialog.getByRole('button', { name: `Approve ${what}` }).click();
    }
  }

  it('shows who sits, until when, what waits with what is missing, and what became of the rest', async () => {
    const page = await open('/board');

    const seats = page.getByRole('table', { name: 'Seats of the ethics board' }).locator('tbody tr');
    expect((await seats.allInnerTexts()).map((row) => row.split(/\s+/).slice(0, 2).join(' '))).to.deep.equal([
      'Dana law',
      'Emeka teaching',
      'Ines contributors',
    ]);
    expect(await region(page, 'What it can do').innerText()).to.match(/takes 2 approvals[^]*Its powers end on/);
    const waiting = await region(page, 'Waiting for approvals').innerText();
    expect(waiting).to.match(/Veto of proposal 13: Three endorsements instead of two/);
    expect(waiting).to.match(/1 approval counts, of the 2 that it takes: 1 is missing\./);
    expect(waiting).to.match(/Ines approved on [^]*lapses in \d[^]*knows two of us at best/);
    const done = await region(page, 'What it has done').innerText();
    expect(done).to.match(/Suspension of WordNet 3\s+Suspended until[^]*Thirty days are enough/);
    expect(done).to.match(/Report on round 3\s+Published after the sealing[^]*Seven of the nine datasets/);
    expect(done).to.match(/Veto of proposal 10: Letters home\s+Stopped, and put to a vote again: proposal 17/);
    expect(done).to.match(
      /Veto of proposal 8: Accept the Open Government Licence\s+Stopped, and then overridden: proposal 9 passed by two thirds/,
    );
    expect(done).to.match(
      /Suspension of Mail of a gardening list\s+Suspended until [^]* at the longest\. The dataset has been removed since, for good\.[^]*It is personal data\./,
    );
  });

  it('counts approvals as the contract does', async () => {
    const page = await open('/board');
    const client = createPublicClient({ transport: http(stage().rpcUrl) });
    const views = await client.readContract({
      address: stage().deployment.contracts.EthicsBoard.address as `0x${string}`,
      abi: ethicsBoardAbi,
      functionName: 'actions',
      args: [0n, 100n],
    });
    const waiting = views.filter(({ action }) => action.carriedOutAt === 0);
    expect(waiting).to.have.length(1);
    await page
      .getByText(`${waiting[0]?.approvals} approval counts, of the ${waiting[0]?.needed} that it takes`)
      .waitFor();

    await pass(7);
    await region(page, 'What it has done').getByText('No approval counts any more.').waitFor();
    expect(await region(page, 'Waiting for approvals').innerText()).to.contain('Nothing waits for approvals.');
  });

  it('stops a queued proposal from its page, with a reason in writing, and says what became of it', async () => {
    const page = await open(`/proposals/${QUEUED}`, 'Emeka');
    const panel = region(page, 'Ethics board');
    await panel.getByText('1 is missing.').waitFor();

    await button(page, 'Approve a veto').click();
    await page.getByLabel('Your reason').fill('No.');
    await button(page, `Approve the veto of proposal ${QUEUED}`).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Approve/ })
      .click();
    await page.getByText('Write a few words more: a reason has at least 20 letters.').waitFor();
    await approve(page, `the veto of proposal ${QUEUED}`, 'It shuts out whoever comes from outside.', true);

    await page.locator('main').getByText('Vetoed', { exact: true }).first().waitFor();
    await panel.getByText('The board has stopped it.').waitFor();
    expect(await panel.innerText()).to.match(/Emeka approved[^]*It shuts out whoever comes from outside\./);
    await page.goto(`${stage().appUrl}#/board`);
    await region(page, 'What it has done').getByText('Stopped. Nobody has proposed it again.').waitFor();
  });

  it('suspends a dataset from its page, when enough members approve; ballot, record and search then say so', async () => {
    const what = `the suspension of dataset ${HARBOUR_RADIO}`;
    const page = await open(`/datasets/${HARBOUR_RADIO}`, 'Dana');
    const panel = region(page, 'Ethics board');
    await panel.getByText('Nobody has approved that yet; it takes 2.').waitFor();
    await button(page, 'Approve a suspension').click();
    for (const colorScheme of ['light', 'dark'] as const) {
      expect(await findViolations(page, { width: 360, colorScheme })).to.deep.equal([]);
    }
    await approve(page, what, 'A speaker says that she was never asked.', false);
    await panel.getByText('You have approved it.').waitFor();
    await panel.getByText('1 approval counts').waitFor();
    await button(page, 'Save the reason').waitFor();

    await actAs(page, 'Ines');
    await panel.getByText(`You brought dataset ${HARBOUR_RADIO}, so you have no say in this on the board.`).waitFor();
    await goTo(page, '/board', 'Ada');
    const waiting = page.getByRole('article', { name: /Suspension of Harbour radio/ });
    expect(await waiting.innerText()).to.match(/Recused, because the data is theirs or they are paid for it: Ines\./);
    await waiting.getByText('Only members of the ethics board can do this, and you are none.').waitFor();
    await actAs(page, 'Emeka');
    await waiting.getByRole('button', { name: 'Approve a suspension' }).click();
    await approve(page, what, 'I have heard her, and believe her.', true);
    await region(page, 'What it has done').getByText('Suspension of Harbour radio').waitFor();

    await page.goto(`${stage().appUrl}#/datasets/${HARBOUR_RADIO}`);
    await page
      .getByText(/^Suspended by the ethics board until/)
      .first()
      .waitFor();
    await panel.getByText('a dataset can be suspended only once').waitFor();
    await page.goto(`${stage().appUrl}#/round`);
    await actAs(page, 'Ada');
    await page.getByText('As it was when the round opened').waitFor();
    await page.getByRole('combobox', { name: 'Add a dataset' }).fill('Harbour radio');
    await page.getByText('No dataset that you can weigh is called that.').waitFor();
    await page.goto(`${stage().appUrl}#/in-it?q=${HARBOUR_RADIO}`);
    await page
      .getByRole('cell', { name: /^revoked: suspended until/ })
      .first()
      .waitFor();
    const newest = page.getByRole('table', { name: 'The record' }).locator('tbody tr').first();
    expect(await newest.innerText()).to.match(/Harbour radio[^]*Suspended by the ethics board until/);
  });

  it('publishes a report that one member writes and another approves', async () => {
    const page = await open('/board', 'Dana');
    await page.getByRole('combobox', { name: 'What to do' }).click();
    await page.getByRole('option', { name: 'Report on a round' }).click();
    await page.getByRole('combobox', { name: 'Round' }).click();
    await page.getByRole('option', { name: /^Round 3/ }).click();
    await button(page, 'Write a report').click();
    await page
      .getByLabel('The report', { exact: true })
      .fill('The weather notebooks had a share until they were withdrawn.');
    await page.getByLabel('Where the report can be read').fill('javascript:alert(1)');
    await page.getByLabel('Your reason').fill('Trainers should hear of it from us.');
    await button(page, 'Approve a report on round 3').click();
    await page.getByText('has to begin with https:// or ipfs://').waitFor();
    await page.getByLabel('Where the report can be read').fill('https://board.example/report');
    await button(page, 'Approve a report on round 3').click();
    await page.getByRole('article', { name: 'Report on round 3' }).getByText('1 is missing.').waitFor();

    await goTo(page, '/manifests/3', 'Emeka');
    const reports = region(page, 'Reports of the ethics board');
    await reports.getByRole('heading', { name: 'A report that waits for approvals' }).waitFor();
    await reports.getByText('The weather notebooks had a share').waitFor();
    await button(page, 'Approve the report').click();
    await page.getByLabel('Where the report can be read').fill('https://board.example/report');
    await approve(page, 'the report on round 3', 'I have checked it against the manifest.', true);
    await reports.getByRole('link', { name: /board\.example\/report/ }).waitFor();
    expect(await reports.getByRole('heading', { name: 'A published report' }).count()).to.equal(2);
  });

  it('gives a member who was named payee the way out, and a say again', async () => {
    const page = await open(`/datasets/${HARBOUR_RADIO}`, 'Ines');
    await page.getByLabel('Who is paid for it').fill(stage().addressOf('Emeka'));
    await button(page, 'Change the payee').click();
    await page.getByText('The payee is changed.').waitFor();
    await actAs(page, 'Emeka');
    const panel = region(page, 'Ethics board');
    await panel.getByText(`You are paid for dataset ${HARBOUR_RADIO}, so you have no say`).waitFor();
    await button(page, 'Decline').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    await panel.getByRole('button', { name: 'Approve a suspension' }).waitFor();
  });

  it('lets a member give up her seat', async () => {
    const page = await open('/board', 'Ines');
    await page.getByRole('combobox', { name: 'What to do' }).click();
    await page.getByRole('option', { name: 'Give up your seat' }).click();
    await button(page, 'Give up your seat').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Give up your seat' }).click();
    await region(page, 'Act as a member').getByText('You have resigned.').waitFor();
    const seats = page.getByRole('table', { name: 'Seats of the ethics board' });
    expect(await seats.getByRole('row', { name: /Ines/ }).innerText()).to.contain('resigned');
    // what she had approved counts no more
    await region(page, 'What it has done').getByText('No approval counts any more.').waitFor();
  });

  it('tells whoever may not act why', async () => {
    const page = await open(`/datasets/${MOBY_DICK}`);
    const panel = region(page, 'Ethics board');
    await panel.getByText('connect the wallet of one').waitFor();
    await actAs(page, 'Theo');
    await panel.getByText('this account is not registered').waitFor();
    await actAs(page, 'Ada');
    await panel.getByText('Only members of the ethics board can do this, and you are none.').waitFor();

    await pass(366);
    await goTo(page, '/board', 'Dana');
    await page.getByText('Your term ended on').first().waitFor();
    expect(await region(page, 'Who sits on it').innerText()).to.match(/Nobody sits on the board now[^]*term over/);
    await pass(366);
    await page.getByText('The board’s powers ended on').first().waitFor();
  });
});
