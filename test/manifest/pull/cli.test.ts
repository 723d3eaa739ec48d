import { expect } from 'chai';
import { network } from 'hardhat';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { digest } from '../../../manifest/src/digest.ts';
import type { PullReport } from '../../../manifest/src/pull/pullReport.ts';
import type { Manifest } from '../../../manifest/src/schema.ts';
import { PURPOSES } from '../../../scripts/lib/life/datasets.ts';
import { commonweight as run, type Answer } from '../../helpers/commonweight.ts';
import { deployFixture, type Fixture } from '../../helpers/fixture.ts';
import { makeDataset, sha256 } from '../../helpers/pull/makeDataset.ts';
import { serveChain, type ServedChain } from '../../helpers/serveChain.ts';

const connection = await network.create({ network: 'default', chainType: 'l1' });

describe('commonweight pull', () => {
  let commons: Fixture;
  let node: ServedChain;
  let folder: string;
  let mirror: string;
  let to: string;
  let chain: string[];
  let file: string;

  const commonweight = (args: readonly string[]): Promise<Answer> => run(args, { RPC_URL: undefined });
  const pull = (...args: string[]): Promise<Answer> =>
    commonweight(['pull', '--to', to, '--mirror', mirror, '--no-gateway', ...args]);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pull-cli-'));
    mirror = join(folder, 'mirror');
    to = join(folder, 'pulled');
    mkdirSync(mirror);
    commons = await deployFixture(connection);
    const { people } = commons;
    for (const [index, contributor] of people.contributors.entries()) {
      const content = `the text of dataset ${index + 1}`;
      const made = await makeDataset({ base: 'https://files.invalid', files: [{ name: 'a.txt', content }] });
      writeFileSync(join(mirror, made.sha256), made.text);
      writeFileSync(join(mirror, sha256(content)), content);
      await commons.bringIn(contributor, {
        cardSha256: `0x${made.sha256}`,
        purposes: index === 2 ? PURPOSES.evaluation : PURPOSES.preTraining | PURPOSES.evaluation,
      });
    }
    await commons.ballot(people.founders[0], { 1: 40, 2: 35, 3: 25 });
    await commons.ballot(people.founders[1], { 1: 20, 2: 40, 3: 40 });
    await commons.ballot(people.holders[0], { 1: 20, 2: 40, 3: 40 });
    await commons.endRound();

    node = await serveChain(connection);
    const deployment = join(folder, 'deployment.json');
    writeFileSync(
      deployment,
      JSON.stringify(commons.record, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
    chain = ['--rpc', node.url, '--deployment', deployment];
    file = join(folder, 'manifest.json');
    expect((await commonweight(['manifest', '--out', file, ...chain])).code).to.equal(0);
  });
  after(() => {
    node.close();
    rmSync(folder, { recursive: true });
  });

  it('gets from the chain to verified files in one command', async () => {
    const { code, out, err } = await pull(...chain);
    expect(code, out + err).to.equal(0);
    expect(out).to.contain('Round 1: 3 of 3 datasets complete and verified');
    expect(err).to.contain('3 files');
    expect(readFileSync(join(to, 'datasets/2/files/a.txt'), 'utf8')).to.equal('the text of dataset 2');
    expect(readFileSync(join(to, 'manifest.json'), 'utf8')).to.equal(readFileSync(file, 'utf8'));
  });
  it('takes what consents to the purpose alone', async () => {
    const { code, out } = await pull('--purpose', 'pre-training', '--json', ...chain);
    expect(code).to.equal(0);
    const { entries, purposes } = JSON.parse(out) as PullReport;
    expect(purposes).to.deep.equal(['pre-training']);
    expect(entries.map(({ status }) => status)).to.deep.equal(['complete', 'complete', 'other purpose']);
    expect(entries.reduce((sum, { sharePpb = 0 }) => sum + sharePpb, 0)).to.equal(1_000_000_000);
  });
  it('holds a manifest file against the chain before anything is fetched', async () => {
    const changed = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    changed.entries[0]!.sharePpbDown += 1;
    changed.digest = digest(changed);
    const other = join(folder, 'changed.json');
    writeFileSync(other, JSON.stringify(changed));
    const { code, out, err } = await pull('--manifest', other, ...chain);
    expect([code, out]).to.deep.equal([1, '']);
    expect(err).to.contain('is not the manifest of round 1: entries.0.sharePpbDown');
  });
  it('says what it could not know of a manifest file when no node is named', async () => {
    const { code, out } = await pull('--manifest', file);
    expect(code).to.equal(0);
    expect(out).to.contain('No node was asked (--rpc) whether that was sealed');
  });
  it('refuses a manifest file that does not fit its own digest, or not the one that was asked for', async () => {
    const changed = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    changed.entries[0]!.sharePpbDown += 1;
    const other = join(folder, 'changed.json');
    writeFileSync(other, JSON.stringify(changed));
    expect((await pull('--manifest', other)).err).to.contain('has been changed: its entries give the digest');
    const digestOfOther = `0x${'11'.repeat(32)}`;
    expect((await pull('--manifest', file, '--digest', digestOfOther)).err).to.contain(`, not ${digestOfOther}.`);
    expect((await pull('--manifest', file, '--round', '2')).err).to.contain('is of round 1, not of round 2.');
  });
  it('checks what is there without any node or mirror, when offline', async () => {
    const { code, out } = await commonweight(['pull', '--to', to, '--offline']);
    expect(code, out).to.equal(0);
    writeFileSync(join(to, 'datasets/1/files/a.txt'), 'the text of dataset X');
    const bad = await commonweight(['pull', '--to', to, '--offline']);
    expect(bad.code).to.equal(1);
    expect(bad.out).to.match(/Dataset 1 is incomplete\.\n {2}datasets\/1\/files\/a\.txt is another file/);
    expect((await pull(...chain)).code).to.equal(0);
  });
  it('says so when there is nothing to check, offline', async () => {
    const { code, err } = await commonweight(['pull', '--to', join(folder, 'nothing'), '--offline']);
    expect(code).to.equal(1);
    expect(err).to.match(/^There is no manifest in .*nothing yet: give --manifest, or pull without --offline\.\n$/);
  });
  for (const [what, args, message] of [
    ['a purpose that there is not', ['--purpose', 'fun'], 'It has to be one of pre-training'],
    ['a mirror that is none', ['--mirror', 'gopher://x'], 'is neither an address'],
    ['too many files at a time', ['--parallel', '65'], 'whole number from 1 to 64'],
  ] as const) {
    it(`refuses ${what} in one sentence`, async () => {
      const { code, out, err } = await pull('--manifest', file, ...args);
      expect([code, out]).to.deep.equal([1, '']);
      expect(err).to.contain(message).and.not.to.contain('    at ');
    });
  }
  it('leaves out what was withdrawn since, and says what is to be deleted', async () => {
    const { commons: contracts, people } = commons;
    await (await contracts.datasets.connect(people.contributors[1]).withdraw(2)).wait();
    const { code, out } = await pull(...chain);
    expect(code).to.equal(0);
    expect(out).to.contain(`Dataset 2 is revoked: withdrawn. Delete ${join(to, 'datasets/2')}.`);
    expect(existsSync(join(to, 'datasets/2/files/a.txt'))).to.equal(true);
  });
  it('lets check know the commons’ licences and cards', async () => {
    const { code, out } = await commonweight(['check', join(to, 'datasets/1'), '--against', to, ...chain]);
    expect(code, out).to.equal(0);
    expect(out).to.contain('licence allowed').and.contain('This card is dataset 1 of the commons.');
  });
});
