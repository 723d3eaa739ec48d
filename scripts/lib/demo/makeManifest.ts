import { readFileSync, writeFileSync } from 'node:fs';

import type { Signer } from 'ethers';

import { parseDeployment } from '../../../manifest/src/chain/parseDeployment.ts';
import { foldBallots } from '../../../manifest/src/foldBallots.ts';
import { histogram } from '../../../manifest/src/histogram.ts';
import { parseManifest } from '../../../manifest/src/parseManifest.ts';
import { revokedEntries } from '../../../manifest/src/revokedEntries.ts';
import { shares } from '../../../manifest/src/shares.ts';
import { rebuildManifest } from '../life/rebuildManifest.ts';
import { done } from '../life/stage.ts';
import type { Stage } from '../life/stage.ts';
import { chapter, green, grouped, red, say } from '../terminal.ts';
import { sha256 } from '../units.ts';

export interface MakeManifestOptions {
  stage: Stage;
  publisher: Signer | undefined;
  url: string;
  deploymentFile: string;
  manifestFile: string;
  roundId: bigint;
}

/**
 * Rebuilds the manifest of a sealed round from the chain, verifies the file, recounts the round and announces it.
 * @returns Whether everything held.
 */
export async function makeManifest(options: MakeManifestOptions): Promise<boolean> {
  const { stage, publisher, url, manifestFile, roundId } = options;
  const check = (holds: boolean, what: string): boolean => {
    say(`${holds ? green('✔') : red('✘')} ${what}`);
    return holds;
  };

  chapter('The manifest');
  const deployment = parseDeployment(JSON.parse(readFileSync(options.deploymentFile, 'utf8')));
  const { text } = await rebuildManifest({ url, deployment, roundId: Number(roundId) });
  writeFileSync(manifestFile, text);
  say(`Rebuilt from the chain's events alone and written down: ${grouped(text.length)} bytes.`);
  if (publisher !== undefined) {
    const sent = stage.commons.manifest
      .connect(publisher)
      .publish(roundId, `https://manifests.example/${sha256(text).slice(2)}.json`);
    await done(stage, 'publish a manifest', sent);
  }

  // From here on as a trainer would, who has the file and a node, and trusts neither.
  const file = readFileSync(manifestFile, 'utf8');
  const given = parseManifest(file);
  const again = await rebuildManifest({ url, deployment, roundId: Number(roundId) });
  const { digest } = await stage.commons.manifest.sealedRound(roundId);
  const ballots = foldBallots(again.history, Number(roundId));
  const counted = shares({
    supports: histogram({ datasetIds: given.entries.map(({ datasetId }) => datasetId), ballots }),
  });
  const revoked = revokedEntries({ manifest: given, history: again.history, nowSeconds: await stage.clock.now() });
  return [
    check(file === again.text, 'Rebuilt a second time, it is the same, byte for byte.'),
    check(given.digest === digest, `Its digest is the one that was sealed, ${digest.slice(0, 18)}….`),
    check(
      given.entries.every(
        ({ datasetId, sharePpbDown }) => counted.shares.get(datasetId)?.ppbDown === BigInt(sharePpbDown),
      ),
      `Recounted from ${ballots.length} ballots, the shares are the same.`,
    ),
    check(revoked.length === 0, 'None of its entries has been revoked since.'),
  ].every(Boolean);
}
