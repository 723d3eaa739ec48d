import { BaseError, createPublicClient, type PublicClient } from 'viem';

import { agreeingTransport } from '../chain/agreeingTransport.ts';
import { parseDeployment, type Deployment } from '../chain/parseDeployment.ts';
import { CommonweightError } from '../errors.ts';
import { readJson } from './readJson.ts';

export interface CommonOptions {
  /** The node to ask; several have to agree. */
  rpc?: string | readonly string[] | undefined;
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

/** The nodes that were named, in the environment if nowhere else; of a development chain if not there either. */
export const nodesOf = ({ rpc }: Pick<CommonOptions, 'rpc'>): string[] =>
  [rpc ?? process.env.RPC_URL ?? 'http://127.0.0.1:8545'].flat();

/** Whether anybody said which node to ask. */
export const hasNode = ({ rpc }: Pick<CommonOptions, 'rpc'>): boolean => (rpc ?? process.env.RPC_URL) !== undefined;

/** Connects to the node and finds the commons; whatever is wrong with either is said in one sentence. */
export async function connect(options: CommonOptions): Promise<Connection> {
  const urls = nodesOf(options);
  const named = urls.join(', ');
  const client = createPublicClient({ transport: agreeingTransport(urls) });
  const chainId = await client.getChainId().catch((cause: unknown) => {
    throw ownError(cause) ?? new CommonweightError(`No node answers at ${named}.`, { cause });
  });
  const deployment = parseDeployment(readJson(options.deployment ?? `deployments/${chainId}.json`));
  if (deployment.chainId !== chainId) {
    throw new CommonweightError(
      `Wrong chain: the node at ${named} is on chain ${chainId}, the deployment on ${deployment.chainId}.`,
    );
  }
  const { address } = deployment.contracts.TrainingManifest;
  if ((await client.getCode({ address })) === undefined) {
    throw new CommonweightError(`The node at ${named} has no commons: there is no contract at ${address}.`);
  }
  const block = await client
    .getBlock(options.block === undefined ? { blockTag: 'latest' } : { blockNumber: options.block })
    .catch((cause: unknown) => {
      throw ownError(cause) ?? new CommonweightError(`The node has no block ${options.block}.`, { cause });
    });
  const madeIn = Math.max(...Object.values(deployment.contracts).map(({ firstBlock }) => firstBlock));
  if (block.number < madeIn) {
    throw new CommonweightError(
      `At block ${block.number} there was no commons yet: its last contract was made in block ${madeIn}.`,
    );
  }
  return { client, deployment, blockNumber: block.number, blockSeconds: Number(block.timestamp) };
}

/** An error of ours that viem has wrapped into one of its own. */
export function ownError(error: unknown): CommonweightError | undefined {
  if (error instanceof CommonweightError) return error;
  const found = error instanceof BaseError ? error.walk((cause) => cause instanceof CommonweightError) : null;
  return found instanceof CommonweightError ? found : undefined;
}
