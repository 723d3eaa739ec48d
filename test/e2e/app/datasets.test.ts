import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createPublicClient, http } from 'viem';

import { datasetRegistryAbi } from '../../../manifest/src/generated/abis.ts';
import { actAs } from '../../../scripts/lib/browser/actAs.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

/** The seeded datasets that these tests are about, by their ids. */
const HARBOUR_RADIO = 6;
const POEMS = 16;

const NO_HASH = `0x${'00'.repeat(32)}`;

describe('the pages of datasets', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();

  async function open(path: string, as?: string): Promise<Page> {
    const page = await browser.visit(`${stage().appUrl}#/datasets${path}`);
    await waitUntilReady(page);
    if (as !== undefined) await actAs(page, as);
    return page;
  }
  /** What the chain has of withdrawals since the commons was seeded. */
  async function withdrawals(): Promise<object[]> {
    const client = createPublicClient({ transport: http(stage().rpcUrl) });
    const logs = await client.getContractEvents({
      address: stage().deployment.contracts.DatasetRegistry.address as `0x${string}`,
      abi: datasetRegistryAbi,
      eventName: 'DatasetWithdrawn',
      fromBlock: seededTo + 1n,
      strict: true,
    });
    return logs.map(({ args: { reasonSha256, reasonUri } }) => ({ reasonSha256, reasonUri }));
  }
  let seededTo = 0n;
  before('note where the seeded story ends', async () => {
    seededTo = BigInt(await stage().ask<string>('eth_blockNumber'));
  });
  const names = (page: Page): Promise<string[]> =>
    page
      .getByRole('table', { name: 'Datasets' })
      .locator('tbody tr td:first-child a[href*="/datasets/"]')
      .allInnerTexts();

  describe('the list', () => {
    it('calls datasets by their cards, the newest first', async () => {
      const page = await open('');

      const listed = await names(page);
      expect(listed).to.have.length(19);
      expect(listed[0]).to.equal('Chess club evenings');
      expect(listed.at(-1)).to.equal('Moby Dick');
    });

    it('finds by words in the cards, and keeps what is looked for in its address', async () => {
      const page = await open('');

      await page.getByLabel('Search').fill('lost and found');
      await page.getByText('1 dataset', { exact: true }).waitFor();

      expect(await names(page)).to.deep.equal(['Harbour radio, transcribed']);
      expect(page.url()).to.contain('q=lost+and+found');
      await page.reload();
      await page.getByText('1 dataset', { exact: true }).waitFor();
      expect(await page.getByLabel('Search').inputValue()).to.equal('lost and found');
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.getByText('19 datasets', { exact: true }).waitFor();
    });

    it('is narrowed by status, language and contributor, and ordered by share', async () => {
      const page = await open('?status=included&sort=share');
      const included = await names(page);
      expect(included[0]).to.equal('Harbour radio, transcribed');
      expect(included).to.not.include('Mail of a gardening list');

      await page.getByRole('combobox', { name: 'Language' }).click();
      await page.getByRole('option', { name: 'Portuguese' }).click();
      await page.getByText('1 dataset', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.getByRole('combobox', { name: 'Contributor' }).click();
      await page.getByRole('option', { name: 'Omar' }).click();
      await page.getByText('3 datasets', { exact: true }).waitFor();

      expect(await names(page)).to.deep.equal([
        'Chess club evenings',
        'Street signs of five towns',
        'Spam Assassin, wanted mail',
      ]);
    });
  });

  describe('a dataset', () => {
    it('tells what it is, on what terms, who vouched, what it got, and what happened to it', async () => {
      const page = await open(`/${HARBOUR_RADIO}`);

      const part = (name: string) => page.getByRole('region', { name, exact: true }).innerText();
      expect(await part('What the card says'))
        .to.match(/harbour/)
        .and.match(/Portuguese/)
        .and.match(/in 4 files/);
      expect(await part('On what terms'))
        .to.match(/Creative Commons Attribution 4\.0/)
        .and.match(/Ends in/);
      expect(await part('On what terms')).to.match(/Not consented to: commercial use/);
      expect(await part('Endorsements')).to.match(/Ben[^]*Clean transcripts[^]*Chidi[^]*asked everybody/);
      expect(await part('Votes')).to.match(/1\. Ten datasets to start with[^]*Carried out/);
      expect(await part('Shares')).to.match(/Round 3[^]*%[^]*Round 1[^]*%/);
      expect(await part('History')).to.match(/Included[^]*Endorsed by Chidi[^]*Endorsed by Ben[^]*Submitted/);
      expect(await page.getByRole('table', { name: 'Files' }).locator('tbody tr').count()).to.equal(4);
    });

    it('says that there is none of a number that was never given', async () => {
      const page = await open('/4711');
      expect(await page.locator('h1').innerText()).to.not.contain('4711');
    });

    it('is endorsed with a written review, and then put to a vote by somebody without any power', async () => {
      const page = await open(`/${POEMS}`, 'Ada');
      await page.getByText('needs 2 endorsements before').waitFor();

      await page.getByRole('button', { name: 'Endorse', exact: true }).click();
      await page.getByText('Write a few words more').waitFor();
      await page.getByLabel('Your review').fill('I read all of these poems twice.\nNobody is named in them.');
      await page.getByRole('button', { name: 'Endorse', exact: true }).click();
      await page.getByText('You have endorsed it already.').waitFor();
      await page.getByRole('region', { name: 'Endorsements' }).getByText('I read all of these poems twice.').waitFor();

      await actAs(page, 'Theo');
      await page.getByText('this account is not registered').waitFor();
      await page.getByLabel('Why it should be included').fill('They are short.');
      await page.getByRole('button', { name: 'Put it to a vote' }).click();
      await page.getByText(/It is in proposal \d+ already/).waitFor();
      await page.getByRole('region', { name: 'Votes' }).getByText('Include “Poems of a reading circle”').waitFor();
    });

    it('is withdrawn by its contributor, after it was said that this is final', async () => {
      const page = await open(`/${HARBOUR_RADIO}`, 'Ines');

      await page.getByRole('button', { name: 'Withdraw it' }).click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.innerText()).to.contain('Withdrawing is final');
      await dialog.getByRole('button', { name: 'Leave it' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Withdraw it' }).click();
      await dialog.getByRole('button', { name: 'Withdraw it' }).click();

      await page.getByText('It is withdrawn already, for good.').waitFor();
      const history = page.getByRole('region', { name: 'History' });
      await history.getByText('Withdrawn by its contributor').waitFor();
      expect(await history.getByText('SHA-256').count()).to.equal(0);
      expect(await page.getByRole('button', { name: 'Save the reason' }).count()).to.equal(0);
      expect(await withdrawals()).to.deep.equal([{ reasonSha256: NO_HASH, reasonUri: '' }]);
    });

    it('is withdrawn with a reason, which everybody who has the document can read', async () => {
      const why = 'The circle asked me to.\nThey are its words.';
      const page = await open(`/${POEMS}`, 'Ines');

      await page.getByLabel('Why you withdraw it').fill(why);
      await page.getByRole('button', { name: 'Withdraw it' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Withdraw it' }).click();
      await page.getByText('Your reason is kept on this device.').waitFor();
      const history = page.getByRole('region', { name: 'History' });
      await history.getByText('The circle asked me to.').waitFor();
      expect(await history.innerText()).to.not.contain('Contributor:');

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save the reason' }).click(),
      ]);
      const document = readFileSync(await download.path());
      expect(String(document))
        .to.contain(why)
        .and.contain(`Contributor: ${stage().addressOf('Ines')}`);
      const reasonSha256 = `0x${createHash('sha256').update(document).digest('hex')}`;
      expect(await withdrawals()).to.deep.equal([{ reasonSha256, reasonUri: '' }]);

      await page.goto(`${stage().appUrl}#/in-it`);
      const record = page.getByRole('table', { name: 'The record of what has left' });
      await record
        .getByRole('row', { name: /Poems of a reading circle/ })
        .getByText('They are its words.')
        .waitFor();
    });

    it('pays somebody else when its contributor says so', async () => {
      const page = await open(`/${HARBOUR_RADIO}`, 'Ines');

      await page.getByLabel('Who is paid for it').fill('Ben');
      await page.getByRole('button', { name: 'Change the payee' }).click();
      await page.getByText('That is no account').waitFor();
      await page.getByLabel('Who is paid for it').fill(stage().addressOf('Ben'));
      await page.getByRole('button', { name: 'Change the payee' }).click();
      await page.getByText('The payee is changed.').waitFor();

      await page.getByRole('region', { name: 'On what terms' }).getByText('Ben').waitFor();
    });
  });
});
