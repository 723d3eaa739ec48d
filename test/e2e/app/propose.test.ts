import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { encodeFunctionData, stringToHex, type Hex } from 'viem';

import { contributorRegistryAbi, datasetRegistryAbi } from '../../../manifest/src/generated/abis.ts';
import { CONTRIBUTOR_TERMS } from '../../../scripts/lib/documents/contributorTerms.ts';
import { actAs } from '../../../scripts/lib/browser/actAs.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { sha256 } from '../../../scripts/lib/units.ts';
import { findViolations } from './helpers/axe.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

/** The number of the seed's last proposal: the next one made has the number after it. */
const LAST = 18;

const DAY = 86_400;

/** The seeded datasets that these tests are about, by their ids, and the id of one that is submitted now. */
const [POEMS, SIGNS, NEXT] = [16, 18, 20];

describe('making a proposal', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();

  async function open(as: string, query = ''): Promise<Page> {
    // a text that was written here is looked for in other places too, where it is not
    const page = await browser.visit(`${stage().appUrl}#/proposals/new${query}`, { expected: [/404/] });
    await waitUntilReady(page);
    await actAs(page, as);
    return page;
  }
  const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const box = (page: Page, name: string) => part(page, 'What should it do?').getByLabel(name, { exact: true });
  const preview = (page: Page) => part(page, 'What is put to the vote');
  const add = (page: Page): Promise<void> => button(page, 'Add it to the proposal').click();
  const problem = (page: Page): Promise<string> => part(page, 'What should it do?').getByRole('alert').innerText();

  async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option }).click();
  }
  async function beginCall(page: Page, kind: string): Promise<void> {
    await page.getByRole('radio', { name: 'Something else' }).check();
    await choose(page, 'What to do', kind);
  }
  async function write(page: Page, title: string, why: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Title' }).fill(title);
    await page.getByRole('textbox', { name: 'Why' }).fill(why);
  }
  /** Presses the button, follows the link to what was made, and gives what its page says that it does. */
  async function proposeIt(page: Page, title: string): Promise<string> {
    await button(page, 'Propose it').click();
    await page.getByRole('link', { name: `See proposal ${LAST + 1}` }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText('Not open yet').first().waitFor();
    await waitUntilReady(page);
    return part(page, 'What it does').innerText();
  }

  it('puts datasets to a vote for anybody, and says of the others why they cannot be', async () => {
    const page = await open('Theo');
    const what = await part(page, 'What should it do?').innerText();
    expect(what)
      .to.match(/Poems of a reading circle[^]*?It needs 1 more endorsement\./)
      .and.match(/Work songs of two choirs[^]*?It is in a proposal that is still open\./)
      .and.match(/Spam Assassin, wanted mail[^]*?It was voted down or stopped lately, and can be proposed again from/)
      .and.match(/Letters home[^]*?Its inclusion was vetoed: it takes two thirds now\./);
    expect(await page.getByRole('checkbox', { name: 'Poems of a reading circle' }).isDisabled()).to.equal(true);
    await page.getByText('Choose at least one dataset.').waitFor();
    expect(await button(page, 'Propose it').isDisabled()).to.equal(true);

    await page.getByRole('checkbox', { name: 'Street signs of five towns' }).check();
    await page.getByText('Give it a title first.').waitFor();
    await preview(page)
      .getByRole('heading', { name: /^Include “.?Street signs/ })
      .waitFor();
    await preview(page).getByText('Tried out as things stand now: it would work.').waitFor();
    await part(page, 'What the mix may look like')
      .getByRole('row', { name: /Street signs[^]*new/ })
      .waitFor();

    await write(page, 'Signs for everybody', 'They are on every corner.');
    const does = await proposeIt(page, 'Signs for everybody');
    expect(does).to.match(/Include “.?Street signs of five towns/);
    await part(page, 'What the proposer says').getByText('They are on every corner.').waitFor();
    await page.getByText('Inclusion of datasets').waitFor();

    await page.goto(`${stage().appUrl}#/proposals/new`);
    await page.getByRole('checkbox', { name: 'Street signs of five towns' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Street signs of five towns' }).isDisabled()).to.equal(true);
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).to.equal('');
  });

  it('does not put to a vote what consent has run out for, even where it was chosen before', async () => {
    const from = stage().addressOf('Kofi');
    const { timestamp } = await stage().ask<{ timestamp: Hex }>('eth_getBlockByNumber', 'latest', false);
    const submission = {
      cardSha256: sha256('a card of a week') as Hex,
      mirrorUri: '',
      licence: stringToHex('CC0-1.0', { size: 32 }),
      purposes: 15,
      consentEndsAt: Number(timestamp) + 7 * DAY,
      access: 0,
      payee: from,
      supersedes: 0,
      contributorTermsSha256: sha256(CONTRIBUTOR_TERMS) as Hex,
    };
    const to = stage().deployment.contracts.DatasetRegistry.address;
    const data = encodeFunctionData({ abi: datasetRegistryAbi, functionName: 'submit', args: [submission] });
    await stage().ask('eth_sendTransaction', { from, to, data });
    const page = await open('Theo', `?datasets=${NEXT},${SIGNS}`);
    await part(page, 'What should it do?').getByText('It needs 2 more endorsements.').first().waitFor();
    await page.getByText(`Dataset ${NEXT} cannot be put to a vote: it needs 2 more endorsements.`).waitFor();

    await stage().ask('evm_increaseTime', 8 * DAY);
    await stage().ask('evm_mine');
    await page.getByText('Its consent has ended.', { exact: true }).waitFor();
    await page.getByText(`Dataset ${NEXT} cannot be put to a vote: its consent has ended.`).waitFor();
    expect(await button(page, 'Propose it').isDisabled()).to.equal(true);
    await preview(page).getByText(`It would work, but pass over dataset ${NEXT} (its consent has ended).`).waitFor();
    await page.getByRole('checkbox', { name: `Dataset ${NEXT}` }).uncheck();
    await page.getByText('Give it a title first.').waitFor();
  });

  it('takes every kind of call, and shows it decoded before it is signed and after', async () => {
    const page = await open('Ada');
    await beginCall(page, 'Change a rule');
    await choose(page, 'Which rule', 'Quorum of the members’ house');
    await box(page, 'New value in %').fill('25.5');
    await add(page);
    await beginCall(page, 'Change how rounds run');
    await box(page, 'Length in days').fill('21.5');
    await add(page);
    await beginCall(page, 'Remove a dataset');
    await choose(page, 'Dataset', /^AFINN-111/);
    await box(page, 'The reason').fill('A list of words\nis no text.');
    await add(page);
    await beginCall(page, 'Change the list of licences');
    await box(page, 'SPDX identifier').fill('CC-BY-SA-4.0');
    await add(page);
    await beginCall(page, 'Change the contributor terms');
    await box(page, 'The new terms').fill('I may give this, and I can take it back.');
    await add(page);
    await beginCall(page, 'Give tokens or ether');
    await choose(page, 'What to give', 'New tokens');
    await page.getByRole('combobox', { name: 'To', exact: true }).fill('rem');
    await page.getByRole('option', { name: /^Remi/ }).click();
    await box(page, 'Amount in tokens').fill('12,500.25');
    await add(page);
    await beginCall(page, 'Give or take a seat');
    await choose(page, 'Who', /^Omar/);
    await add(page);
    await beginCall(page, 'Elect or recall the ethics board');
    await choose(page, 'Who', /^Chidi/);
    await box(page, 'Constituency').fill('languages');
    await box(page, 'Term in days').fill('90');
    await add(page);
    await beginCall(page, 'End a suspension');
    await choose(page, 'Dataset', /^WordNet/);
    await add(page);
    await beginCall(page, 'Any other call');
    await box(page, 'Target').fill(stage().deployment.contracts.ContributorRegistry.address);
    const retire = encodeFunctionData({ abi: contributorRegistryAbi, functionName: 'retireSeat', args: [3] });
    await box(page, 'Data').fill(retire);
    await add(page);
    await preview(page)
      .getByRole('heading', { name: /^10\. / })
      .waitFor();

    const expected = [
      /1\. Set the quorum of the members’ house to 25\.5 %[^]*25\.5 % instead of 20 %/,
      /2\. Set how rounds run: 21 days 12 hours, 40 points, 10 %[^]*40 \(as it is now\)/,
      /3\. Remove “.?AFINN-111[^]*A list of words is no text\./,
      /4\. Allow the licence .?CC-BY-SA-4\.0/,
      /5\. Change the contributor terms[^]*I may give this, and I can take it back\./,
      /6\. Mint 12,500\.25 tokens for .?Remi[^]*12,500\.25 tokens are created/,
      /7\. Give .?Omar.? a seat/,
      /8\. Elect .?Chidi.? to the ethics board[^]*for 90 days and speaks for “.?languages/,
      /9\. End the suspension of “.?WordNet 3/,
      /10\. Call retireSeat of the contributor registry[^]*personId \(uint32\)\s+3/,
    ];
    await preview(page)
      .getByText(/^As things stand it would fail: /)
      .first()
      .waitFor();
    const before = await preview(page).innerText();
    for (const pattern of expected) expect(before).to.match(pattern);
    for (const width of [360, 1280]) {
      expect(await findViolations(page, { width, colorScheme: 'dark' }), `${width} px`).to.deep.equal([]);
    }
    await write(page, 'Ten things at once', 'Because we can.');
    const after = await proposeIt(page, 'Ten things at once');
    for (const pattern of expected) expect(after).to.match(pattern);
    expect(await page.locator('main h1').locator('..').innerText()).to.match(
      /Rules, Removal of a dataset, Grant, Seats, Ethics board, Something else/,
    );
  });

  it('refuses in a sentence what cannot be meant, and loses nothing of it', async () => {
    const page = await open('Ada');
    await beginCall(page, 'Change a rule');
    for (const [value, sentence] of [
      ['31', 'Voting delay has to be from 0 seconds to 30 days.'],
      ['1', 'That is what it is now: nothing would change.'],
      ['1,5', 'Enter a number of digits, with a point before the decimals.'],
      ['', 'Enter a number.'],
    ] as const) {
      await box(page, 'New value').fill(value);
      await add(page);
      await part(page, 'What should it do?').getByText(sentence, { exact: true }).waitFor();
      expect(await box(page, 'New value').inputValue()).to.equal(value);
    }

    await beginCall(page, 'Give tokens or ether');
    for (const [to, amount, sentence] of [
      ['0x12', '1', 'An address is 0x and 40 hexadecimal digits.'],
      [`0x${'0'.repeat(40)}`, '1', 'The account with nothing but zeros is nobody’s.'],
      [stage().addressOf('Remi'), '-1', 'Enter a number of digits, with a point before the decimals.'],
      [stage().addressOf('Remi'), '0', 'Enter more than nothing.'],
      [stage().addressOf('Remi'), '0.0000000000000000001', 'At most 18 digits after the point.'],
    ] as const) {
      await page.getByRole('combobox', { name: 'To', exact: true }).fill(to);
      await box(page, 'Amount in tokens').fill(amount);
      await add(page);
      await part(page, 'What should it do?').getByText(sentence, { exact: true }).waitFor();
    }

    await beginCall(page, 'Any other call');
    await box(page, 'Target').fill(stage().addressOf('Remi'));
    for (const data of ['send it', '0xabc']) {
      await box(page, 'Data').fill(data);
      await add(page);
      expect(await problem(page)).to.equal('The data is 0x and pairs of hexadecimal digits.');
      expect(await box(page, 'Data').inputValue()).to.equal(data);
    }

    for (const [kind, sentence] of [
      ['Remove a dataset', 'Choose a dataset.'],
      ['Change the list of licences', 'An SPDX identifier has from 1 to 32 letters'],
      ['Change the contributor terms', 'Write the new terms, or paste them.'],
      ['Change how rounds run', 'That is how rounds run now: nothing would change.'],
      ['Give or take a seat', 'Choose somebody.'],
      ['End a suspension', 'Choose a dataset.'],
      ['Elect or recall the ethics board', 'Choose somebody.'],
    ] as const) {
      await beginCall(page, kind);
      await add(page);
      await part(page, 'What should it do?').getByText(sentence).waitFor();
    }
    await choose(page, 'Who', /^Chidi/);
    await add(page);
    await page.getByText('A constituency is a label of 1 to 32 plain letters').waitFor();
    await preview(page).getByText('Nothing yet').waitFor();
    await page.getByText('Add at least one call first.').waitFor();
  });

  it('keeps a draft over a reload, and when somebody comes back from the page of a dataset', async () => {
    const page = await open('Ada');
    await beginCall(page, 'Give tokens or ether');
    await page.getByRole('combobox', { name: 'To', exact: true }).fill(stage().addressOf('Omar'));
    await box(page, 'Amount in tokens').fill('5');
    await add(page);
    await write(page, 'Five tokens', 'For the street signs.');
    await preview(page)
      .getByText('As things stand it would fail: The treasury has 0 tokens, and this takes 5')
      .waitFor();

    await page.reload();
    await preview(page)
      .getByRole('heading', { name: /Give 5 tokens to .?Omar/ })
      .waitFor();
    await preview(page).getByText('For the street signs.').waitFor();

    await page.goto(`${stage().appUrl}#/datasets/${SIGNS}`);
    await page.getByRole('link', { name: 'Propose it together with others' }).click();
    await preview(page)
      .getByRole('heading', { name: /Include “.?Street signs/ })
      .waitFor();
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).to.equal('Five tokens');
    expect(page.url()).to.match(/#\/proposals\/new$/);
    await page.getByRole('radio', { name: 'Something else' }).check();
    await preview(page)
      .getByRole('heading', { name: /Give 5 tokens/ })
      .waitFor();
    await page.getByRole('button', { name: /^Take it out: Give 5 tokens/ }).click();
    await preview(page).getByText('Nothing yet').waitFor();
  });

  it('says to somebody with too few votes that she has too few, and what to do', async () => {
    const page = await open('Omar', `?datasets=${POEMS}`);
    await page.getByText(`Dataset ${POEMS} cannot be put to a vote: it needs 1 more endorsement.`).waitFor();
    await beginCall(page, 'Give or take a seat');
    await choose(page, 'Who', /^Omar/);
    await add(page);
    await write(page, 'A seat for me', 'Please.');
    await page.getByText('You have 0 votes in the token house, and this takes 1,000.').waitFor();
    await page.getByText('Ask somebody to delegate to you, or to propose it.').waitFor();
    expect(await button(page, 'Propose it').isDisabled()).to.equal(true);
    await actAs(page, 'Ada');
    await page.getByText('You have 150,000 votes in the token house').waitFor();
    expect(await button(page, 'Propose it').isEnabled()).to.equal(true);
  });
});
