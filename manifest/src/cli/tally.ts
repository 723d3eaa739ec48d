import { readHistory } from '../chain/readHistory.ts';
import { CommonweightError } from '../errors.ts';
import { foldBallots } from '../foldBallots.ts';
import { foldDatasets } from '../foldDatasets.ts';
import { formatShare } from '../formatShare.ts';
import { trainingManifestAbi, weightBallotsAbi } from '../generated/abis.ts';
import { histogram } from '../histogram.ts';
import { isSealable } from '../isSealable.ts';
import { parseRound } from '../parseRound.ts';
import { shares } from '../shares.ts';
import { tallyBallots } from '../tallyBallots.ts';
import type { Share } from '../types.ts';
import { connect, type CommonOptions, type Connection } from './connect.ts';
import type { Outcome, Progress } from './Outcome.ts';
import { readJson } from './readJson.ts';

const PAGE = 500;

const table = (counted: Record<string, string>): string =>
  Object.entries(counted)
    .map(([id, share]) => `dataset ${id.padStart(6)}  ${share}`)
    .join('\n');

/** What the chain keeps of a sealed round, or makes of the current one at the same slope. */
async function chainShares(
  connection: Connection,
  options: {
    roundId: number;
    sealed: boolean;
    ids: readonly number[];
    slope: { numerator: bigint; denominator: bigint };
  },
): Promise<Map<number, bigint>> {
  const { client, deployment, blockNumber } = connection;
  const { roundId, ids, slope } = options;
  const found = new Map<number, bigint>();
  for (let from = 0; from < Math.max(ids.length, 1); from += PAGE) {
    if (options.sealed) {
      const page = await client.readContract({
        address: deployment.contracts.TrainingManifest.address,
        abi: trainingManifestAbi,
        functionName: 'sharesOf',
        args: [roundId, BigInt(from), BigInt(PAGE)],
      });
      for (const { datasetId, sharePpbDown } of page) found.set(datasetId, BigInt(sharePpbDown));
    } else {
      const part = ids.slice(from, from + PAGE);
      const [, , page] = await client.readContract({
        address: deployment.contracts.WeightBallots.address,
        abi: weightBallotsAbi,
        functionName: 'sharesAt',
        args: [part, slope.numerator, Number(slope.denominator)],
        blockNumber,
      });
      for (const [index, id] of part.entries()) found.set(id, BigInt(page[index] ?? 0));
    }
  }
  return found;
}

/** Counts a round again, from a file alone or from the ballots' events, and holds the result against the chain. */
export async function tally(
  options: CommonOptions & { round?: number; ballots?: string },
  progress: Progress,
): Promise<Outcome> {
  if (options.ballots !== undefined) {
    const { shares: counted } = tallyBallots(parseRound(readJson(options.ballots)));
    return { json: { shares: counted }, text: table(counted), ok: true };
  }

  const connection = await connect(options);
  progress(`Reading the ballots up to block ${connection.blockNumber} …`);
  const history = await readHistory({ ...connection, toBlock: connection.blockNumber });
  const opened = history.flatMap(({ eventName, args }) => (eventName === 'RoundOpened' ? [args] : []));
  const sealings = history.flatMap(({ eventName, args }) => (eventName === 'RoundSealed' ? [args] : []));
  const roundId = options.round ?? sealings.at(-1)?.roundId ?? opened.at(-1)?.roundId;
  const opening = opened.find((args) => args.roundId === roundId);
  if (roundId === undefined || opening === undefined) {
    throw new CommonweightError(`There is no round ${roundId}; the last one is ${opened.at(-1)?.roundId}.`);
  }
  const lapsed = history.some(({ eventName, args }) => eventName === 'RoundLapsed' && args.roundId === roundId);
  if (lapsed) throw new CommonweightError(`Round ${roundId} has lapsed: it has no shares.`);

  const sealing = history.findIndex(({ eventName, args }) => eventName === 'RoundSealed' && args.roundId === roundId);
  const events = sealing === -1 ? history : history.slice(0, sealing);
  const ids = [...foldDatasets(events).values()]
    .filter((dataset) => isSealable(dataset, opening.closesAt))
    .map(({ datasetId }) => datasetId);
  const ballots = foldBallots(events, roundId);
  // solved for anew, not taken from the sealing
  const { slope, shares: counted } = shares({ supports: histogram({ datasetIds: ids, ballots }) });
  const onChain =
    slope === undefined
      ? new Map<number, bigint>()
      : await chainShares(connection, { roundId, sealed: sealing !== -1, ids, slope });
  const differences = differencesOf(counted, onChain, slope === undefined);
  const decimals = Object.fromEntries([...counted].map(([id, share]) => [String(id), formatShare(share)]));
  const ok = differences.length === 0;
  const state = sealing === -1 ? 'not sealed' : 'sealed';
  return {
    json: { round: roundId, state, ballots: ballots.length, shares: decimals, ok, differences },
    text: [
      `Round ${roundId}, ${state}, ${ballots.length} ballots:`,
      table(decimals),
      ok ? 'The chain has the same shares.' : `The chain has other shares:\n  ${differences.join('\n  ')}`,
    ].join('\n'),
    ok,
  };
}

function differencesOf(counted: Map<number, Share>, onChain: Map<number, bigint>, unsupported: boolean): string[] {
  if (unsupported) return [];
  return [...new Set([...counted.keys(), ...onChain.keys()])].flatMap((id) => {
    const [ours, theirs] = [counted.get(id)?.ppbDown, onChain.get(id)];
    return ours === theirs ? [] : [`dataset ${id}: ${ours} counted, ${theirs} on chain (parts per billion)`];
  });
}
