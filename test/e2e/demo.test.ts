import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';
import { network } from 'hardhat';

import { PROJECT_ROOT, readRecord } from '../../scripts/lib/deploy/record.ts';
import { openCommons } from '../../scripts/lib/life/commons.ts';
import type { Commons } from '../../scripts/lib/life/commons.ts';
import { PROPOSAL_STATES } from '../../scripts/lib/life/proposal.ts';
import { startAnvil } from '../helpers/anvil.ts';
import type { Node } from '../helpers/anvil.ts';
import { runScript } from '../helpers/runScript.ts';
import type { Run } from '../helpers/runScript.ts';

const PPB = 1_000_000_000n;
const ROUND = 2n;

describe('npm run demo, on anvil', () => {
  let node: Node;
  let folder: string;
  let run: Run;
  let commons: Commons;
  let close: () => Promise<void> = () => Promise.resolve();

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commons-'));
    node = await startAnvil();
    run = await runScript('demo.ts', ['--rpc', node.url, '--out', folder, '--no-build']);
    expect(run.code, run.output).to.equal(0);
    const connection = await network.create({ network: 'localhost', chainType: 'l1', override: { url: node.url } });
    close = () => connection.close();
    commons = await openCommons(connection.ethers, readRecord(join(folder, 'deployment.json')).contracts);
  });

  after(async () => {
    await close();
    await node.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(PROJECT_ROOT, 'ignition/deployments/demo'), { recursive: true, force: true });
  });

  it('includes four datasets, and leaves out the one on which the houses disagree', async () => {
    const proposals = (await commons.lens.page(1n, 3n)).map(({ state }) => PROPOSAL_STATES[Number(state)]);
    expect(proposals).to.deep.equal(['Executed', 'Defeated', 'Executed']);
  });

  it('includes the mail after all, has the board suspend it, and a vote remove it', async () => {
    const mail = await commons.datasets.dataset(5n);
    // removed
    expect(mail.status).to.equal(3n);
    expect(mail.suspendedUntil - mail.suspendedFrom).to.equal(30n * 86_400n);
    const suspended = await commons.board.queryFilter(commons.board.filters.ActionCarriedOut(undefined, 1n, 5n));
    expect(suspended).to.have.length(1);
  });

  it('shows a veto that two thirds override', async () => {
    const later = (await commons.lens.page(4n, 100n)).map(({ state, vetoed, needsTwoThirds }) => [
      PROPOSAL_STATES[Number(state)],
      vetoed,
      needsTwoThirds,
    ]);
    expect(later).to.deep.equal([
      ['Executed', false, false],
      ['Executed', false, false],
      ['Executed', false, false],
      ['Canceled', true, false],
      ['Executed', false, true],
    ]);
    expect(await commons.datasets.endorsementsRequired()).to.equal(1n);
    expect(run.output).to.match(/One endorsement +.*passed, vetoed by the board/);
    expect(run.output).to.match(/One endorsement, again +.*passed by two thirds, executed/);
  });

  it('has one contributor withdraw after the sealing, and verify name it', async () => {
    // withdrawn, the others included
    const statuses = (await commons.datasets.datasets(1n, 4n)).map(({ status }) => status);
    expect(statuses).to.deep.equal([2n, 2n, 2n, 5n]);
    expect(run.output).to.include('all 4 entries are as the chain has them.');
    expect(run.output).to.include('Dataset 4 is revoked: withdrawn.');
  });

  it('shows the refusal of a licence that is not on the list', () => {
    expect(run.output).to.match(
      /World countries under ODbL-1\.0\. Refused by the registry: DatasetRegistryLicenceNotAllowed/,
    );
  });

  it('gives the people whose data was included a seat, also her whose data was removed later', async () => {
    const persons = await commons.contributors.persons(1n, 100n);

    // five founding members, five contributors
    expect(persons.map(({ person }) => person.seat)).to.deep.equal(Array<bigint>(10).fill(1n));
  });

  it('lets the first round lapse and seals the second, in shares that add up to one', async () => {
    const [first, second] = await commons.manifest.sealedRounds(1n, 10n);
    expect([first?.outcome, second?.outcome]).to.deep.equal([2n, 1n]);

    const shares = await commons.manifest.sharesOf(ROUND, 0n, 100n);
    const sum = shares.reduce((total, { sharePpbDown }) => total + sharePpbDown, 0n);
    expect(shares.map(({ datasetId }) => datasetId)).to.deep.equal([1n, 2n, 3n, 4n]);
    expect(sum <= PPB && sum > PPB - 4n, String(sum)).to.equal(true);
  });

  it('counts forty ballots, some of them replaced', async () => {
    const cast = await commons.ballots.queryFilter(commons.ballots.filters.BallotCast(ROUND));
    const voters = new Set(cast.map(({ args }) => args.voter));
    const different = new Set(cast.map(({ args }) => args.lines));

    expect(voters.size).to.equal(40);
    expect(cast.length).to.equal(47);
    expect(different.size).to.be.greaterThan(38);
  });

  it('writes a manifest that verifies, and announces it', async () => {
    const file = join(folder, 'manifest.json');
    expect(existsSync(file)).to.equal(true);
    const manifest = readFileSync(file, 'utf8');
    const { digest } = await commons.manifest.sealedRound(ROUND);

    expect(manifest).to.include(digest.slice(2));
    for (const held of [
      'Rebuilt a second time, it is the same, byte for byte.',
      'Its digest is the one that was sealed',
      'Recounted from 40 ballots, the shares are the same.',
      'None of its entries has been revoked since.',
    ]) {
      expect(run.output).to.include(`✔ ${held}`);
    }
    const published = await commons.manifest.queryFilter(commons.manifest.filters.ManifestPublished(ROUND));
    expect(published.length).to.equal(1);
  });

  it('says what each kind of step cost', () => {
    for (const step of [
      ...['register', 'submit a dataset', 'endorse', 'vote', 'cast a ballot', 'seal a round'],
      ...['approve a veto', 'approve a suspension', 'withdraw a dataset'],
    ]) {
      expect(run.output).to.match(new RegExp(`^ +${step} +\\d+ +[\\d,]+ +[\\d,]+ +[\\d,]+$`, 'm'));
    }
  });

  it('fails with exit code 1 and one sentence where no node answers', async () => {
    const url = node.url.replace(/\d+$/, '1');
    const failed = await runScript('demo.ts', ['--rpc', url, '--out', folder, '--no-build']);

    expect(failed.code).to.equal(1);
    expect(failed.output).to.include(`No node answers at ${url}.`);
  });
});
