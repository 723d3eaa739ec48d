import { createPublicClient, http, type PublicClient } from 'viem';

import { parseDeployment, type Deployment } from '../chain/parseDeployment.ts';
import { CommonweightError } from '../errors.ts';
import { readJson } from './readJson.ts';

export interface CommonOptions {
  rpc: string;
  deployment?: string;
  block?: bigint;
}

/** A node and a commons on its chain, as of one block. */
export interface Connection {
  client: PublicClient;
  deployment: Deployment;
  blockNumber: bigint;
  /** Unix seconds. */
  blockSeconds: number;
}

/** Connects to the node and finds the commons; whatever is wrong with either is said in one sentence. */
export async function connect(options: CommonOptions): Promise<Connection> {
  const client = createPublicClient({ transport: http(options.rpc, { retryCount: 1, timeout: 120_000 }) });
  const chainId = await client.getChainId().catch((cause: unknown) => {
    throw new CommonweightError(`No node answers at ${options.rpc}.`, { cause });
  });
  const deployment = parseDeployment(readJson(options.deployment ?? `deployments/${chainId}.json`));
  if (deployment.chainId !== chainId) {
    throw new CommonweightError(
      `Wrong chain: the node at ${options.rpc} is on chain ${chainId}, the deployment on ${deployment.chainId}.`,
    );
  }
  const { address } = deployment.contracts.TrainingManifest;
  if ((await client.getCode({ address })) === undefined) {
    throw new CommonweightError(`The node at ${options.rpc} has no commons: there is no contract at ${address}.`);
  }
  const block = await client
    .getBlock(options.block === undefined ? { blockTag: 'latest' } : { blockNumber: options.block })
    .catch((cause: unknown) => {
      throw new CommonweightError(`The node has no block ${options.block}.`, { cause });
    });
  return { client, deployment, blockNumber: block.number, blockSeconds: Number(block.timestamp) };
}
