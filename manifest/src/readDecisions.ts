import type { Deployment } from './chain/parseDeployment.ts';
import { readHistory, type CommonsEvent } from './chain/readHistory.ts';
import type { Reader } from './chain/Reader.ts';
import { CommonweightError } from './errors.ts';
import { foldDecisions, type Decisions } from './foldDecisions.ts';
import { trainingManifestAbi } from './generated/abis.ts';

/** What a node has to say about a sealed round, as of a pinned block. */
export interface ReadDecisions {
  decisions: Decisions;
  sealedAtSeconds: number;
  /** All events up to the pinned block, those after the sealing too. */
  history: CommonsEvent[];
}

/** Reads a sealed round from a node, and checks what can be: the chain's digest twice over, and that the chain stood still. */
export async function readDecisions(options: {
  client: Reader;
  deployment: Deployment;
  /** Up to which block events are read. */
  blockNumber: bigint;
  /** The last sealed round where it is not given. */
  roundId?: number | undefined;
}): Promise<ReadDecisions> {
  const { client, deployment, blockNumber } = options;
  const history = await readHistory({ client, deployment, toBlock: blockNumber });
  const roundId = options.roundId ?? lastSealed(history);
  const decisions = foldDecisions({ deployment, history, roundId });

  const sealing = await client.getBlock({ blockNumber: BigInt(decisions.sealedInBlock.number) });
  if (sealing.hash !== decisions.sealedInBlock.hash) {
    throw new CommonweightError('The chain was reorganised while it was read. Run the command again.');
  }
  const { digest } = await client.readContract({
    address: deployment.contracts.TrainingManifest.address,
    abi: trainingManifestAbi,
    functionName: 'sealedRound',
    args: [roundId],
  });
  if (digest !== decisions.sealedDigest) {
    throw new CommonweightError(
      `The node contradicts itself about round ${roundId}: its event says ${decisions.sealedDigest}, its contract ${digest}.`,
    );
  }
  return { decisions, sealedAtSeconds: Number(sealing.timestamp), history };
}

function lastSealed(history: readonly CommonsEvent[]): number {
  const last = history.findLast(({ eventName }) => eventName === 'RoundSealed');
  if (last?.eventName !== 'RoundSealed') throw new CommonweightError('No round has been sealed yet.');
  return last.args.roundId;
}
