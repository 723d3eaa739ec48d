import { expect } from 'chai';
import { network } from 'hardhat';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Manifest } from '../../manifest/src/schema.ts';
import { commonweight, COMMONWEIGHT } from '../helpers/commonweight.ts';
import { deployFixture, type Fixture } from '../helpers/fixture.ts';
import { serveChain, type ServedChain } from '../helpers/serveChain.ts';

const connection = await network.create({ network: 'default', chainType: 'l1' });

describe('commonweight', function () {
  let commons: Fixture;
  let node: ServedChain;
  let folder: string;
  let where: string[];
  let file: string;

  before(async () => {
    commons = await deployFixture(connection);
    const { people } = commons;
    for (const contributor of people.contributors) await commons.submit(contributor);
    for (const id of [1n, 2n, 3n]) await commons.endorse(id);
    const proposal = await commons.proposeInclusion(people.stranger, [1n, 2n]);
    await proposal.carry([...people.founders, ...people.holders]);
    await commons.include(3n);
    await commons.ballot(people.founders[0], { 1: 40, 2: 35, 3: 25 });
    await commons.ballot(people.founders[1], { 1: 20, 2: 40, 3: 40 });
    await commons.ballot(people.holders[0], { 1: 20, 2: 40, 3: 40 });
    await commons.ballot(people.holders[0], { 1: 40, 2: 20, 3: 40 });
    await commons.clock.goTo(Number(await commons.commons.ballots.closesAt(1)));

    node = await serveChain(connection);
    folder = mkdtempSync(join(tmpdir(), 'commonweight-'));
    const deployment = join(folder, 'deployment.json');
    writeFileSync(
      deployment,
      JSON.stringify(commons.record, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
    where = ['--rpc', node.url, '--deployment', deployment];
    file = join(folder, 'manifest.json');
  });
  after(() => {
    node.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    node.requests = 0;
    node.bend = undefined;
  });

  describe('before the round is sealed', () => {
    it('has no manifest, and says so', async () => {
      const { code, out, err } = await commonweight(['manifest', ...where]);
      expect([code, out]).to.deep.equal([1, '']);
      expect(err).to.contain('No round has been sealed yet.');
    });
    it('tallies the ballots as the chain does', async () => {
      const { code, out } = await commonweight(['tally', '--json', ...where]);
      expect(code).to.equal(0);
      expect(JSON.parse(out)).to.deep.include({ round: 1, state: 'not sealed', ballots: 3, ok: true });
    });
    it('shows where the round stands', async () => {
      const { code, out } = await commonweight(['status', ...where]);
      expect(code).to.equal(0);
      expect(out).to.contain('Round 1: to be sealed').and.contain('Proposal 1 (inclusion): executed');
    });
    it('does not accept a malformed key', async () => {
      const { code, err } = await commonweight(['seal', ...where], { COMMONWEIGHT_KEY: '0x12' });
      expect(code).to.equal(1);
      expect(err).to.contain('COMMONWEIGHT_KEY is not a private key');
    });
  });

  describe('when the round is closed', () => {
    it('goes on where it was interrupted', async () => {
      const { manifest } = commons.commons;
      const snapshot = await connection.networkHelpers.takeSnapshot();
      const kill = new AbortController();
      let sent = 0;
      node.bend = (method, result) => {
        if (method === 'eth_sendTransaction' && ++sent === 2) kill.abort();
        return result;
      };
      const killed = await commonweight(['seal', '--page', '1', ...where], {}, kill.signal);
      expect(killed.code).to.equal(null);
      expect((await manifest.sealedRound(1)).outcome).to.equal(0n);

      const { code, out } = await commonweight(['seal', '--page', '1', '--json', ...where]);
      expect(code).to.equal(0);
      expect(JSON.parse(out)).to.deep.include({ round: 1, outcome: 'sealed', pages: 1, datasets: 3 });
      const { digest } = await manifest.sealedRound(1);
      await snapshot.restore();

      await commonweight(['seal', ...where]);
      expect((await manifest.sealedRound(1)).digest).to.equal(digest);
      await snapshot.restore();
    });
    it('seals it in pages', async () => {
      const { code, out, err } = await commonweight(['seal', '--page', '2', '--json', ...where]);
      expect(err).to.contain('Page 2 is on chain.');
      expect(code).to.equal(0);
      expect(JSON.parse(out)).to.deep.include({ round: 1, outcome: 'sealed', pages: 2, datasets: 3 });
    });
  });

  describe('given a sealed round', () => {
    it('rebuilds the same bytes twice, in few requests', async () => {
      const first = await commonweight(['manifest', '--out', file, ...where]);
      expect(first.err).to.contain('Reading the chain');
      expect(first.code).to.equal(0);
      expect(node.requests).to.be.at.most(25);
      const second = await commonweight(['manifest', ...where]);
      expect(second.out).to.equal(readFileSync(file, 'utf8'));
    });
    it('names the vote behind an inclusion, in both houses', () => {
      const { proposals, entries } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
      expect(entries.map(({ inclusionProposal }) => inclusionProposal)).to.deep.equal([1, 1, null]);
      expect(proposals[0]?.memberHouseSeats.for).to.equal(commons.people.founders.length);
      expect(entries[0]?.endorsements).to.have.length(2);
    });
    it('verifies it', async () => {
      const { code, out } = await commonweight(['verify', file, ...where]);
      expect(out).to.contain('as the chain has them').and.contain('No entry is revoked.');
      expect(code).to.equal(0);
    });
    it('recounts it', async () => {
      const { code, out } = await commonweight(['tally', '--round', '1', ...where]);
      expect(out).to.contain('The chain has the same shares.');
      expect(code).to.equal(0);
    });
    it('announces where it is', async () => {
      const { code } = await commonweight(['publish', '--uri', 'https://example.org/m.json', ...where]);
      expect(code).to.equal(0);
      const { manifest } = commons.commons;
      const [event] = await manifest.queryFilter(manifest.filters.ManifestPublished(1));
      expect(event?.args.uri).to.equal('https://example.org/m.json');
    });
    it('says where a changed share differs', async () => {
      const changed = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
      changed.entries[1]!.sharePpbDown += 1;
      const other = join(folder, 'changed.json');
      writeFileSync(other, JSON.stringify(changed));
      const { code, out } = await commonweight(['verify', other, ...where]);
      expect(code).to.equal(1);
      expect(out).to.contain('entries.1.sharePpbDown: the file says').and.contain('digest:');
    });
    it('refuses a truncated manifest', async () => {
      const cut = join(folder, 'cut.json');
      writeFileSync(cut, readFileSync(file, 'utf8').slice(0, 300));
      const { code, err } = await commonweight(['verify', cut, ...where]);
      expect(code).to.equal(1);
      expect(err).to.contain('truncated');
    });
    it('notices a node that lies about the digest', async () => {
      const digestOf = (JSON.parse(readFileSync(file, 'utf8')) as Manifest).digest.slice(2);
      node.bend = (_method, result) =>
        JSON.parse(JSON.stringify(result).replaceAll(digestOf, 'ab'.repeat(32))) as unknown;
      const { code, err } = await commonweight(['manifest', ...where]);
      expect(code).to.equal(1);
      expect(err).to.contain('not telling the truth about round 1');
    });
    it('notices a node whose contract and event differ', async () => {
      const digestOf = (JSON.parse(readFileSync(file, 'utf8')) as Manifest).digest.slice(2);
      node.bend = (method, result) =>
        method === 'eth_call'
          ? (JSON.parse(JSON.stringify(result).replaceAll(digestOf, 'ab'.repeat(32))) as unknown)
          : result;
      const { code, err } = await commonweight(['manifest', ...where]);
      expect(code).to.equal(1);
      expect(err).to.contain('contradicts itself');
    });
  });

  describe('as of an earlier block', () => {
    let sealedIn: number;
    before(() => {
      sealedIn = (JSON.parse(readFileSync(file, 'utf8')) as Manifest).block.number;
    });
    const asOf = (block: number, ...args: string[]) => commonweight([...args, '--block', String(block), ...where]);

    it('shows the round as it stood', async () => {
      const { code, out } = await asOf(sealedIn - 1, 'status', '--json');
      expect(code).to.equal(0);
      expect(JSON.parse(out)).to.deep.include({ blockNumber: sealedIn - 1, latestSealedRound: null });
    });
    it('has a manifest from the sealing on, and none before', async () => {
      const { code, err } = await asOf(sealedIn - 1, 'manifest');
      expect([code, err]).to.deep.equal([
        1,
        `Reading the chain up to block ${sealedIn - 1} …\nNo round has been sealed yet.\n`,
      ]);
      expect((await asOf(sealedIn, 'manifest')).out).to.equal(readFileSync(file, 'utf8'));
    });
    it('says that there was no commons yet', async () => {
      const { code, err } = await asOf(1, 'status');
      expect(code).to.equal(1);
      expect(err).to.match(/^At block 1 there was no commons yet: its last contract was made in block \d+\.\n$/);
    });
    it('says that the node has no such block', async () => {
      const { code, err } = await asOf(9_999_999, 'status');
      expect([code, err]).to.deep.equal([1, 'The node has no block 9999999.\n']);
    });
  });

  describe('when a dataset is withdrawn after the sealing', () => {
    before(async () => {
      const { commons: contracts, people } = commons;
      await (await contracts.datasets.connect(people.contributors[1]).withdraw(2)).wait();
    });
    it('names the revoked entry and fails', async () => {
      const { code, out } = await commonweight(['verify', file, ...where]);
      expect(code).to.equal(1);
      expect(out).to.contain('Dataset 2 is revoked: withdrawn.');
    });
    it('accepts it where that is asked for', async () => {
      const { code } = await commonweight(['verify', file, '--allow-revoked', ...where]);
      expect(code).to.equal(0);
    });
    it('still rebuilds the same bytes', async () => {
      expect((await commonweight(['manifest', ...where])).out).to.equal(readFileSync(file, 'utf8'));
    });
  });

  describe('when something is amiss', () => {
    for (const [what, args, message] of [
      ['no node answers', () => ['status', '--rpc', 'http://127.0.0.1:1'], 'No node answers at http://127.0.0.1:1.'],
      ['the round is unknown', () => ['manifest', '--round', '9', ...where], 'there is no such round'],
      [
        'the deployment is missing',
        () => ['status', ...where.slice(0, 2), '--deployment', 'no.json'],
        'cannot be read',
      ],
      ['the manifest is another file', () => ['verify', COMMONWEIGHT, ...where], 'no complete JSON'],
      ['the round number is no number', () => ['manifest', '--round', 'x', ...where], 'whole number'],
    ] as const) {
      it(`says so in one sentence when ${what}`, async () => {
        const { code, out, err } = await commonweight(args());
        expect([code, out]).to.deep.equal([1, '']);
        expect(err).to.contain(message);
        expect(err).not.to.contain('    at ');
      });
    }
    it('says so when the deployment is of another chain', async () => {
      const other = join(folder, 'other.json');
      writeFileSync(other, JSON.stringify({ ...commons.record, chainId: 5, parameters: {} }));
      const { code, err } = await commonweight(['status', ...where.slice(0, 2), '--deployment', other]);
      expect(code).to.equal(1);
      expect(err).to.contain('Wrong chain');
    });
  });
});
