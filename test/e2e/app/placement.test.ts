import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { APP_FOLDER } from '../../../scripts/lib/start/buildApp.ts';
import { serveApp, type AppServer } from '../../../scripts/lib/start/serveApp.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';

/** As a gateway has a folder. */
const BASE = '/ipfs/bafybeifolder/';

describe('the built app in a folder below', () => {
  const stage = useStage();
  const browser = useBrowser();
  let server: AppServer;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'placement-'));
    server = await serveApp({ appFolder: APP_FOLDER, documentsFolder: folder, port: 0, base: BASE });
    const config = (await (await fetch(new URL('commonweight.json', stage().appUrl))).json()) as object;
    server.configure({ ...config, documentSources: [`${stage().appUrl}documents/{sha256}`] });
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('shows its pages, those too that are loaded when somebody goes there', async () => {
    const page = await browser.visit(server.url);
    await waitUntilReady(page);
    await page.getByRole('link', { name: 'Proposals' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Proposals' }).waitFor();
    await waitUntilReady(page);
    expect(new URL(page.url()).pathname).to.equal(BASE);
    expect((await page.request.get(`${server.url}icon.svg`)).status()).to.equal(200);
  });

  it('hashes a file in its worker', async () => {
    const page = await browser.visit(`${server.url}#/datasets/new`);
    await waitUntilReady(page);
    const bytes = Buffer.from('from a folder below');
    const file = join(folder, 'file.txt');
    writeFileSync(file, bytes);
    await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(file);
    await page.locator(`code[title="${createHash('sha256').update(bytes).digest('hex')}"]`).waitFor();
  });
});
