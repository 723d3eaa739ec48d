import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createPublicClient, http } from 'viem';

import { unpackLines } from '../../../app/src/commons/ballotLines.ts';
import { weightBallotsAbi } from '../../../manifest/src/generated/abis.ts';
import { actAs } from '../../../scripts/lib/browser/actAs.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

const MOST = 40;

describe('the page of the round', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();

  async function open(name?: string): Promise<Page> {
    const page = await browser.visit(`${stage().appUrl}#/round`);
    await waitUntilReady(page);
    if (name !== undefined) {
      await actAs(page, name);
      await page.getByText('As it was when the round opened').waitFor();
    }
    await page.getByRole('heading', { name: 'The result so far' }).waitFor();
    return page;
  }

  /** The last ballot of somebody, as the chain has it: points by dataset. */
  async function castBy(name: string): Promise<Record<number, number>> {
    const client = createPublicClient({ transport: http(stage().rpcUrl) });
    const logs = await client.getContractEvents({
      address: stage().deployment.contracts.WeightBallots.address as `0x${string}`,
      abi: weightBallotsAbi,
      eventName: 'BallotCast',
      args: { voter: stage().addressOf(name) },
      fromBlock: 0n,
    });
    const lines = logs.at(-1)?.args.lines ?? '0x';
    return Object.fromEntries(unpackLines(lines).map(({ datasetId, points }) => [datasetId, points]));
  }

  const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const row = (page: Page, dataset: string) => page.getByRole('group', { name: dataset, exact: true });
  const add = async (page: Page, dataset: string): Promise<void> => {
    await page.getByRole('combobox', { name: 'Add a dataset' }).fill(dataset);
    await page.getByRole('option', { name: dataset, exact: true }).click();
  };

  it('tells turnout in each house, and what the visitor weighs', async () => {
    const page = await open('Ada');
    await section(page, 'Turnout').getByText('4 of 9 seats').waitFor();
    expect(await section(page, 'Turnout').innerText()).to.match(/Both houses\s+57\.2 % \(5 ballots; enough/);
    expect(await section(page, 'Turnout').innerText()).to.match(/Token house\s+70\.0 %/);
    const power = await section(page, 'Your power').innerText();
    expect(power).to.contain('150,000 tokens');
    expect(power).to.contain('One seat, one vote.');
  });

  it('says why somebody has no power, and what she can do', async () => {
    const page = await open('Omar');
    const power = await section(page, 'Your power').innerText();
    expect(power).to.match(/Token house\s+None\. You held no tokens/);
    expect(power).to.match(/Members’ house\s+None\. You have no seat yet\. A seat is earned with the first dataset/);
    await button(page, 'Equal parts').click();
    await page.getByText('You have no power in this round, in either house').first().waitFor();
    expect(await button(page, 'Cast your ballot').isDisabled()).to.equal(true);
  });

  it('bars one’s own datasets, and those whose consent ends too early, with the reason', async () => {
    const page = await open('Chidi');
    const barred = section(page, 'Your ballot').getByRole('listitem');
    for (const told of [
      /Proverbs, each with the person asked: It is yours, and nobody weighs her own datasets\./,
      /Questions asked at a clinic: Its consent ends on .*, before the round does\./,
    ]) {
      await barred.filter({ hasText: told }).waitFor();
    }
    await page.getByRole('combobox', { name: 'Add a dataset' }).fill('Proverbs');
    await page.getByText('No dataset that you can weigh is called that.').waitFor();
  });

  it('lets a ballot be written and cast by keyboard alone, and counts it as it previewed it', async () => {
    const page = await open('Chidi');
    const search = page.getByRole('combobox', { name: 'Add a dataset' });
    await search.focus();
    for (const name of ['Moby', 'Harbour', 'AFINN']) {
      await page.keyboard.type(name);
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await row(page, 'AFINN-111').waitFor();
    await page.getByRole('slider', { name: 'Points for Moby Dick' }).focus();
    for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowRight');
    await section(page, 'Your ballot').getByText('97 of 100 points left').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).to.equal(String(MOST));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await section(page, 'Your ballot').getByText('71 of 100 points left').waitFor();

    await row(page, 'Harbour radio, transcribed').getByRole('textbox').focus();
    await page.keyboard.type('38');
    await row(page, 'AFINN-111').getByRole('textbox').focus();
    await page.keyboard.type('99');
    await page.getByText('7 too many').waitFor();
    expect(await button(page, 'Cast your ballot').isDisabled()).to.equal(true);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('33');
    await page.getByText('All 100 points are given').waitFor();

    const foreseen = await section(page, 'What it changes').getByRole('row', { name: /AFINN/ }).innerText();
    await button(page, 'Cast your ballot').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Your ballot is cast.').waitFor();
    const points = Object.values(await castBy('Chidi')).sort();
    expect(points).to.deep.equal([29, 33, 38]);
    const share = foreseen.split('\t')[2] ?? '?';
    expect(share).to.match(/^\d+\.\d\d %$/);
    await section(page, 'The result so far')
      .getByRole('row', { name: new RegExp(`AFINN-111\\s+${share}`) })
      .waitFor();
    await page.getByText('Counted again here from the ballots themselves').waitFor();
  });

  it('keeps what was written while another page is looked at', async () => {
    const page = await open('Chidi');
    await add(page, 'Moby Dick');
    await row(page, 'Moby Dick').getByRole('textbox').fill('25');
    await row(page, 'Moby Dick').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Moby Dick' }).waitFor();
    await page.goBack();
    expect(await row(page, 'Moby Dick').getByRole('textbox').inputValue()).to.equal('25');
  });

  it('starts from equal parts, the mix, or the last ballot, and replaces what was cast', async () => {
    const page = await open('Noor');
    const points = async (): Promise<number[]> => {
      const boxes = await section(page, 'Your ballot, which you can replace').getByRole('textbox').all();
      return (await Promise.all(boxes.map((box) => box.inputValue()))).map(Number);
    };
    expect(await points()).to.have.members([40, 30, 30]);
    await page.getByText('This is the ballot that you have cast.').first().waitFor();

    await button(page, 'The current mix').click();
    await page.waitForFunction(() => document.querySelectorAll('[role=slider]').length > 4);
    const mix = await points();
    expect(mix.reduce((sum, each) => sum + each, 0)).to.equal(100);
    await button(page, 'Equal parts').click();
    expect(new Set(await points()).size).to.be.at.most(2);

    await button(page, 'Replace your ballot').click();
    await page.getByText('Your ballot is cast.').waitFor();
    const cast = Object.values(await castBy('Noor'));
    expect(cast.sort()).to.deep.equal((await points()).sort());
    await button(page, 'Show 5 ballots').click();
    await page.getByRole('row', { name: /Noor.*\(not the first one\)/ }).waitFor();
  });

  it('lets a ballot be signed by one and sent by another', async () => {
    const page = await open('Jun');
    await add(page, 'Harbour radio, transcribed');
    await add(page, 'Moby Dick');
    await add(page, 'AFINN-111');
    await button(page, 'Equal parts').click();
    await page.getByText('Sign it, and let somebody else send it').click();
    await button(page, 'Sign the ballot').click();
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Download the JSON').click()]);
    expect(download.suggestedFilename()).to.equal('ballot-round-4.json');
    expect(Object.values(await castBy('Jun'))).not.to.include(34);

    await actAs(page, 'Remi');
    await page.getByLabel('Signed ballot').waitFor();
    const chooser = page.waitForEvent('filechooser');
    await button(page, 'Open a file').click();
    await (await chooser).setFiles((await download.path()) ?? '');
    const sending = section(page, 'Send what somebody else signed');
    await sending.getByText('A weight ballot of Jun').waitFor();
    await sending.getByText('33 points for').first().waitFor();
    await button(page, 'Send it').click();
    await sending.getByText('Sent. It counts.').waitFor();
    expect(Object.values(await castBy('Jun')).sort()).to.deep.equal([33, 33, 34]);
  });

  it('refuses in a sentence what is no signed ballot', async () => {
    const page = await open();
    await page.getByLabel('Signed ballot').fill('{"format":"commonweight-signed-call/1"');
    await page.getByText('This is not JSON: copy the whole text').waitFor();
  });

  it('explains every share by its curve, with the same in numbers', async () => {
    const page = await open();
    const why = section(page, 'Why the shares are what they are');
    const charts = why.getByRole('img', { name: /^Curve of support of/ });
    expect(await charts.count()).to.equal(6);
    const article = why.getByRole('article').filter({ hasText: 'Moby Dick' });
    await article.getByText('In numbers').click();
    expect(await article.getByRole('table', { name: 'Support of Moby Dick' }).getByRole('row').count()).to.be.above(1);
  });

  it('hands over who cast what, and the deadline', async () => {
    const page = await open();
    const [csv] = await Promise.all([page.waitForEvent('download'), button(page, 'Download as CSV').click()]);
    expect(csv.suggestedFilename()).to.equal('ballots-round-4.csv');
    const [ics] = await Promise.all([page.waitForEvent('download'), button(page, 'Put it in your calendar').click()]);
    expect(ics.suggestedFilename()).to.equal('round-4.ics');
  });

  it('is sealed by anybody once it is over, and the next one opens', async () => {
    const page = await open('Remi');
    await button(page, 'Move time').click();
    await page.getByRole('menuitem', { name: 'To the end of round 4' }).click();
    await page.getByRole('heading', { name: 'The round is over' }).waitFor();
    await page.getByText(/datasets, sealed at λ = 100 ·/).waitFor();
    await button(page, 'Seal the round').click();
    await page.getByRole('heading', { level: 1, name: 'Manifest of round 4' }).waitFor();
    await page.getByRole('heading', { name: 'The mix' }).waitFor();
    await page.goto(`${stage().appUrl}#/round`);
    await page.getByRole('heading', { level: 1, name: 'Round 5' }).waitFor();
    await section(page, 'Your power').getByText('You held no tokens').waitFor();
  });
});
