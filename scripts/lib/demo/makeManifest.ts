import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Signer } from 'ethers';

import { PROJECT_ROOT } from '../deploy/record.ts';
import { done } from '../life/stage.ts';
import type { Stage } from '../life/stage.ts';
import { chapter, dim, green, grouped, say } from '../terminal.ts';
import { sha256 } from '../units.ts';

export interface MakeManifestOptions {
  stage: Stage;
  publisher: Signer | undefined;
  url: string;
  deploymentFile: string;
  manifestFile: string;
  roundId: bigint;
}

/** Runs the command that trainers run, and shows what it says. */
async function commonweight(args: readonly string[]): Promise<boolean> {
  say(dim(`$ npm run commonweight -- ${args.slice(0, 2).join(' ')} …`));
  const child = spawn(process.execPath, [join('manifest/bin/commonweight.mjs'), ...args], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  for (const line of output.split('\n').filter((text) => text.trim() !== '')) say(`  ${line}`);
  return code === 0;
}

/**
 * Rebuilds the manifest of a sealed round from the chain, recounts the round, verifies the file and announces it.
 * @returns Whether everything held.
 */
export async function makeManifest(options: MakeManifestOptions): Promise<boolean> {
  const { stage, publisher, url, deploymentFile, manifestFile, roundId } = options;
  chapter('The manifest');
  const where = ['--rpc', url, '--deployment', deploymentFile];
  const round = ['--round', String(roundId)];

  const built = await commonweight(['manifest', ...round, '--out', manifestFile, ...where]);
  const verified = built && (await commonweight(['verify', manifestFile, ...where]));
  const counted = verified && (await commonweight(['tally', ...round, ...where]));
  if (!counted) return false;

  const content = readFileSync(manifestFile);
  if (publisher !== undefined) {
    const uri = `https://manifests.example/${sha256(content).slice(2)}.json`;
    const sent = stage.commons.manifest.connect(publisher).publish(roundId, uri);
    await done(stage, 'publish a manifest', sent);
  }
  say(green(`Rebuilt, recounted, verified and published: ${grouped(content.length)} bytes.`));
  return true;
}
