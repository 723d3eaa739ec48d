import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { makeCard } from '../../../manifest/src/card/makeCard.ts';
import { parseCard } from '../../../manifest/src/card/parseCard.ts';
import { actAs } from '../../../scripts/lib/browser/actAs.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { localKey } from '../../../scripts/lib/localAccounts.ts';
import { useBrowser, type VisitOptions } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';
import { addWallet, type TestWallet } from './helpers/wallet.ts';

/** An account of the node that nobody of the story has. */
const STRANGER = 17;

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

describe('bringing a dataset', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();
  let folder: string;
  const songs = (): string => join(folder, 'songs');

  before('write some files', () => {
    folder = mkdtempSync(join(tmpdir(), 'commonweight-songs-'));
    mkdirSync(join(songs(), 'deep'), { recursive: true });
    writeFileSync(join(songs(), 'a.txt'), 'la la la\n');
    writeFileSync(join(songs(), 'deep', 'b:c.csv'), 'song,singer\n1,Ada\n2,Ben\n');
    writeFileSync(join(songs(), '.DS_Store'), 'no data');
  });
  after('take them away', () => rmSync(folder, { recursive: true, force: true }));

  async function open(path = '', options: VisitOptions = {}): Promise<Page> {
    const page = await browser.visit(`${stage().appUrl}#/datasets/new${path}`, { expected: [/404/], ...options });
    await waitUntilReady(page);
    return page;
  }
  const goOn = (page: Page) => page.getByRole('button', { name: 'Go on' }).click();
  const chooseFolder = async (page: Page): Promise<void> => {
    await page.locator('input[type=file][webkitdirectory]').setInputFiles(songs());
    await page.getByText('2 files,').waitFor();
  };
  async function describeIt(page: Page): Promise<void> {
    await page.getByRole('textbox', { name: 'Name' }).fill('Songs of a choir');
    await page.getByRole('textbox', { name: 'Description' }).fill('Two songs, and who sings them.');
    await page.getByRole('textbox', { name: 'Made by' }).fill('The choir');
    await page.getByRole('textbox', { name: 'Where the files will be had' }).fill('https://data.example/songs');
  }
  async function giveTerms(page: Page): Promise<void> {
    await page.getByRole('combobox', { name: 'Licence' }).click();
    await page.getByRole('option', { name: /^CC-BY-4\.0/ }).click();
    await page.getByLabel(/^Pre-training/).check();
  }

  it('leads from a folder to a submitted dataset, and forgets nothing on the way', async () => {
    const page = await open('', { timezoneId: 'Europe/Berlin' });
    await actAs(page, 'Omar');

    await goOn(page);
    await page.getByText('Choose the files first.').waitFor();
    await chooseFolder(page);
    await page.getByText('One file was left out').waitFor();
    await page.getByText('songs/deep/b:c.csv becomes deep/b_c.csv').waitFor();
    await goOn(page);

    await goOn(page);
    await page.getByText('It needs a name.').waitFor();
    await describeIt(page);
    await goOn(page);
    await giveTerms(page);
    await page.getByText('if the source is named and changes are marked').waitFor();
    await page.getByLabel('Until a day').check();
    await page.getByLabel('The last day').fill('2020-01-01');
    await goOn(page);
    await page.getByText('That day is over.').waitFor();
    await page.getByLabel('The last day').fill('2030-06-30');

    // a draft is kept a moment after the last key
    await page.waitForTimeout(1_000);
    await page.reload();
    await waitUntilReady(page);
    expect(await page.getByLabel('The last day').inputValue()).to.equal('2030-06-30');

    await goOn(page);
    await page.getByText('The card is valid').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the card' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    await page.getByText(sha256(text)).waitFor();
    await page.getByRole('button', { name: 'Beside the files' }).click();
    await goOn(page);

    await page.getByText('I can withdraw it at any time.').waitFor();
    await page.getByText('Accept the terms for contributors first').waitFor();
    await page.getByLabel('I accept these terms').check();
    await page.getByRole('button', { name: 'Submit the dataset' }).click();
    await page.getByRole('link', { name: /See dataset \d+/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Songs of a choir' }).waitFor();
    await page.getByText('on 30 Jun 2030, 23:59').waitFor();

    const card = parseCard(new TextEncoder().encode(text));
    expect(card.distribution.map(({ name, contentUrl, sha256: hash }) => ({ name, contentUrl, hash }))).to.deep.equal([
      { name: 'a.txt', contentUrl: 'https://data.example/songs/a.txt', hash: sha256('la la la\n') },
      {
        name: 'deep/b_c.csv',
        contentUrl: 'https://data.example/songs/deep/b_c.csv',
        hash: sha256('song,singer\n1,Ada\n2,Ben\n'),
      },
    ]);
    expect(card.materialExtent).to.deep.equal([{ '@type': 'sc:QuantitativeValue', unitText: 'records', value: 3 }]);

    // the draft is gone with the sending
    await page.goto(`${stage().appUrl}#/datasets/new`);
    await waitUntilReady(page);
    expect(await page.getByText('2 files,').count()).to.equal(0);
  });

  it('takes a card that was made elsewhere, to the byte, and registers who is a stranger', async () => {
    const { text } = await makeCard({
      facts: {
        name: 'From elsewhere',
        description: 'Made by a program.',
        url: 'https://data.example/',
        license: 'https://spdx.org/licenses/CC-BY-4.0',
        creator: { '@type': 'sc:Organization', name: 'A program' },
        datePublished: '2026-01-01',
      },
      files: [
        {
          name: 'a.txt',
          contentUrl: 'https://data.example/a.txt',
          encodingFormat: 'text/plain',
          bytes: 3,
          sha256: sha256('abc'),
        },
      ],
    });
    // as somebody's editor left it
    const own = `${JSON.stringify(JSON.parse(text), null, 1)}\n`;
    let wallet: TestWallet | undefined;
    const page = await open('', {
      before: async (opened) => {
        const options = { rpcUrl: stage().rpcUrl, key: localKey(STRANGER), name: 'Test wallet' };
        wallet = await addWallet(opened, { ...options, batches: 'atomic' });
      },
    });
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Test wallet' }).click();

    await page.getByText('I have a card').click();
    await page.getByLabel('The card', { exact: true }).fill('{"@type": "sc:Dataset"}');
    await page.getByText('The card is malformed').waitFor();
    await page.locator('input[type=file][accept*=json]').setInputFiles({
      name: 'card.json',
      mimeType: 'application/json',
      buffer: Buffer.from(own),
    });
    await page.getByText('From elsewhere', { exact: true }).waitFor();
    await goOn(page);
    await giveTerms(page);
    await goOn(page);
    await page.getByText(sha256(own)).waitFor();
    await goOn(page);

    await page.getByLabel('I accept these terms').check();
    await page.getByRole('button', { name: 'Register and submit' }).click();
    await page.getByText('give the name that you want to be known by').waitFor();
    await page.getByLabel('Your name').fill('Zoë');
    await page.getByRole('button', { name: 'Register and submit' }).click();
    await page.getByRole('link', { name: /See dataset \d+/ }).click();
    await page.getByRole('heading', { level: 1, name: 'From elsewhere' }).waitFor();
    await page.getByRole('link', { name: 'Zoë' }).first().waitFor();
    // registered and submitted at once, because this wallet can
    const sent = wallet?.requests.map(({ method }) => method).filter((method) => /^\w+_send/.test(method));
    expect(sent).to.deep.equal(['wallet_sendCalls']);
  });

  it('says when the very card was submitted before', async () => {
    const page = await browser.visit(`${stage().appUrl}#/datasets/19`);
    await waitUntilReady(page);
    await actAs(page, 'Omar');
    await page.getByText('The card’s hash, and where it is').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the card' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    await page.goto(`${stage().appUrl}#/datasets/new`);
    await page.getByText('I have a card').click();
    await page.getByLabel('The card', { exact: true }).fill(text);
    await page.getByText('Chess club evenings', { exact: true }).waitFor();
    await goOn(page);
    await giveTerms(page);
    await goOn(page);
    await page.getByText('The card is valid').waitFor();
    await goOn(page);
    await page.getByText('This very card was submitted before.').waitFor();
  });

  it('hashes beside the page, and stops when it is told to', async () => {
    // all zeros and nowhere on the disk, but nobody hashes it before the button is pressed
    const large = join(folder, 'large.bin');
    writeFileSync(large, '');
    truncateSync(large, 2_000_000_000);
    const small = randomBytes(9_000_000);
    writeFileSync(join(folder, 'small.bin'), small);
    const page = await open();

    const input = page.locator('input[type=file]:not([webkitdirectory])');
    await input.setInputFiles(large);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('progressbar', { name: 'Hashing' }).waitFor({ state: 'hidden' });
    expect(await page.getByText('1 file,').count()).to.equal(0);

    await input.setInputFiles(join(folder, 'small.bin'));
    await page.getByText('1 file, 9.0 MB').waitFor();
    expect(await page.locator(`code[title="${sha256(small)}"]`).count()).to.equal(1);
  });
});
