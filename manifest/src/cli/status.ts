import {
  datasetRegistryAbi,
  ethicsBoardAbi,
  proposalLensAbi,
  trainingManifestAbi,
  weightBallotsAbi,
} from '../generated/abis.ts';
import { connect, type CommonOptions } from './connect.ts';
import type { Outcome } from './Outcome.ts';

const SHOWN = 10n;
const HOUSE_POWER = 500_000_000_000;
const STATES = ['pending', 'active', 'cancelled', 'defeated', 'succeeded', 'queued', 'expired', 'executed'] as const;

const day = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** Where round, turnout and proposals stand. */
export async function status(options: CommonOptions): Promise<Outcome> {
  const { client, deployment, blockNumber, blockSeconds } = await connect(options);
  const at = (name: 'WeightBallots' | 'DatasetRegistry' | 'ProposalLens' | 'TrainingManifest' | 'EthicsBoard') => ({
    address: deployment.contracts[name].address,
    blockNumber,
  });
  const ballots = { ...at('WeightBallots'), abi: weightBallotsAbi } as const;
  const board = { ...at('EthicsBoard'), abi: ethicsBoardAbi } as const;
  const registry = { ...at('DatasetRegistry'), abi: datasetRegistryAbi } as const;
  const roundId = await client.readContract({ ...ballots, functionName: 'currentRound' });
  const round = await client.readContract({ ...ballots, functionName: 'round', args: [roundId] });
  const sealed = await client.readContract({
    ...at('TrainingManifest'),
    abi: trainingManifestAbi,
    functionName: 'latestSealedRound',
  });
  const datasets = await client.readContract({ ...registry, functionName: 'datasetCount' });
  const included = await client.readContract({ ...registry, functionName: 'includedCount' });
  const latest = await client.readContract({
    ...at('ProposalLens'),
    abi: proposalLensAbi,
    functionName: 'latest',
    args: [0n, SHOWN],
  });

  const seated = await client.readContract({ ...board, functionName: 'seatedCount' });
  const sunsetAt = await client.readContract({ ...board, functionName: 'sunsetAt' });

  const electorate = HOUSE_POWER * (Number(round.tokenSupply > 0n) + Number(round.seatSupply > 0));
  const turnoutBps = electorate === 0 ? 0 : Math.floor((10_000 * Number(round.castPower)) / electorate);
  const proposals = latest.map(({ number, id, state, deadline, inclusion, vetoed, needsTwoThirds }) => ({
    number: Number(number),
    proposalId: String(id),
    state: vetoed ? 'vetoed' : (STATES[state] ?? 'unknown'),
    inclusion,
    needsTwoThirds,
    deadlineSeconds: Number(deadline),
  }));
  const json = {
    chainId: deployment.chainId,
    blockNumber: Number(blockNumber),
    round: {
      id: roundId,
      opensAtSeconds: round.opensAt,
      closesAtSeconds: round.closesAt,
      open: blockSeconds < round.closesAt,
      turnoutBps,
      turnoutNeededBps: round.turnoutBps,
    },
    latestSealedRound: sealed === 0 ? null : sealed,
    datasets: { submitted: datasets, included: Number(included) },
    board: { members: Number(seated), sunsetAtSeconds: sunsetAt },
    proposals,
  };
  const lines = [
    `Chain ${json.chainId}, block ${json.blockNumber}, ${day(blockSeconds)}`,
    `Round ${roundId}: ${json.round.open ? 'ballots until' : 'to be sealed; closed'} ${day(round.closesAt)}, turnout ${turnoutBps / 100} % of ${round.turnoutBps / 100} % needed`,
    sealed === 0 ? 'No round is sealed yet.' : `Last sealed round: ${sealed}`,
    `Datasets: ${datasets} submitted, ${included} included`,
    `Ethics board: ${seated} ${seated === 1n ? 'member' : 'members'}, powers ${sunsetAt < blockSeconds ? 'ended' : 'until'} ${day(sunsetAt)}`,
    ...proposals.map(
      ({ number, state, inclusion, needsTwoThirds, deadlineSeconds }) =>
        `Proposal ${number}${inclusion ? ' (inclusion)' : ''}: ${state}, deadline ${day(deadlineSeconds)}${needsTwoThirds ? ', takes two thirds' : ''}`,
    ),
  ];
  return { json, text: lines.join('\n'), ok: true };
}
