import { expect } from 'chai';
import { network } from 'hardhat';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { canonical } from '../../manifest/src/canonical.ts';
import { digest } from '../../manifest/src/digest.ts';
import type { Manifest } from '../../manifest/src/schema.ts';
import { commonweight } from '../helpers/commonweight.ts';
import { deployFixture } from '../helpers/fixture.ts';
import { serveChain, type ServedChain } from '../helpers/serveChain.ts';

const connection = await network.create({ network: 'default', chainType: 'l1' });

/** Changes every occurrence of a text in a node's answer. */
const replaced = (result: unknown, text: string, by: string): unknown =>
  JSON.parse(JSON.stringify(result).replaceAll(text, by)) as unknown;

describe('commonweight, trusting nobody', () => {
  let node: ServedChain;
  let other: ServedChain;
  let folder: string;
  let file: string;
  let at: string[];
  let manifest: Manifest;
  let beforeSealing: string;
  let afterSealing: string;

  const ask = <T>(method: string, ...params: unknown[]): Promise<T> =>
    connection.provider.request({ method, params }) as Promise<T>;
  const headHash = async (): Promise<string> =>
    (await ask<{ hash: string }>('eth_getBlockByNumber', 'latest', false)).hash;

  before(async () => {
    const commons = await deployFixture(connection);
    const { people } = commons;
    for (const contributor of people.contributors) await commons.bringIn(contributor);
    await commons.ballot(people.founders[0], { 1: 40, 2: 35, 3: 25 });
    await commons.ballot(people.founders[1], { 1: 20, 2: 40, 3: 40 });
    await commons.ballot(people.holders[0], { 1: 20, 2: 40, 3: 40 });
    beforeSealing = await headHash();
    await commons.endRound();
    afterSealing = await headHash();

    [node, other] = [await serveChain(connection), await serveChain(connection)];
    folder = mkdtempSync(join(tmpdir(), 'trust-'));
    const deployment = join(folder, 'deployment.json');
    writeFileSync(
      deployment,
      JSON.stringify(commons.record, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
    at = ['--deployment', deployment];
    file = join(folder, 'manifest.json');
    expect((await commonweight(['manifest', '--out', file, '--rpc', node.url, ...at])).code).to.equal(0);
    manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  });
  after(() => {
    node.close();
    other.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    node.bend = undefined;
    other.bend = undefined;
  });

  it('says so when the block of the sealing is another one than its event says', async () => {
    node.bend = (method, result) =>
      method === 'eth_getBlockByNumber' ? replaced(result, afterSealing, `0x${'ab'.repeat(32)}`) : result;
    const { code, err } = await commonweight(['verify', file, '--rpc', node.url, ...at]);
    expect(code).to.equal(1);
    expect(err).to.contain('The chain was reorganised while it was read. Run the command again.');
  });

  describe('verify --proof', () => {
    const verify = (hash: string, given = file) =>
      commonweight(['verify', given, '--proof', hash, '--rpc', node.url, ...at]);

    it('proves the digest from the hash of a block', async () => {
      const { code, out, err } = await verify(afterSealing);
      expect(code, err).to.equal(0);
      expect(out).to.contain(`The digest is proved to have been sealed, as of the block ${afterSealing}`);
    });
    it('catches a node that sends another header', async () => {
      node.bend = (method, result) =>
        method === 'eth_getBlockByHash' ? { ...(result as object), stateRoot: `0x${'11'.repeat(32)}` } : result;
      const { code, err } = await verify(afterSealing);
      expect(code).to.equal(1);
      expect(err).to.match(
        /not telling the truth about the block 0x[0-9a-f]{64}: the header that it sent has the hash/,
      );
    });
    it('catches a node that forges the slot', async () => {
      node.bend = (method, result) =>
        method === 'eth_getProof' ? replaced(result, manifest.digest.slice(2), '22'.repeat(32)) : result;
      const { code, err } = await verify(afterSealing);
      expect(code).to.equal(1);
      expect(err).to.contain('its proof of the digest does not fit the block.');
    });
    it('catches a node that forges the account', async () => {
      node.bend = (method, result) => {
        if (method !== 'eth_getProof') return result;
        const { storageHash } = result as { storageHash: string };
        return replaced(result, storageHash.slice(2), '33'.repeat(32));
      };
      const { code, err } = await verify(afterSealing);
      expect(code).to.equal(1);
      expect(err).to.contain('its proof of the account does not fit the block.');
    });
    it('catches a node that leaves the proof out', async () => {
      node.bend = (method, result) =>
        method === 'eth_getProof' ? { ...(result as object), accountProof: [], storageProof: [{ proof: [] }] } : result;
      expect((await verify(afterSealing)).err).to.contain('its proof of the account does not fit the block.');
    });
    it('catches a manifest that was made up, digest and all', async () => {
      const forged = { ...manifest, entries: manifest.entries.slice(1) };
      forged.digest = digest(forged);
      const made = join(folder, 'forged.json');
      writeFileSync(made, canonical(forged));
      const { code, err } = await verify(afterSealing, made);
      expect(code).to.equal(1);
      expect(err).to.contain('The manifest is not what was sealed').and.contain(`the block proves ${manifest.digest}`);
    });
    it('says so as of a block in which the round was not sealed yet', async () => {
      expect((await verify(beforeSealing)).err).to.match(/^As of block \d+, round 1 is not sealed\.\n/m);
    });
    it('says so when the node does not know the block', async () => {
      const { code, err } = await verify(`0x${'44'.repeat(32)}`);
      expect(code).to.equal(1);
      expect(err).to.contain(`The node does not know the block 0x${'44'.repeat(32)}.`);
    });
    it('says so when the node knows no proofs', async () => {
      node.bend = (method, result) => {
        if (method === 'eth_getProof') throw new Error('the method eth_getProof does not exist');
        return result;
      };
      expect((await verify(afterSealing)).err).to.contain('The node gives no proof as of block');
    });
    it('does not take a hash that is none', async () => {
      expect((await verify('0x12')).err).to.contain('64 hexadecimal digits');
    });
  });

  describe('--rpc, given several times', () => {
    const verify = () => commonweight(['verify', file, '--rpc', node.url, '--rpc', other.url, ...at]);

    it('is content with nodes that agree', async () => {
      const before = other.requests;
      const { code, err } = await verify();
      expect(code, err).to.equal(0);
      expect(other.requests - before).to.be.greaterThan(3);
    });
    it('names who said what about a call', async () => {
      other.bend = (method, result) =>
        method === 'eth_call' ? replaced(result, manifest.digest.slice(2), 'ab'.repeat(32)) : result;
      const { code, err } = await verify();
      expect(code).to.equal(1);
      expect(err).to.contain('The nodes disagree on eth_call:');
      expect(err).to.match(new RegExp(`${node.url} says .*${manifest.digest.slice(2, 20)}`));
      expect(err).to.match(new RegExp(`${other.url} says .*abababab`));
    });
    it('notices a node that keeps events back', async () => {
      other.bend = (method, result) => (method === 'eth_getLogs' ? (result as unknown[]).slice(0, -1) : result);
      expect((await verify()).err).to.contain('The nodes disagree on eth_getLogs:');
    });
    it('notices a node on another chain', async () => {
      other.bend = (method, result) => (method === 'eth_chainId' ? '0x1' : result);
      expect((await verify()).err).to.contain(
        `The nodes disagree on eth_chainId: ${node.url} says "0x7a69"; ${other.url} says "0x1".`,
      );
    });
    it('reads as of the newest block that all of them have', async () => {
      const head = Number(await ask<string>('eth_blockNumber'));
      await ask('hardhat_mine');
      other.bend = (method, result) => (method === 'eth_blockNumber' ? `0x${head.toString(16)}` : result);
      const { code, err } = await verify();
      expect(code, err).to.equal(0);
      expect(err).to.contain(`up to block ${head} `);
    });
    it('says so when one of them does not answer', async () => {
      const { code, err } = await commonweight([
        'verify',
        file,
        '--rpc',
        node.url,
        '--rpc',
        'http://127.0.0.1:1',
        ...at,
      ]);
      expect(code).to.equal(1);
      expect(err).to.contain('No node answers at http://127.0.0.1:1.');
    });
  });
});
