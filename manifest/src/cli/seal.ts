import { CommonweightError } from '../errors.ts';
import { datasetRegistryAbi, trainingManifestAbi, weightBallotsAbi } from '../generated/abis.ts';
import { solveSlope } from '../solveSlope.ts';
import type { Slope, Support } from '../types.ts';
import { connect, type CommonOptions, type Connection } from './connect.ts';
import type { Outcome, Progress } from './Outcome.ts';
import { send } from './send.ts';
import { signer } from './signer.ts';

const READ_PAGE = 100n;

/** The slope for what sealing would take now, and the revision of the set that it was found for. */
async function currentSlope(
  { client, deployment }: Connection,
  closesAt: number,
): Promise<{ slope?: Slope; revision: bigint }> {
  const registry = { address: deployment.contracts.DatasetRegistry.address, abi: datasetRegistryAbi } as const;
  const ballots = { address: deployment.contracts.WeightBallots.address, abi: weightBallotsAbi } as const;
  const revision = await client.readContract({ ...registry, functionName: 'revision' });
  const supports: Support[] = [];
  let fromId = 1;
  do {
    const [entries, nextId] = await client.readContract({
      ...registry,
      functionName: 'entriesFrom',
      args: [fromId, READ_PAGE, closesAt],
    });
    const ids = entries.map(({ datasetId }) => datasetId);
    // the ABI's types end at lists of 99
    const histograms = (await client.readContract({
      ...ballots,
      functionName: 'histograms',
      args: [ids],
    })) as readonly (readonly bigint[])[];
    for (const powers of histograms) {
      const support = [0n, ...powers, 0n];
      for (let level = 100; level >= 1; level--) support[level] = (support[level] ?? 0n) + (support[level + 1] ?? 0n);
      supports.push(support);
    }
    fromId = nextId;
  } while (fromId !== 0);
  const slope = solveSlope(supports);
  return slope === undefined ? { revision } : { slope, revision };
}

/** Ends the current round: seals it page by page at the slope it finds, or lets it lapse where there is nothing to seal. */
export async function seal(
  options: CommonOptions & { page: number; key?: string | undefined },
  progress: Progress,
): Promise<Outcome> {
  const connection = await connect(options);
  const { client, deployment } = connection;
  const ballots = { address: deployment.contracts.WeightBallots.address, abi: weightBallotsAbi } as const;
  const manifest = { address: deployment.contracts.TrainingManifest.address, abi: trainingManifestAbi } as const;
  const roundId = await client.readContract({ ...ballots, functionName: 'currentRound' });
  const closesAt = await client.readContract({ ...ballots, functionName: 'closesAt', args: [roundId] });
  const { timestamp } = await client.getBlock();
  // a development chain's last block may be old: the chain itself has the last word
  if (timestamp < closesAt && Date.now() / 1000 < closesAt) {
    throw new CommonweightError(`Round ${roundId} is open until ${new Date(closesAt * 1000).toISOString()}.`);
  }
  const wallet = await signer(connection, options);
  const reached = await client.readContract({ ...ballots, functionName: 'turnoutReached', args: [roundId] });
  let pages = 0;
  let found: { slope?: Slope; revision: bigint } | undefined;
  while ((await client.readContract({ ...ballots, functionName: 'currentRound' })) === roundId) {
    const revision = await client.readContract({
      address: deployment.contracts.DatasetRegistry.address,
      abi: datasetRegistryAbi,
      functionName: 'revision',
    });
    if (found?.revision !== revision) found = reached ? await currentSlope(connection, closesAt) : { revision };
    const { slope } = found;
    const page = BigInt(options.page);
    const base = { ...manifest, chain: wallet.chain, account: wallet.account } as const;
    await send(connection, async () => {
      if (slope === undefined) {
        const args = [roundId, page] as const;
        await client.simulateContract({ ...base, functionName: 'lapse', args });
        return wallet.writeContract({ ...base, functionName: 'lapse', args });
      }
      const args = [roundId, slope.numerator, Number(slope.denominator), page] as const;
      await client.simulateContract({ ...base, functionName: 'seal', args });
      return wallet.writeContract({ ...base, functionName: 'seal', args });
    });
    progress(`Page ${++pages} is on chain.`);
  }
  const ended = await client.readContract({ ...manifest, functionName: 'sealedRound', args: [roundId] });
  if (ended.outcome !== 1) {
    return { json: { round: roundId, outcome: 'lapsed', pages }, text: `Round ${roundId} has lapsed.`, ok: true };
  }
  return {
    json: {
      round: roundId,
      outcome: 'sealed',
      pages,
      digest: ended.digest,
      numerator: String(ended.slopeNumerator),
      denominator: ended.slopeDenominator,
      datasets: ended.datasetCount,
    },
    text: `Round ${roundId} is sealed: ${ended.datasetCount} datasets, digest ${ended.digest}.`,
    ok: true,
  };
}
