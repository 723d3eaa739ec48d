import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { actAs } from '../../../scripts/lib/browser/actAs.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

const NAME = 'Sayings of a harbour';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Drops files onto the page, as from a window beside it. */
async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const area = page.getByText('Drop files or a folder here');
  await area.scrollIntoViewIfNeeded();
  const { x, y } = (await area.boundingBox()) ?? { x: 0, y: 0 };
  const client = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [...files], dragOperationsMask: 1 };
    await client.send('Input.dispatchDragEvent', { type, x: x + 5, y: y + 5, data });
  }
  await client.detach();
}

/** Goes on in time, by the bar at the bottom. */
async function moveTime(page: Page, to: string): Promise<void> {
  await button(page, 'Move time').click();
  await page.getByRole('menuitem', { name: to }).click();
}

describe('the whole life of a dataset, by one visitor', () => {
  const stage = useStage();
  const browser = useBrowser();
  let folder: string;

  before('write the files', () => {
    folder = mkdtempSync(join(tmpdir(), 'commonweight-sayings-'));
    writeFileSync(join(folder, 'sayings.txt'), 'A ship in port is safe.\n');
    writeFileSync(join(folder, 'sources.csv'), 'saying,who\n1,Theo\n');
  });
  after('take them away', () => rmSync(folder, { recursive: true, force: true }));

  async function bringDataset(page: Page): Promise<void> {
    await dropFiles(page, [join(folder, 'sayings.txt'), join(folder, 'sources.csv')]);
    await page.getByText('2 files,').waitFor();
    await button(page, 'Go on').click();
    await page.getByRole('textbox', { name: 'Name' }).fill(NAME);
    await page.getByRole('textbox', { name: 'Description' }).fill('What is said on the quays, and who said it.');
    await page.getByRole('textbox', { name: 'Made by' }).fill('Theo');
    await page.getByRole('textbox', { name: 'Where the files will be had' }).fill('https://data.example/sayings');
    await button(page, 'Go on').click();
    await page.getByRole('combobox', { name: 'Licence' }).click();
    await page.getByRole('option', { name: /^CC-BY-4\.0/ }).click();
    await page.getByLabel(/^Pre-training/).check();
    await button(page, 'Go on').click();
    await page.getByText('The card is valid').waitFor();
    await button(page, 'Go on').click();
    await page.getByLabel('I accept these terms').check();
    await page.getByLabel('Your name').fill('Theo');
    await button(page, 'Register and submit').click();
    await page.getByRole('heading', { name: 'Your dataset is submitted' }).waitFor();
    await page.getByText('2 of them have to endorse it').waitFor();
    await page.getByRole('link', { name: /^See dataset/ }).click();
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  }

  async function endorse(page: Page, name: string, review: string): Promise<void> {
    await actAs(page, name);
    await page.getByLabel('Your review').fill(review);
    await button(page, 'Endorse').click();
    await page.getByText('You have endorsed it already.').waitFor();
  }

  async function vote(page: Page, name: string, reason: string): Promise<void> {
    await actAs(page, name);
    await section(page, 'Your vote').getByRole('radio', { name: 'For', exact: true }).check();
    await page.getByLabel(/^Why\?/).fill(reason);
    await button(page, 'Vote For').click();
    await section(page, 'Your vote').getByText('You voted For').waitFor();
  }

  it('goes from dropped files to a manifest that is published and verified', async function () {
    const page = await browser.visit(`${stage().appUrl}#/datasets/new`, { expected: [/404/] });
    await waitUntilReady(page);
    await actAs(page, 'Theo');
    await bringDataset(page);

    const doing = section(page, 'What you can do');
    await doing.getByText('This dataset is yours: others have to vouch for it.').waitFor();
    await endorse(page, 'Ada', 'I read all of it: two files, as the card says.');
    await doing.getByText(/needs 2 endorsements .* has 1/).waitFor();
    await endorse(page, 'Ben', 'I know the harbour, and this is how they talk.');

    await actAs(page, 'Theo');
    await page.getByLabel('Why it should be included').fill('Nobody else brings what is said aloud.');
    await button(page, 'Put it to a vote').click();
    await doing.getByRole('link', { name: /^Go to proposal/ }).click();
    await page.getByRole('heading', { level: 1, name: `Include “${NAME}”` }).waitFor();
    const number = /\d+$/.exec(page.url())?.[0] ?? '';

    await moveTime(page, `To the vote on proposal ${number}`);
    await vote(page, 'Ada', 'I vouched for it.');
    await vote(page, 'Lena', 'Good for everybody.');
    await vote(page, 'Emeka', 'Read it.');
    await moveTime(page, `To the end of the vote on proposal ${number}`);
    await button(page, 'Queue it').click();
    await moveTime(page, `To the execution of proposal ${number}`);
    await button(page, 'Carry it out').click();
    await page.getByText('Carried out. Its vote closed').waitFor();

    await page.getByRole('banner').getByRole('link', { name: 'Round', exact: true }).click();
    await actAs(page, 'Mira');
    for (const name of [NAME, 'Moby Dick', 'AFINN-111']) {
      await page.getByRole('combobox', { name: 'Add a dataset' }).fill(name);
      await page.getByRole('option', { name, exact: true }).click();
    }
    await button(page, 'Equal parts').click();
    await button(page, 'Cast your ballot').click();
    await page.getByText('Your ballot is cast.').waitFor();
    await section(page, 'The result so far')
      .getByRole('row', { name: new RegExp(NAME) })
      .waitFor();

    await moveTime(page, 'To the end of round 4');
    await button(page, 'Seal the round').click();
    await page.getByRole('heading', { level: 1, name: 'Manifest of round 4' }).waitFor();
    await page
      .getByRole('table', { name: 'Entries' })
      .getByRole('row', { name: new RegExp(NAME) })
      .waitFor();

    await page.getByRole('tab', { name: 'Verify' }).click();
    await button(page, 'Verify what this page shows').click();
    await page.getByText(/^Everything holds/).waitFor();

    await page.getByRole('tab', { name: 'Where it is' }).click();
    await button(page, 'Put it there').click();
    await page.getByText('It is the manifest, byte for byte.').waitFor();
    await button(page, 'Announce it').click();
    await page.getByText('This place is announced.').waitFor();
    await section(page, 'Announced places')
      .getByText(/\/documents\/[0-9a-f]{64}/)
      .waitFor();
  });
});
