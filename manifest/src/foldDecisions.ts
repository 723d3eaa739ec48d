import type { Hex } from 'viem';

import type { Deployment } from './chain/parseDeployment.ts';
import type { CommonsEvent } from './chain/readHistory.ts';
import { CommonweightError } from './errors.ts';
import { foldBallots } from './foldBallots.ts';
import { foldDatasets } from './foldDatasets.ts';
import { foldProposals } from './foldProposals.ts';
import { foldReports } from './foldReports.ts';
import { foldRules } from './foldRules.ts';
import { histogram } from './histogram.ts';
import { isSealable } from './isSealable.ts';
import type { Manifest } from './schema.ts';
import { shares } from './shares.ts';
import type { Slope } from './types.ts';

/** Everything that a sealed round's manifest says, and the digest that the chain announced for it. */
export interface Decisions extends Omit<Manifest, 'format' | 'digest' | 'block'> {
  sealedInBlock: { number: number; hash: Hex };
  sealedDigest: Hex;
}

/** Works out what was decided from the events alone, none of them later than the sealing. */
export function foldDecisions(options: {
  deployment: Deployment;
  history: readonly CommonsEvent[];
  roundId: number;
}): Decisions {
  const { deployment, history, roundId } = options;
  const sealedAt = history.findIndex(({ eventName, args }) => eventName === 'RoundSealed' && args.roundId === roundId);
  const sealing = history[sealedAt];
  if (sealing?.eventName !== 'RoundSealed') {
    throw new CommonweightError(`Round ${roundId} is not sealed${describe(history, roundId)}.`);
  }
  const events = history.slice(0, sealedAt);
  const opening = events.find(({ eventName, args }) => eventName === 'RoundOpened' && args.roundId === roundId);
  if (opening?.eventName !== 'RoundOpened') {
    throw new CommonweightError(`The node leaves out how round ${roundId} opened: its answer cannot be trusted.`);
  }
  const { opensAt, closesAt } = opening.args;
  const electorate = events.find(
    ({ eventName, args }) => eventName === 'RoundElectorateFixed' && args.roundId === roundId,
  );
  const [tokenSupply, seatSupply] =
    electorate?.eventName === 'RoundElectorateFixed'
      ? [electorate.args.tokenSupply, electorate.args.seatSupply]
      : [0n, 0n];

  const sealed = [...foldDatasets(events).values()].filter((dataset) => isSealable(dataset, closesAt));
  const ballots = foldBallots(events, roundId);
  const slope: Slope = { numerator: sealing.args.numerator, denominator: BigInt(sealing.args.denominator) };
  const supports = histogram({ datasetIds: sealed.map(({ datasetId }) => datasetId), ballots });
  const { shares: shareOf } = shares({ supports, slope });
  const proposals = foldProposals(events, deployment.contracts.DatasetRegistry.address);
  const used = new Set<number>();

  const entries = sealed.map(({ inclusionTransaction, includedInBlock, status, suspension, ...dataset }) => {
    const proposal = proposals.find(
      ({ transactionHash, datasetIds }) =>
        transactionHash === inclusionTransaction && datasetIds.has(dataset.datasetId),
    );
    if (proposal !== undefined) used.add(proposal.record.number);
    return {
      ...dataset,
      sharePpbDown: Number(shareOf.get(dataset.datasetId)?.ppbDown ?? 0n),
      includedInBlock: includedInBlock ?? 0,
      inclusionProposal: proposal?.record.number ?? null,
    };
  });
  const at = (name: keyof Manifest['contracts']): string => deployment.contracts[name].address;
  return {
    chainId: deployment.chainId,
    contracts: {
      CommonsToken: at('CommonsToken'),
      ContributorRegistry: at('ContributorRegistry'),
      DatasetRegistry: at('DatasetRegistry'),
      TimelockController: at('TimelockController'),
      CommonsGovernor: at('CommonsGovernor'),
      WeightBallots: at('WeightBallots'),
      TrainingManifest: at('TrainingManifest'),
      EthicsBoard: at('EthicsBoard'),
    },
    round: {
      id: roundId,
      opensAtSeconds: opensAt,
      closesAtSeconds: closesAt,
      ballotCount: ballots.length,
      castPower: Number(ballots.reduce((sum, { power }) => sum + power, 0n)),
      tokenSupplyWei: String(tokenSupply),
      seatCount: Number(seatSupply),
    },
    rules: foldRules(events, roundId),
    slope: { numerator: String(slope.numerator), denominator: Number(slope.denominator) },
    proposals: proposals
      .map(({ record }) => record)
      .filter((record) => used.has(record.number))
      .sort((a, b) => a.number - b.number),
    entries,
    reports: foldReports(events, roundId),
    sealedInBlock: { number: sealing.blockNumber, hash: sealing.blockHash },
    sealedDigest: sealing.args.digest,
  };
}

function describe(history: readonly CommonsEvent[], roundId: number): string {
  const mine = history.filter(({ args }) => 'roundId' in args && args.roundId === roundId);
  if (mine.some(({ eventName }) => eventName === 'RoundLapsed')) return ': it lapsed';
  return mine.length > 0 ? ' yet' : ': there is no such round';
}
