import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { encodeFunctionData, parseEventLogs } from 'viem';

import { CommonweightError } from '../errors.ts';
import { commonsGovernorAbi, datasetRegistryAbi } from '../generated/abis.ts';
import { connect, type CommonOptions } from './connect.ts';
import type { Outcome } from './Outcome.ts';
import { send } from './send.ts';
import { signer } from './signer.ts';

const STATUSES = ['unknown', 'submitted', 'included', 'removed', 'superseded', 'withdrawn'] as const;

/** Puts the removal of a dataset to a vote. */
export async function remove(
  datasetId: number,
  options: CommonOptions & { reason: string; title?: string; key?: string | undefined },
): Promise<Outcome> {
  const reasonSha256 = `0x${createHash('sha256').update(readReason(options.reason)).digest('hex')}` as const;
  const connection = await connect(options);
  const { client, deployment } = connection;
  const registry = { address: deployment.contracts.DatasetRegistry.address, abi: datasetRegistryAbi } as const;
  const count = await client.readContract({ ...registry, functionName: 'datasetCount' });
  if (datasetId > count) throw new CommonweightError(`There is no dataset ${datasetId}; the last one is ${count}.`);
  const { status } = await client.readContract({ ...registry, functionName: 'dataset', args: [datasetId] });
  if (STATUSES[status] !== 'included') {
    throw new CommonweightError(`Dataset ${datasetId} cannot be removed: it is ${STATUSES[status] ?? 'unknown'}.`);
  }

  const wallet = await signer(connection, options);
  const data = encodeFunctionData({ ...registry, functionName: 'remove', args: [datasetId, reasonSha256] });
  const description = `${options.title ?? `Remove dataset ${datasetId}`}\n\nSHA-256 of the reason: ${reasonSha256.slice(2)}`;
  const call = {
    address: deployment.contracts.CommonsGovernor.address,
    abi: commonsGovernorAbi,
    functionName: 'propose',
    args: [[registry.address], [0n], [data], description],
    account: wallet.account,
  } as const;
  const { transactionHash, logs } = await send(connection, async () => {
    await client.simulateContract(call);
    return wallet.writeContract({ ...call, chain: wallet.chain });
  });
  const [created] = parseEventLogs({ abi: commonsGovernorAbi, eventName: 'ProposalCreated', logs });
  if (created === undefined) throw new CommonweightError(`Transaction ${transactionHash} made no proposal.`);
  const { proposalId, voteStart } = created.args;
  return {
    json: {
      datasetId,
      proposalId: String(proposalId),
      voteStartsAtSeconds: Number(voteStart),
      reasonSha256,
      transactionHash,
    },
    text: `Proposed: ${description.split('\n')[0]}. The vote begins after ${new Date(Number(voteStart) * 1000).toISOString()}. Proposal ${proposalId}.`,
    ok: true,
  };
}

function readReason(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new CommonweightError(`The file ${file} cannot be read.`, { cause });
  }
}
