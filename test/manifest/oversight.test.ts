import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ManifestDiff } from '../../manifest/src/diffManifests.ts';
import type { Manifest } from '../../manifest/src/schema.ts';
import type { Withdrawals } from '../../manifest/src/withdrawalsSchema.ts';
import { announced } from '../../scripts/lib/documents/announced.ts';
import { approveReport, approveSuspension, approveVeto } from '../../scripts/lib/life/board.ts';
import { sha256 } from '../../scripts/lib/units.ts';
import { connection, deployBoard, type BoardFixture } from '../helpers/board.ts';
import { commonweight } from '../helpers/commonweight.ts';
import { serveChain, type ServedChain } from '../helpers/serveChain.ts';

const REPORT = 'What this round leaves out';
const REPORT_SHA256 = sha256(REPORT).slice(2);

/**
 * Datasets 1 to 4; 4 came in over a veto. Round 1 has all of them but 3, which was suspended when it closed; the board reported on it
 * before it was sealed. After the sealing the board suspends 1, and reports once more. Round 2 has 3 again, and not 1.
 */
describe('oversight, as the command line tells it', () => {
  let f: BoardFixture;
  let node: ServedChain;
  let folder: string;
  let where: string[];
  let file: string;
  let suspendedUntil: number;

  const status = async (): Promise<string> => (await commonweight(['status', ...where])).out;

  before(async () => {
    f = await deployBoard();
    const { people, commons } = f;
    const [ines, jun, kofi] = people.contributors;
    const members = [f.ada, f.ben, f.chidi];
    for (const by of [ines, jun, kofi]) await f.bringIn(by);
    const fourth = await f.submit(ines);
    await f.endorse(fourth, [f.dana, f.emeka]);
    const vetoed = await f.queued(await f.proposeInclusion(people.stranger, [fourth]));
    await approveVeto(members.slice(0, 2), vetoed, announced('too personal'));
    const free = (await commons.governor.proposalDeadline(vetoed.id)) + 7n * 86_400n;
    await f.clock.goTo(Number(free));
    const again = await f.queued(await f.proposeInclusion(people.stranger, [fourth]));
    await again.waitForTimelock();
    await again.execute(people.stranger);
    while (
      Number(await commons.ballots.closesAt(await commons.ballots.currentRound())) <
      (await f.clock.now()) + 1_000
    ) {
      expect(await f.endRound()).to.equal('lapsed');
    }

    const round = await commons.ballots.currentRound();
    await f.clock.goTo(Number((await commons.ballots.round(round)).opensAt) + 1);
    for (const voter of people.founders) await f.ballot(voter, { 1: 40, 2: 20, 3: 20, 4: 20 });
    await f.clock.goTo(Number(await commons.ballots.closesAt(round)) - 1_000);
    await f.asTimelock.setMaxSuspension(86_400);
    await approveSuspension(f, members.slice(0, 2), 3n, announced('a complaint'));
    await approveReport(f, members.slice(0, 2), round, announced(REPORT), announced('the commons should know'));
    expect(await f.endRound()).to.equal('sealed');
    await f.asTimelock.setMaxSuspension(30 * 86_400);

    node = await serveChain(connection);
    folder = mkdtempSync(join(tmpdir(), 'commonweight-'));
    const deployment = join(folder, 'deployment.json');
    const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
    writeFileSync(deployment, JSON.stringify(f.record, plain));
    where = ['--rpc', node.url, '--deployment', deployment];
    file = join(folder, 'manifest.json');
  });
  after(() => {
    node.close();
    rmSync(folder, { recursive: true });
  });

  describe('given a sealed round', () => {
    let manifest: Manifest;

    before(async () => {
      const { code, err } = await commonweight(['manifest', '--out', file, ...where]);
      expect(err).to.contain('Reading the chain');
      expect(code).to.equal(0);
      manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    });

    it('leaves out what was suspended at the close, and gives the digest of the chain', () => {
      expect(manifest.entries.map(({ datasetId }) => datasetId)).to.deep.equal([1, 2, 4]);
    });
    it('has the reports on the round that were made before the sealing', () => {
      expect(manifest.reports.map(({ reportSha256, uri }) => [reportSha256, uri])).to.deep.equal([
        [REPORT_SHA256, announced(REPORT).uri],
      ]);
    });
    it('says that an inclusion overrode a veto, and under which terms each was submitted', () => {
      expect(manifest.proposals.map(({ overridesVeto }) => overridesVeto)).to.deep.equal([true]);
      const terms = f.record.parameters.datasets.contributorTermsSha256.slice(2);
      for (const { contributorTermsSha256 } of manifest.entries) expect(contributorTermsSha256).to.equal(terms);
    });
    it('names the rules of oversight and where the board is', () => {
      expect(manifest.rules.maxSuspensionSeconds).to.equal(86_400);
      expect(manifest.rules.boardSunsetAtSeconds).to.be.greaterThan(manifest.block.timestampSeconds);
      expect(manifest.contracts.EthicsBoard).to.equal(f.record.contracts.EthicsBoard.address);
    });
    it('is verified, with its reports', async () => {
      const { code, out } = await commonweight(['verify', file, ...where]);
      expect(out).to.contain('No entry is revoked.').and.contain(`reported on this round: SHA-256 ${REPORT_SHA256}`);
      expect(code).to.equal(0);
    });
    it('is recounted without what was suspended', async () => {
      const { code, out } = await commonweight(['tally', ...where]);
      expect(out).to.contain('The chain has the same shares.');
      expect(code).to.equal(0);
    });
    it('tells a vetoed proposal from a cancelled one, and what takes two thirds', async () => {
      const out = await status();
      expect(out).to.match(/Proposal 1 \(inclusion\): vetoed, deadline/);
      expect(out).to.match(/Proposal 2 \(inclusion\): executed, deadline .*, takes two thirds/);
      expect(out).to.contain('Ethics board: 3 members, powers until ');
    });
  });

  describe('when the board acts after the sealing', () => {
    before(async () => {
      await approveSuspension(f, [f.ben, f.chidi], 1n, announced('a second complaint'));
      suspendedUntil = Number((await f.commons.datasets.dataset(1n)).suspendedUntil);
      const round = (await f.commons.ballots.currentRound()) - 1n;
      await approveReport(f, [f.ben, f.chidi], round, announced('Found later'), announced('the commons should know'));
      await approveReport(
        f,
        [f.ben, f.chidi],
        round + 1n,
        announced('Of another round'),
        announced('the commons should know'),
      );
    });

    it('names the suspended entry as revoked, with the end of it, and fails', async () => {
      const { code, out } = await commonweight(['verify', file, ...where]);
      const until = new Date(suspendedUntil * 1000).toISOString();
      expect(out).to.contain(`Dataset 1 is revoked: suspended until ${until}.`);
      expect(code).to.equal(1);
    });
    it('gives it to programs with its last second', async () => {
      const { out } = await commonweight(['verify', '--json', file, ...where]);
      const { revoked, reports } = JSON.parse(out) as { revoked: unknown[]; reports: { reportSha256: string }[] };
      expect(revoked).to.deep.equal([{ datasetId: 1, reason: 'suspended', untilSeconds: suspendedUntil }]);
      expect(reports.map(({ reportSha256 }) => reportSha256)).to.deep.equal([
        REPORT_SHA256,
        sha256('Found later').slice(2),
      ]);
    });
    it('still rebuilds the same bytes', async () => {
      expect((await commonweight(['manifest', ...where])).out).to.equal(readFileSync(file, 'utf8'));
    });
    it('lists it beside the withdrawals, with the end of it, and as none of them', async () => {
      const until = new Date(suspendedUntil * 1000).toISOString().replace('.000Z', 'Z');
      const { out } = await commonweight(['withdrawals', ...where]);
      expect(out)
        .to.match(/dataset 1 /)
        .and.contain(`suspended by the ethics board until ${until}`);
      const { out: json } = await commonweight(['withdrawals', '--json', ...where]);
      const { withdrawals, suspensions } = JSON.parse(json) as Withdrawals;
      expect(withdrawals).to.deep.equal([]);
      // the one before the sealing is in force still
      expect(suspensions.map(({ datasetId }) => datasetId)).to.deep.equal([1, 3]);
      expect(suspensions[0]?.untilSeconds).to.equal(suspendedUntil);
    });
  });

  describe('from round to round', () => {
    before(async () => {
      const { ballots } = f.commons;
      const round = await ballots.currentRound();
      await f.clock.goTo(Number((await ballots.round(round)).opensAt) + 86_400);
      for (const voter of f.people.founders) await f.ballot(voter, { 2: 40, 3: 35, 4: 25 });
      await f.clock.goTo(Number(await ballots.closesAt(round)));
      expect(suspendedUntil).to.be.greaterThan(Number(await ballots.closesAt(round)));
      expect(await f.endRound()).to.equal('sealed');
    });

    it('says who is suspended, and who is back', async () => {
      const later = Number(await f.commons.manifest.latestSealedRound());
      const { out } = await commonweight(['diff', '--json', String(later - 1), String(later), ...where]);
      const { entered, left } = JSON.parse(out) as ManifestDiff;
      expect(left.map(({ datasetId, reason, why }) => [datasetId, reason, why])).to.deep.equal([
        [1, 'suspended', 'suspended by the ethics board'],
      ]);
      expect(entered.map(({ datasetId, why }) => [datasetId, why])).to.deep.equal([
        [3, 'back after its suspension by the ethics board'],
      ]);
    });

    it('has the entry in again when the suspension has ended', async () => {
      await f.clock.goTo(suspendedUntil);
      expect((await commonweight(['verify', file, ...where])).code).to.equal(1);
      await f.clock.goTo(suspendedUntil + 1);
      const { code, out } = await commonweight(['verify', file, ...where]);
      expect(out).to.contain('No entry is revoked.');
      expect(code).to.equal(0);
    });
  });

  describe('remove', () => {
    const KEY = { COMMONWEIGHT_KEY: '' };
    let reason: string;

    before(async () => {
      reason = join(folder, 'reason.md');
      writeFileSync(reason, 'It has private letters in it.');
      // the node's own first account proposes here
      await f.commons.token.connect(f.people.holders[0]).transfer(f.people.deployer, 5_000n * 10n ** 18n);
      await f.clock.goTo((await f.clock.now()) + 10);
    });

    it('puts a removal to a vote, with the hash of its reason', async () => {
      const args = ['remove', '2', '--reason', reason, '--title', 'Take the letters out', '--json', ...where];
      const { code, out, err } = await commonweight(args, KEY);
      expect([code, err]).to.deep.equal([0, '']);
      const answer = JSON.parse(out) as { proposalId: string; reasonSha256: string };
      const expected = `0x${createHash('sha256').update('It has private letters in it.').digest('hex')}`;
      expect(answer.reasonSha256).to.equal(expected);
      const { governor, datasets } = f.commons;
      const [created] = (await governor.queryFilter(governor.filters.ProposalCreated())).slice(-1);
      expect(String(created?.args.proposalId)).to.equal(answer.proposalId);
      expect([...(created?.args.targets ?? [])]).to.deep.equal([await datasets.getAddress()]);
      expect([...(created?.args.calldatas ?? [])]).to.deep.equal([
        datasets.interface.encodeFunctionData('remove', [2, expected]),
      ]);
      expect(created?.args.description).to.match(/^Take the letters out\n\nSHA-256 of the reason: [0-9a-f]{64}$/);
    });

    for (const [what, args, message] of [
      ['there is no such dataset', () => ['9', '--reason', reason], 'There is no dataset 9; the last one is 4.'],
      ['there is no reason', () => ['2', '--reason', '/no/such/file'], 'The file /no/such/file cannot be read.'],
      ['the number is none', () => ['x', '--reason', reason], 'whole number'],
    ] as const) {
      it(`says so when ${what}`, async () => {
        const { code, out, err } = await commonweight(['remove', ...args(), ...where], KEY);
        expect([code, out]).to.deep.equal([1, '']);
        expect(err).to.contain(message);
      });
    }

    it('says so when the dataset has left, and tells its reason', async () => {
      const { datasets } = f.commons;
      const [, jun] = f.people.contributors;
      await datasets.connect(jun).withdrawWithReason(2n, sha256('I changed my mind'), 'https://jun.example/why');
      const { code, err } = await commonweight(['remove', '2', '--reason', reason, ...where], KEY);
      expect(code).to.equal(1);
      expect(err).to.contain('Dataset 2 cannot be removed: it is withdrawn.');
      const { out } = await commonweight(['withdrawals', '--json', ...where]);
      const { withdrawals } = JSON.parse(out) as Withdrawals;
      expect(withdrawals.map(({ datasetId, reasonSha256 }) => [datasetId, reasonSha256])).to.deep.equal([
        [2, sha256('I changed my mind').slice(2)],
      ]);
    });

    it('says what the chain refuses, such as too few votes', async () => {
      const stranger = '0x'.padEnd(66, '7');
      const { code, err } = await commonweight(['remove', '4', '--reason', reason, ...where], {
        COMMONWEIGHT_KEY: stranger,
      });
      expect(code).to.equal(1);
      expect(err).to.contain('The chain refuses: GovernorInsufficientProposerVotes(');
    });
  });
});
