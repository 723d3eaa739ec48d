import './lib/productionBuild.ts';

import { mkdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import hre from 'hardhat';

import { build } from './lib/build.ts';
import { connectToLocal } from './lib/connect.ts';
import { deployCommons } from './lib/deploy/deployCommons.ts';
import { PROJECT_ROOT, writeRecord } from './lib/deploy/record.ts';
import { makeManifest } from './lib/demo/makeManifest.ts';
import { openDocuments } from './lib/documents/openDocuments.ts';
import { openChain } from './lib/demo/openChain.ts';
import { gatherCast, parametersFor } from './lib/demo/people.ts';
import { playStory } from './lib/demo/story.ts';
import { showSummary } from './lib/demo/summary.ts';
import { openProvider } from './lib/life/account.ts';
import { openCommons } from './lib/life/commons.ts';
import { makeClock, makeMeter } from './lib/life/stage.ts';
import { run } from './lib/run.ts';
import { bold, chapter, say } from './lib/terminal.ts';

const DEPLOYMENT_ID = 'demo';

// npm run demo [-- --rpc <url of a development node>] [--out <folder>]
await run(async () => {
  const { values } = parseArgs({
    options: {
      rpc: { type: 'string' },
      out: { type: 'string', default: join(PROJECT_ROOT, 'out') },
      'no-build': { type: 'boolean', default: false },
    },
  });
  console.log(bold('Commonweight: from a dataset to a manifest that anybody can verify'));
  if (!values['no-build']) {
    chapter('Build');
    say('Compiling the contracts; this takes a while the first time.');
    await build(hre);
  }

  chapter('Deployment');
  const chain = await openChain(hre, values.rpc);
  const connection = await connectToLocal(hre, chain.url);
  const provider = openProvider(chain.url);
  const cast = await gatherCast(provider);
  const parameters = parametersFor(cast);
  // every demo is a commons of its own, also on a chain that has seen one
  rmSync(join(hre.config.paths.ignition, 'deployments', DEPLOYMENT_ID), { recursive: true, force: true });
  const record = await deployCommons({ hre, connection, parameters, deploymentId: DEPLOYMENT_ID });
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  const deploymentFile = join(out, 'deployment.json');
  writeRecord(deploymentFile, record);
  const commons = await openCommons(connection.ethers, record.contracts);
  say(`Eight contracts on ${chain.name}; the timelock rules them, and who deployed them has no power left.`);

  const stage = { commons, clock: makeClock(provider), meter: makeMeter() };
  const documents = openDocuments(join(out, 'documents'));
  const outcome = await playStory(stage, cast, parameters, documents);
  const manifestFile = join(out, 'manifest.json');
  const verified = await makeManifest({
    stage,
    publisher: cast.curators[0]?.account,
    url: chain.url,
    deploymentFile,
    manifestFile,
    roundId: outcome.roundId,
  });
  await showSummary(stage, outcome, verified ? relative(process.cwd(), manifestFile) : undefined);

  provider.destroy();
  await chain.close();
  return verified;
});
