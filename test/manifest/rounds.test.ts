import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { expect } from 'chai';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { network } from 'hardhat';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ManifestDiff } from '../../manifest/src/diffManifests.ts';
import type { Manifest } from '../../manifest/src/schema.ts';
import type { Withdrawals } from '../../manifest/src/withdrawalsSchema.ts';
import type { Proposal } from '../../scripts/lib/life/proposal.ts';
import { commonweight, type Answer } from '../helpers/commonweight.ts';
import { exportSample } from '../helpers/exportSample.ts';
import { deployFixture, type Fixture } from '../helpers/fixture.ts';
import { serveChain, type ServedChain } from '../helpers/serveChain.ts';

const connection = await network.create({ network: 'default', chainType: 'l1' });
const sha256 = (text: string): string => `0x${createHash('sha256').update(text).digest('hex')}`;
const MISCHIEF = '<b>Second</b> & "third" edition | of it';

/**
 * Two sealed rounds. In the first are 1 to 5; then 1 is withdrawn, 2 removed by a vote, 3 superseded by 6 by a vote, the consent to 4
 * ends, and 7 comes in by a vote. 5 stays.
 */
describe('two rounds', function () {
  let commons: Fixture;
  let chain: ServedChain;
  let folder: string;
  const cards = new Map<number, string>();

  before(async () => {
    commons = await deployFixture(connection);
    const { people, clock } = commons;
    const { datasets, ballots } = commons.commons;
    const [ines, jun, kofi] = people.contributors;
    const { cards: sampled } = exportSample();
    const [first] = sampled.keys();
    const closes = Number(await ballots.closesAt(1));
    for (const [id, by, more] of [
      [1, ines, {}],
      [2, ines, {}],
      [3, jun, {}],
      [4, jun, { consentEndsAt: closes + 100 }],
      [5, kofi, { cardSha256: `0x${first}` }],
    ] as const) {
      expect(await commons.bringIn(by, more)).to.equal(BigInt(id));
      cards.set(id, (await datasets.dataset(id)).cardSha256.slice(2));
    }
    for (const [index, voter] of people.founders.slice(0, 3).entries()) {
      await commons.ballot(voter, index === 0 ? { 1: 40, 2: 20, 5: 40 } : { 2: 20, 3: 30, 4: 30, 5: 20 });
    }
    expect(await commons.endRound()).to.equal('sealed');

    const six = await commons.submit(jun, { supersedes: 3n });
    const seven = await commons.submit(kofi);
    for (const id of [six, seven]) await commons.endorse(id);
    const target = await datasets.getAddress();
    const removal = datasets.interface.encodeFunctionData('remove', [2, sha256('the licence was misread')]);
    const voters = [...people.founders, ...people.holders];
    await (await commons.proposeInclusion(people.stranger, [six], `${MISCHIEF}\nIn detail: …`)).carry(voters);
    await (await commons.propose(people.founders[0], [{ target, data: removal }], 'Remove it')).carry(voters);
    await (await commons.proposeInclusion(people.stranger, [seven], 'A seventh')).carry(voters);
    const eight = await commons.submit(kofi);
    await commons.endorse(eight);
    await vetoed(await commons.proposeInclusion(people.stranger, [eight], 'An eighth'), eight, voters);
    await (await datasets.connect(ines).withdraw(1)).wait();
    // what takes this long may have closed a round without a ballot
    while (Number(await ballots.closesAt(await ballots.currentRound())) < (await clock.now()) + 1_000) {
      expect(await commons.endRound()).to.equal('lapsed');
    }
    // the power of a ballot is known from the second after the opening on
    await clock.goTo((await clock.now()) + 1);
    for (const voter of people.founders.slice(0, 3)) await commons.ballot(voter, { 5: 40, 6: 35, 7: 25 });
    expect(await commons.endRound()).to.equal('sealed');
    chain = await serveChain(connection);
    folder = mkdtempSync(join(tmpdir(), 'commonweight-'));
    const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
    writeFileSync(join(folder, 'deployment.json'), JSON.stringify(commons.record, plain));
  });
  after(() => {
    chain.close();
    rmSync(folder, { recursive: true });
  });
  /** Asks the chain, unless the command needs none. */
  const run = (args: readonly string[], { where = true } = {}): Promise<Answer> =>
    commonweight(where ? [...args, '--rpc', chain.url, '--deployment', join(folder, 'deployment.json')] : args);

  /** Somebody with the ethics board's powers, without the votes in it that this is not about. */
  async function asBoard(): Promise<HardhatEthersSigner> {
    const { address } = commons.record.contracts.EthicsBoard;
    await connection.networkHelpers.impersonateAccount(address);
    await connection.networkHelpers.setBalance(address, 10n ** 20n);
    return commons.ethers.getSigner(address);
  }
  /** Carries a proposal to the timelock, where it is vetoed. */
  async function vetoed(proposal: Proposal, datasetId: bigint, voters: readonly HardhatEthersSigner[]): Promise<void> {
    const { datasets, governor } = commons.commons;
    await proposal.waitForVote();
    for (const voter of voters) await proposal.vote(voter, 'for');
    await proposal.waitForEnd();
    await proposal.queue(commons.people.stranger);
    const call = datasets.interface.encodeFunctionData('include', [[datasetId]]);
    const description = commons.ethers.id(proposal.description);
    const sent = governor.connect(await asBoard()).veto([await datasets.getAddress()], [0n], [call], description);
    await (await sent).wait();
  }

  const latest = async (): Promise<number> => Number(await commons.commons.manifest.latestSealedRound());
  const diffOf = async (...more: string[]): Promise<string> => {
    const { code, out, err } = await run(['diff', '1', String(await latest()), ...more]);
    expect(code, err).to.equal(0);
    return out;
  };

  describe('diff', () => {
    it('tells what entered, left and moved, and why', async () => {
      const diff = JSON.parse(await diffOf('--json')) as ManifestDiff;
      expect(diff.from.round).to.equal(1);
      expect(diff.to.round).to.equal(await latest());
      expect(diff.entered.map(({ datasetId, why, proposal }) => [datasetId, why, proposal?.number])).to.deep.equal([
        [6, `included by proposal 1 (${MISCHIEF}), in the place of dataset 3, after 2 endorsements`, 1],
        [7, 'included by proposal 3 (A seventh), after 2 endorsements', 3],
      ]);
      expect(diff.left.map(({ datasetId, reason, why }) => [datasetId, reason, why])).to.deep.equal([
        [1, 'withdrawn', 'withdrawn by its contributor'],
        [2, 'removed', 'removed by proposal 2 (Remove it)'],
        [3, 'superseded', `superseded by dataset 6, by proposal 1 (${MISCHIEF})`],
        [4, 'consent ended', diff.left[3]?.why],
      ]);
      expect(diff.left[3]?.why).to.match(/^its consent ended on \d{4}-\d\d-\d\d$/);
      expect(diff.moved.map(({ datasetId }) => datasetId)).to.deep.equal([5]);
      expect(diff.vetoed).to.deep.equal([{ number: 4, title: 'An eighth', include: [8], remove: [] }]);
      expect(diff.ballots).to.deep.equal({ before: 3, after: 3 });
    });
    it('adds up: what was before plus what changed is what is after', async () => {
      const diff = JSON.parse(await diffOf('--json')) as ManifestDiff;
      const total = (side: 'before' | 'after'): number =>
        [...diff.entered, ...diff.left, ...diff.moved].reduce((sum, change) => sum + (change[side] ?? 0), 0);
      expect(diff.unchanged).to.equal(0);
      expect(total('before')).to.be.within(1e9 - 5, 1e9);
      expect(total('after')).to.be.within(1e9 - 5, 1e9);
    });
    it('says it as text', async () => {
      const out = await diffOf();
      expect(out).to.match(/^From round 1 to round \d: 3 ballots counted before, 3 after\.\nEntered: 2\n/);
      expect(out).to.match(/dataset 1 +[\d.]+ % → +– {2}withdrawn by its contributor/);
      expect(out).to.contain('Vetoed by the ethics board: proposal 4 (An eighth), to include dataset 8');
    });
    it('says it as Markdown, in which a title is only text', async () => {
      const out = await diffOf('--markdown');
      const row = out.split('\n').find((line) => line.startsWith('| 6 |')) ?? '';
      expect(row).to.contain('\\<b\\>Second').and.contain('\\|');
      expect(row.replace(/\\./g, '').split('|')).to.have.length(6);
      expect(out).to.contain('| dataset | before | after | why |\n| --- | --- | --- | --- |\n');
    });
    it('wants the earlier round first', async () => {
      const { code, err } = await run(['diff', '2', '1']);
      expect([code, err]).to.deep.equal([1, 'Name the earlier round first: 2 is not before 1.\n']);
    });
    it('says so where a round is not sealed', async () => {
      const { code, err } = await run(['diff', '1', '99']);
      expect(code).to.equal(1);
      expect(err).to.contain('Round 99 is not sealed');
    });
  });

  describe('withdrawals', () => {
    const list = async (...more: string[]): Promise<Withdrawals> => {
      const { code, out, err } = await run(['withdrawals', '--json', ...more]);
      expect(code, err).to.equal(0);
      return JSON.parse(out) as Withdrawals;
    };
    it('lists every dataset that left, with reason, time and place, in order', async () => {
      const { withdrawals, registry } = await list();
      expect(registry).to.equal(commons.record.contracts.DatasetRegistry.address);
      // the consent ended before the votes that removed the others were over
      expect(withdrawals.map(({ datasetId, reason }) => [datasetId, reason])).to.deep.equal([
        [4, 'consent ended'],
        [3, 'superseded'],
        [2, 'removed'],
        [1, 'withdrawn'],
      ]);
      expect(withdrawals.map(({ cardSha256 }) => cardSha256)).to.deep.equal([4, 3, 2, 1].map((id) => cards.get(id)));
      expect(withdrawals[1]).to.include({ supersededBy: 6, reasonSha256: null });
      expect(withdrawals[2]?.reasonSha256).to.equal(sha256('the licence was misread').slice(2));
      expect(withdrawals[2]?.proposal).to.deep.equal({ number: 2, title: 'Remove it' });
      const { atSeconds, blockNumber } = withdrawals[3] ?? {};
      expect((await commons.ethers.provider.getBlock(blockNumber ?? 0))?.timestamp).to.equal(atSeconds);
    });
    it('lists only what left since a time', async () => {
      const { withdrawals } = await list();
      const since = new Date((withdrawals[2]?.atSeconds ?? 0) * 1000).toISOString();
      const later = await list('--since', since);
      expect(later.withdrawals).to.deep.equal(withdrawals.slice(2));
      expect(later.sinceSeconds).to.equal(withdrawals[2]?.atSeconds);
    });
    it('says it as text', async () => {
      const { out } = await run(['withdrawals']);
      expect(out).to.match(/^\d{4}-\d\d-\d\dT[\d:]+Z {2}dataset 1 +withdrawn by its contributor$/m);
    });
    it('makes a feed that an RSS reader takes, the latest first, in which a title is only text', async () => {
      const { out } = await run(['withdrawals', '--rss']);
      expect(XMLValidator.validate(out)).to.equal(true);
      const { rss } = new XMLParser({ ignoreAttributes: false, htmlEntities: true }).parse(out) as {
        rss: {
          '@_version': string;
          channel: { link: string; item: { title: string; description: string; guid: object; pubDate: string }[] };
        };
      };
      expect(rss['@_version'].toString()).to.match(/^2/);
      const { item } = rss.channel;
      expect(item.map(({ title }) => title)).to.deep.equal([
        'Dataset 1: withdrawn',
        'Dataset 2: removed',
        'Dataset 3: superseded',
        'Dataset 4: consent ended',
      ]);
      expect(item[2]?.description).to.contain(MISCHIEF).and.contain('Train on it no more.');
      expect(Number.isNaN(Date.parse(item[0]?.pubDate ?? ''))).to.equal(false);
    });
    it('refuses a time that is none', async () => {
      const { code, err } = await run(['withdrawals', '--since', 'yesterday']);
      expect(code).to.equal(1);
      expect(err).to.contain('It has to be a day such as');
    });
  });

  describe('export', () => {
    let manifest: string;
    let round1: string;
    let pulled: string;
    const write = (name: string, content: string): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };
    before(async () => {
      manifest = write('latest.json', (await run(['manifest'])).out);
      round1 = write('round1.json', (await run(['manifest', '--round', '1'])).out);
      const sample = exportSample();
      pulled = join(folder, 'pulled');
      mkdirSync(pulled);
      for (const [index, { datasetId }] of sample.manifest.entries.entries()) {
        mkdirSync(join(pulled, `datasets/${datasetId}`), { recursive: true });
        write(`pulled/datasets/${datasetId}/card.json`, sample.texts[index] ?? '');
      }
      write('pulled/manifest.json', JSON.stringify(sample.manifest));
      const entries = [
        { datasetId: 1, status: 'complete' },
        { datasetId: 2, status: 'revoked', reason: 'withdrawn' },
        { datasetId: 3, status: 'complete' },
      ];
      pullJson = { format: 'commonweight-pull/1', digest: sample.manifest.digest, purposes: null, entries };
      write('pulled/pull.json', JSON.stringify({ ...pullJson, revocationsAsOfBlock: 12 }));
    });
    let pullJson: object;

    it('reads the chain where no manifest is given', async () => {
      const { code, out, err } = await run(['export', '--format', 'csv']);
      expect(code, err).to.equal(0);
      expect(out.split('\r\n')).to.have.length(5);
      expect(err).to.contain('A share is a share of the tokens that are sampled.');
    });
    it('leaves out of an old round what has been revoked since, as the chain tells', async () => {
      const { out, err } = await run(['export', '--format', 'csv', '--round', '1']);
      expect(out.split('\r\n').filter((line) => /^\d/.test(line))).to.have.length(1);
      expect(err).to.contain('dataset 2 (removed)').and.contain('scaled up');
    });
    it('asks no chain where a manifest is given, and says what it does not know then', async () => {
      const args = ['export', '--format', 'olmo', '--manifest', round1, '--rpc', 'http://127.0.0.1:1'];
      const { code, out, err } = await run(args, { where: false });
      expect(code, err).to.equal(0);
      expect(out.match(/source_name/g)).to.have.length(5);
      expect(err).to.contain('Withdrawals after the sealing were not looked for');
    });
    it('takes a list of withdrawals instead', async () => {
      const list = write('withdrawals.json', (await run(['withdrawals', '--json'])).out);
      const args = ['export', '--format', 'olmo', '--manifest', round1, '--withdrawals', list];
      const { out, err } = await run(args, { where: false });
      expect(out.match(/source_name/g)).to.have.length(1);
      expect(err).to.contain('dataset 4 (consent ended)');
    });
    it('refuses a list of withdrawals that begins too late', async () => {
      const since = new Date(2e12).toISOString();
      const list = write('late.json', (await run(['withdrawals', '--json', '--since', since])).out);
      const args = ['export', '--format', 'olmo', '--manifest', round1, '--withdrawals', list];
      const { code, err } = await run(args, { where: false });
      expect(code).to.equal(1);
      expect(err).to.contain('leaves out what was withdrawn soon after');
    });
    it('refuses a list of another commons, and what is no list', async () => {
      const list = JSON.parse((await run(['withdrawals', '--json'])).out) as Withdrawals;
      const other = write('other.json', JSON.stringify({ ...list, chainId: 1 }));
      for (const [file, message] of [
        [other, 'of another commons'],
        [round1, 'is no list of withdrawals: format'],
      ] as const) {
        const args = ['export', '--format', 'olmo', '--manifest', round1, '--withdrawals', file];
        const { code, err } = await run(args, { where: false });
        expect(code).to.equal(1);
        expect(err).to.contain(message);
      }
    });
    it('takes manifest, cards and withdrawals of a pulled folder', async () => {
      const out = join(folder, 'hf');
      const args = ['export', '--format', 'huggingface', '--pulled', pulled, '--folder', '../pulled', '--out', out];
      const { code, err, out: said } = await run([...args, '--json'], { where: false });
      expect(code, err).to.equal(0);
      const { files } = JSON.parse(said) as { files: string[] };
      expect(files).to.deep.equal([join(out, 'load.py'), join(out, 'README.md')]);
      const loader = readFileSync(join(out, 'load.py'), 'utf8');
      expect(loader).to.contain('"../pulled/jsonl/3.jsonl"').and.not.contain('"id": 2');
      expect(err).to.contain('Withdrawals are those of block 12').and.contain('dataset 2 (withdrawn)');
    });
    it('writes over nothing of somebody else’s, unless it is told to', async () => {
      const path = write('mine.csv', 'mine');
      const args = ['export', '--format', 'csv', '--manifest', manifest, '--out', path];
      const { code, err } = await run(args, { where: false });
      expect(code).to.equal(1);
      expect(err).to.contain('says something else');
      expect(readFileSync(path, 'utf8')).to.equal('mine');
      expect((await run([...args, '--force'], { where: false })).code).to.equal(0);
      expect(readFileSync(path, 'utf8')).to.contain('dataset_id');
      // the same again is no loss
      expect((await run(args, { where: false })).code).to.equal(0);
    });
    it('filters by purpose', async () => {
      const args = ['export', '--format', 'csv', '--pulled', pulled, '--purpose', 'evaluation'];
      const { code, out, err } = await run(args, { where: false });
      expect(code, err).to.equal(0);
      expect(out.split('\r\n').filter((line) => /^\d/.test(line))).to.have.length(2);
    });
    it('says in one sentence what is amiss', async () => {
      write('pulled/datasets/3/card.json', '{}');
      const unfinished = join(folder, 'unfinished');
      mkdirSync(unfinished);
      const broken = join(folder, 'broken');
      mkdirSync(broken);
      write('broken/manifest.json', JSON.stringify(exportSample().manifest));
      write('broken/pull.json', JSON.stringify({ ...pullJson, revocationsAsOfBlock: null, digest: '0x12' }));
      const incomplete = join(folder, 'incomplete');
      mkdirSync(incomplete);
      write('incomplete/manifest.json', JSON.stringify(exportSample().manifest));
      const missing = [{ datasetId: 3, status: 'incomplete' }];
      write('incomplete/pull.json', JSON.stringify({ ...pullJson, revocationsAsOfBlock: null, entries: missing }));
      for (const [args, message] of [
        [['--format', 'csv', '--pulled', pulled], 'card.json is not the card of dataset 3: its SHA-256 is'],
        [['--format', 'csv', '--pulled', unfinished], 'is no pulled folder, or its pull was never finished'],
        [['--format', 'csv', '--pulled', broken], 'was pulled for another manifest'],
        [['--format', 'csv', '--pulled', incomplete], 'The pull is incomplete: files of dataset 3 are missing.'],
        [['--format', 'csv', '--pulled', pulled, '--manifest', manifest], 'not both'],
        [['--format', 'spdx', '--manifest', manifest], 'card of dataset 5 is missing'],
        [['--format', 'huggingface', '--manifest', manifest, '--unit', 'records'], 'say where with --out'],
        [['--format', 'huggingface', '--manifest', manifest], 'the number of tokens in every dataset'],
        [['--format', 'csv', '--manifest', manifest, '--out', `${manifest}/x.csv`], 'cannot be written'],
        [['--format', 'parquet'], 'Allowed choices are croissant'],
        [['--format', 'csv', '--purpose', 'fun'], 'It has to be one of pre-training'],
        [['--format', 'csv', '--unit', 'pages'], 'Allowed choices are tokens'],
      ] as const) {
        const { code, out, err } = await run(['export', ...args], { where: false });
        expect([code, out], args.join(' ')).to.deep.equal([1, '']);
        expect(err).to.contain(message).and.not.contain('    at ');
      }
    });
    it('keeps the manifest as it was sealed', () => {
      const { entries } = JSON.parse(readFileSync(round1, 'utf8')) as Manifest;
      expect(entries).to.have.length(5);
    });
  });

  describe('when a dataset is suspended', () => {
    let untilSeconds: number;
    let list: string;
    before(async () => {
      const { datasets } = commons.commons;
      untilSeconds = (await commons.clock.now()) + 5 * 86_400;
      await (await datasets.connect(await asBoard()).suspend(7, untilSeconds)).wait();
      list = join(folder, 'suspended.json');
      writeFileSync(list, (await run(['withdrawals', '--json'])).out);
    });
    it('lists it beside the withdrawals, with its end', () => {
      const { suspensions, withdrawals } = JSON.parse(readFileSync(list, 'utf8')) as Withdrawals;
      expect(suspensions.map(({ datasetId, untilSeconds: until }) => [datasetId, until])).to.deep.equal([
        [7, untilSeconds],
      ]);
      expect(withdrawals).to.have.length(4);
    });
    it('has it in the feed', async () => {
      const { out } = await run(['withdrawals', '--rss']);
      expect(out).to.contain('<title>Dataset 7: suspended</title>').and.contain('Do not train on it until then.');
      expect((await run(['withdrawals'])).out).to.match(/dataset 7 +suspended by the ethics board until \d{4}-/);
    });
    it('leaves it out of exports, from the chain and by the list', async () => {
      const manifest = join(folder, 'latest.json');
      for (const [args, where] of [
        [['export', '--format', 'olmo'], true],
        [['export', '--format', 'olmo', '--manifest', manifest, '--withdrawals', list], false],
      ] as const) {
        const { out, err } = await run(args, { where });
        expect(out.match(/source_name/g)).to.have.length(2);
        expect(err).to.contain('dataset 7 (suspended)');
      }
    });
    it('lists it no more when the suspension is over', async () => {
      await commons.clock.goTo(untilSeconds + 1);
      const { out } = await run(['withdrawals', '--json']);
      expect((JSON.parse(out) as Withdrawals).suspensions).to.deep.equal([]);
    });
  });
});
