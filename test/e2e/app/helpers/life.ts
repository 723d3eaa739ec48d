import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { waitForVote } from './voter.ts';

const NAME = 'Sayings of a harbour';

/** Somebody at a page of a development chain, who can be several people, one after the other. */
export interface Visitor {
  page: Page;
  /** Where her files are. */
  folder: string;
  actAs: (name: string) => Promise<void>;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Gives the tests of a `describe` the files of a dataset, and takes them away again. */
export function useSayings(): () => string {
  let folder = '';
  before('write the files', () => {
    folder = mkdtempSync(join(tmpdir(), 'commonweight-sayings-'));
    writeFileSync(join(folder, 'sayings.txt'), 'A ship in port is safe.\n');
    writeFileSync(join(folder, 'sources.csv'), 'saying,who\n1,Theo\n');
  });
  after('take them away', () => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

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
export async function moveTime(page: Page, to: string): Promise<void> {
  await button(page, 'Move time').click();
  await page.getByRole('menuitem', { name: to }).click();
}

/** Brings a dataset as Theo, whom nobody knows yet. */
export async function bringDataset({ page, folder }: Visitor): Promise<void> {
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

async function endorse({ page, actAs }: Visitor, name: string, review: string): Promise<void> {
  await actAs(name);
  await page.getByLabel('Your review').fill(review);
  await button(page, 'Endorse').click();
  await page.getByText('You have endorsed it already.').waitFor();
  await section(page, 'Endorsements').getByText(review).waitFor();
}

/** Has it endorsed by two members, and put to a vote. Returns the number of the proposal, whose page is open then. */
export async function endorseAndPropose(visitor: Visitor): Promise<number> {
  const { page, actAs } = visitor;
  const doing = section(page, 'What you can do');
  await doing.getByText('This dataset is yours: others have to vouch for it.').waitFor();
  await endorse(visitor, 'Ada', 'I read all of it: two files, as the card says.');
  await doing.getByText(/needs 2 endorsements .* has 1/).waitFor();
  await endorse(visitor, 'Ben', 'I know the harbour, and this is how they talk.');

  await actAs('Theo');
  await page.getByLabel('Why it should be included').fill('Nobody else brings what is said aloud.');
  await button(page, 'Put it to a vote').click();
  await doing.getByRole('link', { name: /^Go to proposal/ }).click();
  await page.getByRole('heading', { level: 1, name: `Include “${NAME}”` }).waitFor();
  await section(page, 'What comes next').getByText('The vote opens in').waitFor();
  return Number(/\d+$/.exec(page.url())?.[0]);
}

export async function chooseFor({ page, actAs }: Visitor, name: string, reason: string): Promise<void> {
  await actAs(name);
  await section(page, 'Your vote').getByRole('radio', { name: 'For', exact: true }).check();
  await page.getByLabel(/^Why\?/).fill(reason);
}

export async function vote(visitor: Visitor, name: string, reason: string): Promise<void> {
  const { page } = visitor;
  await chooseFor(visitor, name, reason);
  await button(page, 'Vote For').click();
  await waitForVote(page, reason);
}

/** Lets the vote end, and what was decided take effect. */
export async function carryOut({ page }: Visitor, proposal: number): Promise<void> {
  const houses = section(page, 'How both houses stand');
  await houses.getByText('quorum reached, a majority for').nth(1).waitFor();
  await moveTime(page, `To the end of the vote on proposal ${proposal}`);
  await section(page, 'What comes next').getByText('It has passed, and waits for anybody to queue it').waitFor();
  await button(page, 'Queue it').click();
  await section(page, 'What comes next').getByText('It is queued, and can be carried out').waitFor();
  expect(await button(page, 'Carry it out').isDisabled()).to.equal(true);
  await moveTime(page, `To the execution of proposal ${proposal}`);
  await button(page, 'Carry it out').click();
  await section(page, 'What became of it').getByText('Carried out. Its vote closed').waitFor();
  await page.getByRole('main').getByRole('link', { name: NAME, exact: true }).first().click();
  await page.getByRole('main').getByText('Included', { exact: true }).first().waitFor();
}

/** Gives it points in the round that is open. */
export async function castBallot({ page, actAs }: Visitor): Promise<void> {
  await page.getByRole('banner').getByRole('link', { name: 'Round', exact: true }).click();
  await actAs('Mira');
  for (const name of [NAME, 'Moby Dick', 'AFINN-111']) {
    await page.getByRole('combobox', { name: 'Add a dataset' }).fill(name);
    await page.getByRole('option', { name, exact: true }).click();
  }
  await button(page, 'Equal parts').click();
  await button(page, 'Cast your ballot').click();
  await page.getByText('Your ballot is cast.').waitFor();
  const result = section(page, 'The result so far');
  await result.getByRole('row', { name: new RegExp(`${NAME}.*\\d %`) }).waitFor();
}

/** Ends the round and seals it, which leads to its manifest. */
export async function seal({ page }: Visitor): Promise<void> {
  await moveTime(page, 'To the end of round 4');
  await page.getByRole('heading', { name: 'The round is over' }).waitFor();
  await button(page, 'Seal the round').click();
  await page.getByRole('heading', { level: 1, name: 'Manifest of round 4' }).waitFor();
  const entries = page.getByRole('table', { name: 'Entries' });
  await entries.getByRole('row', { name: new RegExp(NAME) }).waitFor();
}

export async function publish({ page }: Visitor): Promise<void> {
  await page.getByRole('tab', { name: 'Where it is' }).click();
  await button(page, 'Put it there').click();
  await page.getByText('It is the manifest, byte for byte.').waitFor();
  await button(page, 'Announce it').click();
  await page.getByText('This place is announced.').waitFor();
  const places = section(page, 'Announced places');
  await places.getByText(/\/documents\/[0-9a-f]{64}/).waitFor();
}

export async function verify({ page }: Visitor): Promise<void> {
  await page.getByRole('tab', { name: 'Verify' }).click();
  await button(page, 'Verify what this page shows').click();
  await page.getByText(/^Everything holds/).waitFor();
  await page.getByText(/\d+ ballots give every one of the \d+ shares/).waitFor();
}
