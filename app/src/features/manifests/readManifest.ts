import {
  buildManifest,
  CommonweightError,
  foldDecisions,
  readHistory,
  sha256,
  type CommonsEvent,
  type Deployment,
  type Manifest,
  type Reader,
} from '@commonweight/manifest';
import { trainingManifestAbi } from '@commonweight/manifest/abis';

/** A sealed round's manifest, rebuilt from the chain. */
export interface BuiltManifest {
  manifest: Manifest;
  /** Canonical JSON. */
  text: string;
  /** Of the text, 64 hexadecimal digits. */
  sha256: string;
  /** Every event up to the block of the sealing. */
  history: readonly CommonsEvent[];
}

/**
 * Rebuilds the manifest of a sealed round, in one request. What the node says has to fit: the events give the digest that the contract
 * keeps, and the block is still where it was.
 */
export async function readManifest(options: {
  client: Reader;
  deployment: Deployment;
  roundId: number;
  /** The block in which it was sealed. */
  sealedInBlock: number;
}): Promise<BuiltManifest> {
  const { client, deployment, roundId } = options;
  const blockNumber = BigInt(options.sealedInBlock);
  const [history, sealing, sealed] = await Promise.all([
    readHistory({ client, deployment, toBlock: blockNumber }),
    client.getBlock({ blockNumber }),
    client.readContract({
      address: deployment.contracts.TrainingManifest.address,
      abi: trainingManifestAbi,
      functionName: 'sealedRound',
      args: [roundId],
    }),
  ]);
  const decisions = foldDecisions({ deployment, history, roundId });
  if (sealing.hash !== decisions.sealedInBlock.hash) {
    throw new CommonweightError('The chain was reorganised while it was read. Load the page again.');
  }
  if (sealed.digest !== decisions.sealedDigest) {
    throw new CommonweightError(
      `The node contradicts itself about round ${roundId}: its event says ${decisions.sealedDigest}, its contract ${sealed.digest}.`,
    );
  }
  const { manifest, text } = buildManifest({ decisions, sealedAtSeconds: Number(sealing.timestamp) });
  return { manifest, text, sha256: await sha256(new TextEncoder().encode(text)), history };
}
