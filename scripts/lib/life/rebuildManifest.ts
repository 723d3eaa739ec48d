import { createPublicClient, http } from 'viem';

import { buildManifest } from '../../../manifest/src/buildManifest.ts';
import type { Deployment } from '../../../manifest/src/chain/parseDeployment.ts';
import { readDecisions, type ReadDecisions } from '../../../manifest/src/readDecisions.ts';
import type { Manifest } from '../../../manifest/src/schema.ts';

/** What the chain says about a sealed round as of its last block, and the document that follows from it. */
export async function rebuildManifest(options: {
  url: string;
  deployment: Deployment;
  roundId: number;
}): Promise<ReadDecisions & { manifest: Manifest; text: string }> {
  const { url, deployment, roundId } = options;
  const client = createPublicClient({ transport: http(url) });
  const blockNumber = await client.getBlockNumber();
  const read = await readDecisions({ client, deployment, blockNumber, roundId });
  return { ...read, ...buildManifest(read) };
}
