import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';
import { encodeBytes32String, ZeroHash } from 'ethers';
import { network } from 'hardhat';
import { createPublicClient, http } from 'viem';

import { parseCard } from '../../manifest/src/card/parseCard.ts';
import { cardCid } from '../../manifest/src/cardCid.ts';
import { parseDeployment } from '../../manifest/src/chain/parseDeployment.ts';
import { readHistory } from '../../manifest/src/chain/readHistory.ts';
import { parseManifest } from '../../manifest/src/parseManifest.ts';
import { PROJECT_ROOT, readRecord } from '../../scripts/lib/deploy/record.ts';
import { openCommons, type Commons } from '../../scripts/lib/life/commons.ts';
import { PROPOSAL_STATES } from '../../scripts/lib/life/proposal.ts';
import { startAnvil } from '../helpers/anvil.ts';
import type { Node } from '../helpers/anvil.ts';
import { runScript } from '../helpers/runScript.ts';

const DEPLOYMENT_ID = `test-seed-${process.pid}`;
const DATASET_STATES = ['None', 'Submitted', 'Included', 'Removed', 'Superseded', 'Withdrawn'];

describe('npm run seed, on anvil', () => {
  let node: Node;
  let folder: string;
  let documents: string;
  let args: string[];
  let commons: Commons;
  let close: () => Promise<void> = () => Promise.resolve();
  let deployment: ReturnType<typeof parseDeployment>;

  /** A kept document, whose name has to be its hash. */
  const read = (sha256: string): Buffer => {
    const bytes = readFileSync(join(documents, sha256.replace('0x', '')));
    expect(createHash('sha256').update(bytes).digest('hex')).to.equal(sha256.replace('0x', ''));
    return bytes;
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commons-'));
    documents = join(folder, 'documents');
    node = await startAnvil();
    const file = join(folder, 'deployment.json');
    const where = ['--rpc', node.url, '--deployment', file, '--documents', documents];
    args = [...where, '--deployment-id', DEPLOYMENT_ID, '--no-build'];
    const run = await runScript('seed.ts', args);
    expect(run.code, run.output).to.equal(0);

    const record = readRecord(file);
    deployment = parseDeployment(record);
    const connection = await network.create({ network: 'localhost', chainType: 'l1', override: { url: node.url } });
    close = () => connection.close();
    commons = await openCommons(connection.ethers, record.contracts);
  });

  after(async () => {
    await close();
    await node.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(PROJECT_ROOT, 'ignition/deployments', DEPLOYMENT_ID), { recursive: true, force: true });
  });

  it('leaves datasets in every status, of every access, and with an end of consent before and after the round closes', async () => {
    const datasets = await commons.datasets.datasets(1n, 100n);
    const closesAt = await commons.ballots.closesAt(await commons.ballots.currentRound());

    const states = datasets.map(({ status }) => DATASET_STATES[Number(status)]);
    expect(new Set(states)).to.deep.equal(new Set(DATASET_STATES.slice(1)));
    expect(new Set(datasets.map(({ access }) => access))).to.deep.equal(new Set([0n, 1n, 2n]));
    const ends = datasets
      .filter(({ status, consentEndsAt }) => status === 2n && consentEndsAt !== 0n)
      .map(({ consentEndsAt }) => (consentEndsAt < closesAt ? 'before' : 'after'));
    expect(new Set(ends)).to.deep.equal(new Set(['before', 'after']));
    // none, too few and enough
    const submitted = datasets.filter(({ status }) => status === 1n).map(({ endorsements }) => endorsements);
    expect(new Set(submitted)).to.deep.equal(new Set([0n, 1n, 2n]));
  });

  it('leaves proposals in every state that the governor knows, but Expired, which a timelock without an end never gives', async () => {
    const proposals = await commons.lens.page(1n, 100n);

    const states = proposals.map(({ state }) => PROPOSAL_STATES[Number(state)] ?? 'Expired');
    expect(states).to.deep.equal([
      ...['Executed', 'Defeated', 'Defeated', 'Executed', 'Canceled'],
      ...['Executed', 'Executed', 'Canceled', 'Executed', 'Canceled'],
      ...['Queued', 'Defeated', 'Queued', 'Succeeded'],
      ...['Active', 'Active', 'Active', 'Pending'],
    ]);
    expect(proposals.filter(({ vetoed }) => vetoed).map(({ number }) => number)).to.deep.equal([8n, 10n]);
    expect(proposals.filter(({ needsTwoThirds }) => needsTwoThirds).map(({ number }) => number)).to.deep.equal([
      9n,
      17n,
    ]);
  });

  it('has each house defeat what the other wanted, and one proposal miss its quorum', async () => {
    const [, letters, turnout] = await commons.lens.page(1n, 3n);
    const [again] = await commons.lens.page(12n, 1n);

    const ayes = (votes: { forVotes: bigint; againstVotes: bigint } | undefined): boolean =>
      votes !== undefined && votes.forVotes > votes.againstVotes;
    expect([ayes(letters?.tokenHouse), ayes(letters?.memberHouse)]).to.deep.equal([true, false]);
    expect([ayes(turnout?.tokenHouse), ayes(turnout?.memberHouse)]).to.deep.equal([false, true]);
    const { forVotes = 0n, abstainVotes = 0n, quorum = 0n } = again?.memberHouse ?? {};
    expect(forVotes + abstainVotes < quorum).to.equal(true);
  });

  it('leaves one queued proposal waiting in the timelock and one that can be executed', async () => {
    const now = (await commons.governor.runner?.provider?.getBlock('latest'))?.timestamp ?? 0;
    const queued = (await commons.lens.page(1n, 100n)).filter(({ state }) => state === 5n);

    expect(queued.map(({ eta }) => eta <= BigInt(now))).to.deep.equal([true, false]);
  });

  it('leaves a dataset cooling down after its defeat', async () => {
    await expect(commons.governor.proposeInclusion.staticCall([5n], 'again')).to.be.revertedWithCustomError(
      commons.governor,
      'GovernorDatasetCoolingDown',
    );
  });

  it('seats a board that has used each of its powers, and has a veto under way', async () => {
    const actions = await commons.board.actions(0n, 10n);
    const members = (await commons.board.seats()).filter(({ live }) => live);

    expect(members.length).to.equal(3);
    // 0 veto, 1 suspension, 2 report
    const powers = actions.map(({ action: { power, carriedOutAt } }) => [power, carriedOutAt !== 0n]);
    expect(powers).to.deep.equal([
      [1n, true],
      [0n, true],
      [0n, true],
      [2n, true],
      [0n, false],
      [1n, true],
    ]);
    const [wordnet] = await commons.datasets.datasets(4n, 1n);
    expect(wordnet?.suspendedUntil).to.be.greaterThan(await commons.ballots.closesAt(4n));
  });

  it('includes mail, has the board suspend it for personal data, and removes it by a vote before that ends', async () => {
    const [mail] = await commons.datasets.datasets(8n, 1n);
    expect(parseCard(read(mail?.cardSha256 ?? '')).keywords).to.include('e-mail');
    const { DatasetIncluded, DatasetRemoved } = commons.datasets.filters;
    const [included] = await commons.datasets.queryFilter(DatasetIncluded(8n));
    const [removed] = await commons.datasets.queryFilter(DatasetRemoved(8n));
    const secondsOf = async (event: typeof included | typeof removed) =>
      BigInt((await event?.getBlock())?.timestamp ?? 0);

    const { suspendedFrom = 0n, suspendedUntil = 0n } = mail ?? {};
    expect(suspendedUntil - suspendedFrom).to.equal(await commons.board.maxSuspensionSeconds());
    expect((await secondsOf(included)) < suspendedFrom).to.equal(true);
    const removedAt = await secondsOf(removed);
    expect(suspendedFrom < removedAt && removedAt < suspendedUntil).to.equal(true);
    const number = await commons.board.actionNumber(1n, 8n, ZeroHash);
    const approvals = await commons.board.queryFilter(commons.board.filters.ActionApproved(number));
    expect(approvals.length).to.equal(2);
    expect(approvals.map(({ args }) => read(args.reasonSha256).toString()).join()).to.include('It is personal data.');
    // what the board says of it is so
    const [file] = parseCard(read(mail?.cardSha256 ?? '')).distribution;
    expect(read(file?.sha256 ?? '').toString()).to.match(/@garden\.example>.*tel\. 555-01\d\d/);
    const [{ args: executed } = { args: undefined }] = await commons.governor.queryFilter(
      commons.governor.filters.ProposalExecuted(),
      removed?.blockNumber,
      removed?.blockNumber,
    );
    const [removal] = await commons.lens.page(7n, 1n);
    expect(executed?.proposalId).to.equal(removal?.id);
  });

  it('vetoes a licence, and carries the same call out when two thirds of both houses insist', async () => {
    const [vetoed, insisting] = await commons.lens.page(8n, 2n);
    const created = await commons.governor.queryFilter(commons.governor.filters.ProposalCreated());
    const callsOf = (id: bigint | undefined) => {
      const args = created.find((event) => event.args.proposalId === id)?.args;
      return [args?.targets, args?.calldatas].map((part) => part?.join());
    };

    expect([vetoed?.vetoed, insisting?.needsTwoThirds]).to.deep.equal([true, true]);
    expect(callsOf(insisting?.id)).to.deep.equal(callsOf(vetoed?.id)).and.not.include(undefined);
    for (const house of [insisting?.tokenHouse, insisting?.memberHouse]) {
      const { forVotes = 0n, againstVotes = 0n } = house ?? {};
      // somebody was against, and it was enough all the same
      expect(againstVotes > 0n && forVotes * 3n >= (forVotes + againstVotes) * 2n).to.equal(true);
    }
    const licence = encodeBytes32String('OGL-UK-3.0');
    const [allowed] = await commons.datasets.queryFilter(commons.datasets.filters.LicenceAllowed(licence));
    const executions = await commons.governor.queryFilter(commons.governor.filters.ProposalExecuted());
    const execution = executions.find(({ args }) => args.proposalId === insisting?.id);
    expect(allowed?.transactionHash).to.equal(execution?.transactionHash).and.not.equal(undefined);
  });

  it('seals two rounds, lets one lapse, and leaves the fourth half voted, with one ballot replaced', async () => {
    const outcomes = (await commons.manifest.sealedRounds(1n, 10n)).map(({ outcome }) => outcome);
    const cast = await commons.ballots.queryFilter(commons.ballots.filters.BallotCast(4n));

    // 1 sealed, 2 lapsed, 0 open
    expect(outcomes.slice(0, 3)).to.deep.equal([1n, 2n, 1n]);
    expect(await commons.ballots.currentRound()).to.equal(4n);
    expect(new Set(cast.map(({ args: { voter } }) => voter)).size).to.equal(5);
    expect(cast.length).to.equal(6);
  });

  it('keeps the document behind every hash on the chain', async () => {
    const client = createPublicClient({ transport: http(node.url) });
    const history = await readHistory({ client, deployment, toBlock: await client.getBlockNumber() });

    const hashes: string[] = [];
    const board = commons.board.filters;
    for (const { args } of await commons.board.queryFilter(board.ActionApproved())) hashes.push(args.reasonSha256);
    for (const { args } of await commons.board.queryFilter(board.RoundReported())) hashes.push(args.reportSha256);
    expect(hashes.length).to.equal(12);
    for (const event of history) {
      if (event.eventName === 'PersonRegistered') {
        hashes.push(event.args.profileSha256);
        const person = JSON.parse(read(event.args.profileSha256).toString()) as Record<string, unknown>;
        expect(person).to.have.all.keys('name', 'about', 'links');
        expect(event.args.profileUri).to.equal(`ipfs://${cardCid(event.args.profileSha256.slice(2))}`);
      }
      if (event.eventName === 'DatasetSubmitted') {
        const { cardSha256, mirrorUri } = event.args.submission;
        hashes.push(cardSha256, event.args.submission.contributorTermsSha256);
        expect(mirrorUri).to.equal(`ipfs://${cardCid(cardSha256.slice(2))}`);
        for (const file of parseCard(read(cardSha256)).distribution) {
          if (!file.contentUrl.startsWith('ipfs://')) continue;
          expect(file.contentSize).to.equal(`${read(file.sha256).length} B`);
          hashes.push(file.sha256);
        }
      }
      if (event.eventName === 'DatasetEndorsed') hashes.push(event.args.reviewSha256);
      if (event.eventName === 'DatasetRemoved') hashes.push(event.args.reasonSha256);
    }
    for (const hash of hashes) read(hash);
    // what is left are the two manifests
    const known = new Set(hashes.map((hash) => hash.replace('0x', '')));
    const others = readdirSync(documents).filter((name) => !known.has(name));
    const rounds = others.map((name) => parseManifest(read(name).toString()).round.id).sort();
    expect(rounds).to.deep.equal([1, 3]);
  });

  it('announces each manifest by the content id of the document that is kept', async () => {
    for (const roundId of [1n, 3n]) {
      const [published] = await commons.manifest.queryFilter(commons.manifest.filters.ManifestPublished(roundId));
      const name = readdirSync(documents).find((sha256) => published?.args.uri === `ipfs://${cardCid(sha256)}`);
      const { digest } = await commons.manifest.sealedRound(roundId);
      expect(parseManifest(read(name ?? '').toString()).digest).to.equal(digest);
    }
  });

  it('refuses to fill a commons that has data already', async () => {
    const again = await runScript('seed.ts', args);

    expect(again.code).to.equal(1);
    expect(again.output).to.include('There is data in this commons already.');
  });
});
