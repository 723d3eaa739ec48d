import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { createPublicClient, http } from 'viem';

import { buildManifest } from '../../../manifest/src/buildManifest.ts';
import { parseDeployment } from '../../../manifest/src/chain/parseDeployment.ts';
import { pullManifest } from '../../../manifest/src/pull/pullManifest.ts';
import type { PullReport } from '../../../manifest/src/pull/pullReport.ts';
import { readDecisions } from '../../../manifest/src/readDecisions.ts';
import { revokedEntries } from '../../../manifest/src/revokedEntries.ts';
import type { Demo } from '../demo/openDemo.ts';

/** Rebuilds a round's manifest from the chain and pulls its cards and files, as a trainer does. */
export async function pullRound(demo: Demo, roundId: bigint, to: string): Promise<PullReport> {
  const client = createPublicClient({ transport: http(demo.chain.url) });
  const deployment = parseDeployment(JSON.parse(readFileSync(demo.deploymentFile, 'utf8')));
  const blockNumber = await client.getBlockNumber();
  const read = await readDecisions({ client, deployment, blockNumber, roundId: Number(roundId) });
  const { manifest } = buildManifest(read);
  const nowSeconds = await demo.stage.clock.now();
  return pullManifest({
    manifest,
    to,
    places: { mirrors: [pathToFileURL(demo.documents.folder)], gateways: [], allowFile: false },
    revoked: {
      entries: revokedEntries({ manifest, history: read.history, nowSeconds }),
      asOfBlock: Number(blockNumber),
    },
    parallel: 8,
  });
}
