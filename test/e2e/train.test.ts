import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { expectNear } from '../helpers/expectNear.ts';
import { PROJECT_ROOT } from '../../scripts/lib/deploy/record.ts';
import { readCorpus } from '../../scripts/lib/train/readCorpus.ts';
import { trainOnMixture, type TrainingResult } from '../../scripts/lib/train/trainOnMixture.ts';
import { runScript, startScript, type Run, type RunningScript } from '../helpers/runScript.ts';

interface Written {
  seed: number;
  budgetBytes: number;
  rounds: [before: { round: number; results: TrainingResult[] }, after: { round: number; results: TrainingResult[] }];
}

describe('npm run train', () => {
  let script: RunningScript;
  let folder: string;
  let run: Run;
  let written: Written;

  before(async function () {
    // it deploys, votes twice and trains twice
    this.timeout(300_000);
    folder = mkdtempSync(join(tmpdir(), 'commons-'));
    script = startScript('train.ts', ['--out', folder, '--no-build']);
    run = await script.ended;
    expect(run.code, run.output).to.equal(0);
    written = JSON.parse(readFileSync(join(folder, 'train.json'), 'utf8')) as Written;
  });
  after(() => {
    script.kill();
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(PROJECT_ROOT, 'ignition/deployments/demo'), { recursive: true, force: true });
  });

  it('trains on what two sealed rounds decided, the shares of each adding up to one', () => {
    expect(written.rounds.map(({ round }) => round)).to.deep.equal([2, 3]);
    for (const { results } of written.rounds) {
      expect(results.map(({ datasetId }) => datasetId)).to.deep.equal([1, 2, 3, 4]);
      expectNear(
        results.reduce((sum, { share }) => sum + share, 0),
        1,
        1e-9,
      );
      for (const { share, trainedBytes } of results) {
        expect(trainedBytes).to.equal(Math.round(share * written.budgetBytes));
      }
    }
  });
  it('shows that the decision changed the model: what got a larger share it knows better, and the reverse', () => {
    const [before, after] = written.rounds;
    for (const [index, old] of before.results.entries()) {
      const now = after.results[index] ?? old;
      const [share, bits] = [now.share - old.share, now.bitsPerByte - old.bitsPerByte];
      expect(Math.sign(bits), old.name).to.equal(-Math.sign(share));
    }
  });
  it('gives the same numbers when it is trained again from the pulled folders', () => {
    for (const { round, results } of written.rounds) {
      const again = trainOnMixture(readCorpus(join(folder, `round-${round}`), written.seed), written.budgetBytes);
      expect(again).to.deep.equal(results);
    }
  });
  it('writes the table and the picture', () => {
    const [, after] = written.rounds;
    const bits = after.results[0]?.bitsPerByte.toFixed(4) ?? '';
    expect(readFileSync(join(folder, 'train.md'), 'utf8')).to.contain(`| ${bits} |`);
    expect(run.output).to.contain(bits);
    expect(readFileSync(join(folder, 'train.svg'), 'utf8'))
      .to.contain('Moby Dick')
      .and.contain('round 3');
  });
  it('refuses a size or seed that is none', async () => {
    for (const [args, message] of [
      [['--bytes', '12'], 'The bytes to train on have to be a whole number'],
      [['--seed', 'x'], 'The seed has to be a whole number.'],
    ] as const) {
      const { code, output } = await runScript('train.ts', ['--no-build', '--out', folder, ...args]);
      expect(code).to.equal(1);
      expect(output).to.contain(message);
    }
  });
});
