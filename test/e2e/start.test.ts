import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, use } from 'chai';
import chaiAsPromised from 'chai-as-promised';

import { parseDeployment } from '../../manifest/src/chain/parseDeployment.ts';
import { DAY_SECONDS } from '../../scripts/lib/units.ts';
import type { AppConfig } from '../../scripts/lib/start/appConfig.ts';
import { openStage, type OpenStage } from '../../scripts/lib/start/openStage.ts';
import { askNode } from '../helpers/anvil.ts';
import { startScript } from '../helpers/runScript.ts';

use(chaiAsPromised);

/** A page as the app's build leaves it, which a test of the server can do with. */
function writePage(folder: string): void {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>a page</title>');
  writeFileSync(join(folder, 'assets/main-1a2b3c.js'), 'export {};');
}

describe('openStage', () => {
  let folder: string;
  let stage: OpenStage;
  let config: AppConfig;

  const get = (path: string) => fetch(new URL(path, stage.appUrl));
  const latestBlock = () => askNode<{ timestamp: string }>(stage.rpcUrl, 'eth_getBlockByNumber', ['latest', false]);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commons-'));
    writePage(folder);
    stage = await openStage({
      appFolder: folder,
      base: '/a/commons/',
      settings: { relayerUrl: 'https://relay.example' },
    });
    config = (await (await get('commonweight.json')).json()) as AppConfig;
  });

  after(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('serves a configuration that says where the commons is, whom to ask, and whom one can act as', async () => {
    const response = await get('commonweight.json');

    expect(response.headers.get('content-type')).to.equal('application/json');
    expect(response.headers.get('cache-control')).to.equal('no-cache');
    expect(config).to.deep.include({
      chainId: 31_337,
      rpcUrls: [stage.rpcUrl],
      documentSources: ['documents/{sha256}'],
      documentStore: 'documents/{sha256}',
      ipfsGateways: [],
      relayerUrl: 'https://relay.example',
    });
    const { DatasetRegistry } = parseDeployment(config.deployment).contracts;
    expect(DatasetRegistry.address).to.equal(stage.deployment.contracts.DatasetRegistry.address);
    expect(await askNode<string>(stage.rpcUrl, 'eth_getCode', [DatasetRegistry.address, 'latest'])).to.not.equal('0x');
    const accounts = await askNode<string[]>(stage.rpcUrl, 'eth_accounts', []);
    expect(config.people?.length).to.equal(16);
    for (const { address, name, role, about } of config.people ?? []) {
      expect(accounts).to.include(address.toLowerCase());
      for (const text of [name, role, about]) expect(text).to.not.equal('');
    }
  });

  it('serves the page from its folder alone, unframed, and keeps what has its hash in its name', async () => {
    const page = await get('./');
    const asset = await get('assets/main-1a2b3c.js');

    expect(await page.text()).to.include('a page');
    expect(page.headers.get('cache-control')).to.equal('no-cache');
    expect(page.headers.get('content-security-policy')).to.equal("frame-ancestors 'none'");
    expect(page.headers.get('x-content-type-options')).to.equal('nosniff');
    expect(asset.headers.get('cache-control')).to.include('immutable');
    expect((await get('/')).status).to.equal(404);
    expect((await get('no/such/page')).status).to.equal(404);
  });

  it('serves every document by its hash, as what it is', async () => {
    const read = async (sha256: string, type: string): Promise<Uint8Array> => {
      const response = await get(`documents/${sha256.replace('0x', '')}`);
      expect(response.status).to.equal(200);
      expect(response.headers.get('content-type')).to.equal(type);
      expect(response.headers.get('x-content-type-options')).to.equal('nosniff');
      expect(response.headers.get('cache-control')).to.include('immutable');
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).to.equal(sha256.replace('0x', ''));
      return bytes;
    };
    const { founders } = stage.deployment.parameters.seats;
    await read(stage.deployment.parameters.datasets.contributorTermsSha256, 'text/plain; charset=utf-8');
    for (const { profileSha256 } of founders) await read(profileSha256, 'application/json');

    expect((await get(`documents/${'0'.repeat(64)}`)).status).to.equal(404);
    expect((await get('documents/../index.html%00')).status).to.equal(404);
  });

  it('takes a document under its hash, and nothing else', async () => {
    const put = async (sha256: string, body: string | Uint8Array) =>
      (await fetch(new URL(`documents/${sha256}`, stage.appUrl), { method: 'PUT', body: body as BodyInit })).status;
    const hashOf = (body: string | Uint8Array) => createHash('sha256').update(body).digest('hex');
    const large = new Uint8Array(9_000_000);

    expect(await put(hashOf('kept'), 'kept')).to.equal(201);
    expect(await put(hashOf('kept'), 'something else')).to.equal(422);
    expect(await put(hashOf(large), large)).to.equal(413);

    expect(await (await get(`documents/${hashOf('kept')}`)).text()).to.equal('kept');
    expect((await get(`documents/${hashOf(large)}`)).status).to.equal(404);
  });

  it('announces a manifest at an address where it is served', async () => {
    const logs = await askNode<{ data: string }[]>(stage.rpcUrl, 'eth_getLogs', [
      { fromBlock: '0x0', address: stage.deployment.contracts.TrainingManifest.address },
    ]);
    const texts = logs.map(({ data }) => Buffer.from(data.slice(2), 'hex').toString('latin1'));
    const urls = texts.flatMap((text) => /http:\/\/[\w.:/]+\/documents\/[0-9a-f]{64}/.exec(text) ?? []);

    expect(urls.length).to.equal(2);
    for (const url of urls) {
      const manifest = (await (await fetch(url)).json()) as { format: string };
      expect(manifest.format).to.equal('commonweight-manifest/1');
    }
  });

  it('lets three months pass and ends at the present', async () => {
    const { timestamp } = await latestBlock();
    const first = await askNode<{ timestamp: string }>(stage.rpcUrl, 'eth_getBlockByNumber', ['0x1', false]);

    expect(Math.abs(Number(timestamp) - Date.now() / 1_000)).to.be.lessThan(60);
    expect((Number(timestamp) - Number(first.timestamp)) / DAY_SECONDS).to.be.within(98, 99);
    await askNode(stage.rpcUrl, 'evm_mine', []);
    expect(Math.abs(Number((await latestBlock()).timestamp) - Date.now() / 1_000)).to.be.lessThan(60);
  });
});

describe('npm start', () => {
  let folder: string;
  let taken: Server;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commons-'));
    writePage(folder);
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  });

  after(() => {
    taken.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints the address of a commons, on other ports where those are taken, until it is interrupted', async () => {
    const port = String((taken.address() as AddressInfo).port);
    const args = ['--no-build', '--app', folder, '--port', port, '--rpc-port', port];
    const script = startScript('start.ts', args);

    const output = await script.saying(/Ctrl-C/);
    const [appUrl = ''] = /http:\/\/127\.0\.0\.1:\d+\/$/m.exec(output) ?? [];
    const [rpcUrl = ''] = /(?<=JSON-RPC at )\S+/.exec(output) ?? [];
    expect(new URL(appUrl).port).to.not.equal(port);
    expect(new URL(rpcUrl).port).to.not.equal(port);
    expect((await fetch(appUrl)).status).to.equal(200);
    expect(await askNode<string>(rpcUrl, 'eth_chainId', [])).to.equal('0x7a69');

    script.interrupt();
    const { code } = await script.ended;
    expect(code).to.equal(0);
    await expect(fetch(appUrl)).to.be.rejectedWith(TypeError);
    await expect(fetch(rpcUrl)).to.be.rejectedWith(TypeError);
  });

  it('ends with one sentence where there is no page to serve', async () => {
    const nowhere = join(folder, 'nowhere');
    const { code, output } = await startScript('start.ts', ['--no-build', '--app', nowhere]).ended;

    expect(code).to.equal(1);
    expect(output).to.include(`There is no page in ${nowhere}: build the app first.`);
    expect(existsSync(nowhere)).to.equal(false);
  });

  it('refuses what is no port', async () => {
    const { code, output } = await startScript('start.ts', ['--no-build', '--app', folder, '--port', 'many']).ended;

    expect(code).to.equal(1);
    expect(output).to.include('--port is "many": it has to be a port, from 0 to 65535.');
  });
});
