import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';
import { network } from 'hardhat';

import { PROJECT_ROOT, readRecord } from '../../scripts/lib/deploy/record.ts';
import { openCommons } from '../../scripts/lib/life/commons.ts';
import { PROPOSAL_STATES } from '../../scripts/lib/life/proposal.ts';
import { startAnvil } from '../helpers/anvil.ts';
import type { Node } from '../helpers/anvil.ts';
import { runScript } from '../helpers/runScript.ts';

const DEPLOYMENT_ID = `test-seed-${process.pid}`;
const DATASET_STATES = ['None', 'Submitted', 'Included', 'Removed', 'Superseded', 'Withdrawn'];

describe('npm run seed, on anvil', () => {
  let node: Node;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commons-'));
    node = await startAnvil();
  });

  after(async () => {
    await node.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(PROJECT_ROOT, 'ignition/deployments', DEPLOYMENT_ID), { recursive: true, force: true });
  });

  it('fills a commons with datasets and proposals in every state, and refuses to do it twice', async () => {
    const file = join(folder, 'deployment.json');
    const args = ['--rpc', node.url, '--deployment', file, '--deployment-id', DEPLOYMENT_ID, '--no-build'];

    const run = await runScript('seed.ts', args);
    expect(run.code, run.output).to.equal(0);

    const connection = await network.create({ network: 'localhost', chainType: 'l1', override: { url: node.url } });
    const { datasets, lens, ballots, manifest } = await openCommons(connection.ethers, readRecord(file).contracts);
    const states = (await datasets.datasets(1n, 100n)).map(({ status }) => DATASET_STATES[Number(status)]);
    expect(new Set(states)).to.deep.equal(new Set(DATASET_STATES.slice(1)));
    const proposals = (await lens.page(1n, 100n)).map(({ state }) => PROPOSAL_STATES[Number(state)]);
    expect(proposals).to.deep.equal([
      ...['Executed', 'Defeated', 'Executed', 'Executed'],
      ...['Queued', 'Succeeded', 'Active', 'Pending'],
    ]);
    expect(await manifest.latestSealedRound()).to.equal(1n);
    expect(await ballots.currentRound()).to.equal(2n);
    expect((await ballots.round(2n)).castPower).to.be.greaterThan(0n);
    await connection.close();

    const again = await runScript('seed.ts', args);
    expect(again.code).to.equal(1);
    expect(again.output).to.include('There is data in this commons already.');
  });
});
