import { CommonweightError } from '../errors.ts';
import { trainingManifestAbi } from '../generated/abis.ts';
import { connect, type CommonOptions } from './connect.ts';
import type { Outcome } from './Outcome.ts';
import { send } from './send.ts';
import { signer } from './signer.ts';

/** Announces on chain where a sealed round's manifest can be had. */
export async function publish(
  options: CommonOptions & { uri: string; round?: number; key?: string | undefined },
): Promise<Outcome> {
  const connection = await connect(options);
  const { client, deployment } = connection;
  const manifest = { address: deployment.contracts.TrainingManifest.address, abi: trainingManifestAbi } as const;
  const roundId = options.round ?? (await client.readContract({ ...manifest, functionName: 'latestSealedRound' }));
  if (roundId === 0) throw new CommonweightError('No round has been sealed yet.');
  const wallet = await signer(connection, options);
  const call = { ...manifest, functionName: 'publish', args: [roundId, options.uri], account: wallet.account } as const;
  const { transactionHash } = await send(connection, async () => {
    await client.simulateContract(call);
    return wallet.writeContract({ ...call, chain: wallet.chain });
  });
  return {
    json: { round: roundId, uri: options.uri, transactionHash },
    text: `Round ${roundId}: announced ${options.uri}.`,
    ok: true,
  };
}
