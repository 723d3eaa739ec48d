import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Download, Page } from 'playwright-core';

import { cardCid, digest, parseManifest } from '../../../manifest/src/index.ts';
import { actAs } from '../../../scripts/lib/browser/actAs.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { findViolations } from './helpers/axe.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

const CORS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };

/** A place on the web, and a Kubo node: serves a text, and takes archives. */
async function openPlace() {
  let text = '';
  const archives: Buffer[] = [];
  let cid = '';
  const server = createServer((request, response) => {
    if (request.method === 'OPTIONS') return void response.writeHead(204, CORS).end();
    if (request.method === 'GET') return void response.writeHead(200, CORS).end(text);
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      archives.push(Buffer.concat(parts));
      response.writeHead(200, CORS).end(`{"Root":{"Cid":{"/":"${cid}"},"PinErrorMsg":""}}\n`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    archives,
    put(next: string, contentId: string) {
      text = next;
      cid = contentId;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('the pages of manifests', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();
  let place: Awaited<ReturnType<typeof openPlace>>;
  before(async () => {
    place = await openPlace();
  });
  after(() => place.close());

  async function open(path: string, expected: readonly RegExp[] = []): Promise<Page> {
    const page = await browser.visit(`${stage().appUrl}#${path}`, { expected });
    await waitUntilReady(page);
    return page;
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  async function download(page: Page, press: () => Promise<void>): Promise<{ file: Download; text: string }> {
    const [file] = await Promise.all([page.waitForEvent('download'), press()]);
    return { file, text: readFileSync((await file.path()) ?? '', 'utf8') };
  }
  const manifestText = async (page: Page): Promise<string> => {
    await page.getByRole('tab', { name: 'Raw' }).click();
    const { text } = await download(page, () => page.getByRole('button', { name: /^Download \(/ }).click());
    return text;
  };

  it('list every round with its outcome, turnout and digest', async () => {
    const page = await open('/manifests');
    const rows = page.getByRole('table', { name: 'Rounds' }).getByRole('row');
    await rows.filter({ hasText: '94.4 %' }).waitFor();
    const texts = await rows.allInnerTexts();
    expect(texts).to.have.length(5);
    expect(texts[1]).to.match(/Round 4.*OPEN.*57\.2 %/s);
    expect(texts[2]).to.match(/Round 3.*SEALED.*0x.*in 2 places/s);
    expect(texts[3]).to.match(/Round 2.*LAPSED/s);
  });

  it('show what a manifest says, and what may not be trained on any more', async () => {
    const page = await open('/manifests/3');
    await page.getByText('2 entries were revoked after the round had been sealed.').waitFor();
    const entries = page.getByRole('table', { name: 'Entries' });
    expect(await entries.getByRole('row').count()).to.equal(10);
    await entries.getByRole('row', { name: /Weather notebooks.*\(revoked: withdrawn\)/ }).waitFor();
    await entries.getByRole('row', { name: /WordNet 3.*\(revoked: suspended\)/ }).waitFor();
    const reports = page.getByRole('region', { name: 'Reports of the ethics board' });
    await reports.getByText('Seven of the nine datasets that were weighed are in English.').waitFor();
    await page.getByRole('table', { name: 'Votes' }).getByText('900,000 for, 100,000 against, 0 abstain').waitFor();
  });

  it('say of a lapsed round why it has none, and of an unknown one that there is none', async () => {
    const page = await open('/manifests/2');
    await page.getByText('Fewer than 10 % of the power voted, so the round lapsed.').waitFor();
    const other = await open('/manifests/99');
    await other.getByRole('heading', { name: 'There is no such page' }).waitFor();
  });

  it('hand over the canonical document, which is the manifest', async () => {
    const page = await open('/manifests/3');
    const text = await manifestText(page);
    const manifest = parseManifest(text);
    expect(manifest.round.id).to.equal(3);
    expect(digest(manifest)).to.equal(manifest.digest);
    await page.getByRole('tab', { name: 'What it says' }).click();
    await page.getByText(createHash('sha256').update(text).digest('hex')).waitFor();
  });

  it('tell what changed since the one before, and why', async () => {
    const page = await open('/manifests/3?tab=changes');
    await page.getByText('From round 1 to round 3: 9 ballots counted before, 11 after.').waitFor();
    await page
      .getByRole('table', { name: 'Left' })
      .getByText(/removed by proposal 7/)
      .waitFor();
    await page
      .getByRole('table', { name: 'Entered' })
      .getByText(/in the place of dataset 7/)
      .waitFor();
    expect(await page.getByRole('table', { name: 'Moved' }).getByRole('row').count()).to.equal(9);
  });

  it('verify a manifest step by step, and a file that was tampered with', async () => {
    const page = await open('/manifests/3?tab=verify');
    await button(page, 'Verify what this page shows').click();
    await page.getByText('Everything holds. There is something to know about it.').waitFor();
    await page.getByText('11 ballots give every one of the 9 shares').waitFor();
    await page.getByText(/Dataset 9 is revoked \(withdrawn\)/).waitFor();

    const text = await manifestText(page);
    await page.getByRole('tab', { name: 'Verify' }).click();
    const choose = async (content: string): Promise<void> => {
      const chooser = page.waitForEvent('filechooser');
      await button(page, 'Verify a file').click();
      await (
        await chooser
      ).setFiles({ name: 'given.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    };
    const given = parseManifest(text);
    const [first, ...others] = given.entries;
    const forged = { ...given, entries: [{ ...first, sharePpbDown: (first?.sharePpbDown ?? 0) + 1 }, ...others] };
    await choose(JSON.stringify(forged));
    await page.getByText('This is not what the chain sealed.').waitFor();
    await page.getByText(/entries\.0\.sharePpbDown: the file says/).waitFor();
    await page.getByRole('img', { name: 'Fails' }).first().waitFor();
    await choose('{"format"');
    await page.getByText(/truncated or damaged/).waitFor();
    await choose(JSON.stringify(given, null, 2));
    await page.getByText('not written in canonical form').waitFor();
  });

  it('make every format, or say what is missing for it', async () => {
    const page = await open('/manifests/3?tab=downloads');
    const formats = page.getByRole('article');
    await formats.first().waitFor();
    expect(await formats.count()).to.equal(10);
    const csv = formats.filter({ hasText: 'One line a dataset' });
    await csv.getByRole('button', { name: /^Make the files/ }).click();
    const { text } = await download(page, () => csv.getByRole('button', { name: 'Download mixture.csv' }).click());
    expect(text).to.contain('Moby Dick');
    expect(text).not.to.contain('Weather notebooks');

    const huggingface = formats.filter({ hasText: 'Hugging Face' });
    await huggingface.getByRole('button', { name: /^Make the files/ }).click();
    await huggingface.getByText('It cannot be made from this manifest.').waitFor();
    await page.getByLabel('A share is a share of').first().click();
    await page.getByRole('option', { name: 'sampled records' }).click();
    await huggingface.getByRole('button', { name: /^Make the files/ }).click();
    await huggingface.getByRole('button', { name: 'Download load.py' }).waitFor();
  });

  it('check the announced places against what was sealed', async () => {
    const page = await open('/manifests/3?tab=places');
    await button(page, 'Check what is there').click();
    const places = page.getByRole('table', { name: 'Announced places' });
    await places.getByText('It is the manifest, byte for byte.').waitFor();
    await places.getByText('This page knows no IPFS gateway').waitFor();
  });

  it('publish on one’s own web space: only what is really there', async () => {
    const page = await open('/manifests/3?tab=places');
    await actAs(page, 'Lena');
    place.put('{"something":"else"}', '');
    await page.getByText('Own web space', { exact: true }).click();
    await page.getByLabel('2. Its address').fill('javascript:alert(1)');
    await page.getByText('An address begins with https://, http:// or ipfs://.').waitFor();
    await page.getByLabel('2. Its address').fill(`${place.url}/manifest.json`);
    await button(page, 'Check it').click();
    await page.getByText(/This is not a training manifest/).waitFor();
    expect(await button(page, 'Announce it').count()).to.equal(0);

    place.put(await manifestText(page), '');
    await page.getByRole('tab', { name: 'Where it is' }).click();
    await page.getByText('Own web space', { exact: true }).click();
    await page.getByLabel('2. Its address').fill(`${place.url}/manifest.json`);
    await button(page, 'Check it').click();
    await button(page, 'Announce it').click();
    await page.getByText('This place is announced.').waitFor();
    await section(page, 'Announced places').getByText(`${place.url}/manifest.json`).waitFor();
  });

  it('publish to a Kubo node as an archive, which keeps it by its content id', async () => {
    const page = await open('/manifests/3?tab=places');
    await actAs(page, 'Lena');
    const text = await manifestText(page);
    const cid = cardCid(createHash('sha256').update(text).digest('hex'));
    place.put('', cid);
    await page.getByRole('tab', { name: 'Where it is' }).click();
    await page.getByText('Kubo node', { exact: true }).click();
    await page.getByLabel("The node's RPC address").fill(place.url);
    await button(page, 'Write it there').click();
    await page.getByText('The node has it, and keeps it, as').waitFor();
    expect(place.archives.at(-1)?.includes(Buffer.from(text))).to.equal(true);
    await page.getByText(`ipfs://${cid}`).first().waitFor();
  });

  for (const tab of ['contents', 'changes', 'verify', 'downloads', 'places', 'raw']) {
    it(`have nothing that axe objects to under “${tab}”, narrow or wide, light or dark`, async () => {
      const page = await open(`/manifests/3?tab=${tab}`);
      if (tab === 'verify') {
        await button(page, 'Verify what this page shows').click();
        await page.getByText('Everything holds').waitFor();
      }
      if (tab === 'places') {
        await button(page, 'Check what is there').click();
        await page.getByText('It is the manifest, byte for byte.').waitFor();
        await page.getByText('Pinning service', { exact: true }).click();
      }
      for (const width of [360, 1280]) {
        for (const colorScheme of ['light', 'dark'] as const) {
          expect(await findViolations(page, { width, colorScheme }), `${width} px, ${colorScheme}`).to.deep.equal([]);
        }
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(sideways, `${width} px`).to.equal(0);
      }
    });
  }
});
