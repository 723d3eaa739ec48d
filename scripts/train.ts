import './lib/productionBuild.ts';

import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import hre from 'hardhat';

import { build } from './lib/build.ts';
import { DeployError } from './lib/deploy/DeployError.ts';
import { PROJECT_ROOT } from './lib/deploy/record.ts';
import { openDemo } from './lib/demo/openDemo.ts';
import { playStory } from './lib/demo/story.ts';
import { run } from './lib/run.ts';
import { bold, chapter, grouped, percent, say, table } from './lib/terminal.ts';
import { drawResults } from './lib/train/drawResults.ts';
import { pullRound } from './lib/train/pullRound.ts';
import { readCorpus } from './lib/train/readCorpus.ts';
import { trainOnMixture, type TrainingResult } from './lib/train/trainOnMixture.ts';
import { voteAgain } from './lib/train/voteAgain.ts';

const HEAD = ['dataset', 'share before', 'share after', 'bits/byte before', 'bits/byte after', 'change'];

// npm run train [-- --rpc <url of a development node>] [--out <folder>] [--seed <number>] [--bytes <number>]
await run(async () => {
  const { values } = parseArgs({
    options: {
      rpc: { type: 'string' },
      out: { type: 'string', default: join(PROJECT_ROOT, 'out') },
      seed: { type: 'string', default: '7' },
      // so many that the smallest dataset hardly comes round twice
      bytes: { type: 'string', default: '120000' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const [seed, budgetBytes] = [Number(values.seed), Number(values.bytes)];
  if (!Number.isSafeInteger(seed)) throw new DeployError('The seed has to be a whole number.');
  if (!Number.isSafeInteger(budgetBytes) || budgetBytes < 1_000 || budgetBytes > 100_000_000) {
    throw new DeployError('The bytes to train on have to be a whole number from 1,000 to 100,000,000.');
  }
  console.log(bold('Commonweight: what a vote changes in a model'));
  if (!values['no-build']) {
    chapter('Build');
    say('Compiling the contracts; this takes a while the first time.');
    await build();
  }
  chapter('Deployment');
  const demo = await openDemo({ hre, rpc: values.rpc, out: values.out });
  say(`A commons on ${demo.chain.name}.`);
  const outcome = await playStory(demo.stage, demo.cast, demo.parameters, demo.documents);

  chapter('A second vote');
  const second = await voteAgain(demo.stage, demo.cast, outcome.brought, demo.parameters);
  say(`The same people wanted other things in round ${second}, which was sealed too.`);

  chapter('Pulling');
  const pulled = await Promise.all(
    [outcome.roundId, second].map(async (roundId) => {
      const folder = join(demo.out, `round-${roundId}`);
      const report = await pullRound(demo, roundId, folder);
      if (!report.ok) throw new DeployError(`The files of round ${roundId} could not all be pulled.`);
      say(`Round ${roundId} is in ${relative(process.cwd(), folder)}, every byte verified.`);
      return { round: Number(roundId), folder };
    }),
  );
  // nothing more is asked of the chain; training would keep it from answering
  await demo.close();

  const rounds: { round: number; results: TrainingResult[] }[] = [];
  for (const { round, folder } of pulled) {
    chapter(`Training on round ${round}`);
    rounds.push({ round, results: trainOnMixture(readCorpus(folder, seed), budgetBytes) });
    say(
      `Trained on ${grouped(budgetBytes)} bytes by the shares, a model that guesses each byte from the three before it.`,
    );
  }

  chapter('What the decision changed');
  const [before, after] = rounds;
  const rows = (before?.results ?? []).map((old, index) => {
    const now = after?.results[index] ?? old;
    const change = now.bitsPerByte - old.bitsPerByte;
    return [
      old.name,
      percent(old.share),
      percent(now.share),
      old.bitsPerByte.toFixed(4),
      now.bitsPerByte.toFixed(4),
      `${change > 0 ? '+' : ''}${change.toFixed(4)}`,
    ];
  });
  table(HEAD, rows);
  say('Bits per byte on text that was held out: the less, the better the model knows such text.');

  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const markdown = [line(HEAD), line(HEAD.map((_, column) => (column === 0 ? '---' : '--:'))), ...rows.map(line)];
  const files: [string, string][] = [
    ['train.json', `${JSON.stringify({ seed, budgetBytes, rounds }, null, 2)}\n`],
    ['train.md', `${markdown.join('\n')}\n`],
    ['train.svg', drawResults(rounds)],
  ];
  for (const [name, text] of files) writeFileSync(join(demo.out, name), text);
  say(`Written to ${relative(process.cwd(), demo.out)}: ${files.map(([name]) => name).join(', ')}.`);
});
