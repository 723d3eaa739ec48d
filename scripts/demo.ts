import './lib/productionBuild.ts';

import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import hre from 'hardhat';

import { build } from './lib/build.ts';
import { PROJECT_ROOT } from './lib/deploy/record.ts';
import { makeManifest } from './lib/demo/makeManifest.ts';
import { openDemo } from './lib/demo/openDemo.ts';
import { oversee } from './lib/demo/oversee.ts';
import { playStory } from './lib/demo/story.ts';
import { showSummary } from './lib/demo/summary.ts';
import { run } from './lib/run.ts';
import { bold, chapter, say } from './lib/terminal.ts';

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
    await build();
  }

  chapter('Deployment');
  const demo = await openDemo({ hre, rpc: values.rpc, out: values.out });
  const { chain, cast, parameters, stage, documents, out, deploymentFile } = demo;
  say(`Nine contracts on ${chain.name}; the timelock rules them, and who deployed them has no power left.`);

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
  const later = await oversee({ stage, cast, outcome, documents, url: chain.url, deploymentFile, manifestFile });
  outcome.proposals.push(...later);
  await showSummary(stage, outcome, verified ? relative(process.cwd(), manifestFile) : undefined);

  await demo.close();
  return verified;
});
