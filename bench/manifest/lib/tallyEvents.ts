import { readFileSync } from 'node:fs';

import { encodeAbiParameters, encodeEventTopics, getAbiItem, numberToHex, type Hex, type PublicClient } from 'viem';

import type { Deployment } from '../../../manifest/src/chain/parseDeployment.ts';
import { readHistory } from '../../../manifest/src/chain/readHistory.ts';
import { foldBallots } from '../../../manifest/src/foldBallots.ts';
import { formatShare } from '../../../manifest/src/formatShare.ts';
import { weightBallotsAbi } from '../../../manifest/src/generated/abis.ts';
import { histogram } from '../../../manifest/src/histogram.ts';
import type { OfflineRound } from '../../../manifest/src/parseRound.ts';
import { shares } from '../../../manifest/src/shares.ts';

// Counts a round from logs as a node sends them: decodes each, folds them, finds the slope. A program of its own, to be measured.
const [file = ''] = process.argv.slice(2);
const round = JSON.parse(readFileSync(file, 'utf8')) as OfflineRound;
const PLACES: Record<keyof Deployment['contracts'], number> = {
  CommonsToken: 1,
  ContributorRegistry: 2,
  DatasetRegistry: 3,
  TimelockController: 4,
  CommonsGovernor: 5,
  ProposalLens: 6,
  WeightBallots: 7,
  TrainingManifest: 8,
  EthicsBoard: 9,
};
const addressOf = (place: number): Hex => numberToHex(place, { size: 20 });
const deployment: Deployment = {
  chainId: 1,
  contracts: Object.fromEntries(
    Object.entries(PLACES).map(([name, place]) => [name, { address: addressOf(place), firstBlock: 0 }]),
  ) as Deployment['contracts'],
};
const address = addressOf(PLACES.WeightBallots);
const CAST = getAbiItem({ abi: weightBallotsAbi, name: 'BallotCast' });

function packed(lines: Record<string, number>): Hex {
  const sorted = Object.entries(lines).sort(([a], [b]) => Number(a) - Number(b));
  const bytes = sorted.map(([id, points]) => ((Number(id) << 8) | points).toString(16).padStart(8, '0'));
  return `0x${bytes.join('')}`;
}

const logs = round.ballots.map(({ voter, power, lines }, index) => ({
  address,
  topics: encodeEventTopics({
    abi: weightBallotsAbi,
    eventName: 'BallotCast',
    args: { roundId: 1, voter: voter as Hex },
  }),
  data: encodeAbiParameters([CAST.inputs[2], CAST.inputs[3]], [BigInt(power), packed(lines)]),
  blockNumber: numberToHex(index + 1),
  blockHash: numberToHex(index + 1, { size: 32 }),
  transactionHash: numberToHex(index + 1, { size: 32 }),
  logIndex: '0x0',
}));
const client = { request: () => Promise.resolve(logs) } as unknown as PublicClient;
const [started, before] = [performance.now(), process.cpuUsage()];
const history = await readHistory({ client, deployment, toBlock: BigInt(logs.length) });
const supports = histogram({ datasetIds: round.datasets.map(({ id }) => id), ballots: foldBallots(history, 1) });
const { shares: counted } = shares({ supports });
const decimals = Object.fromEntries([...counted].map(([id, share]) => [String(id), formatShare(share)]));
const { user, system } = process.cpuUsage(before);
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ shares: decimals, seconds, cpuSeconds: (user + system) / 1e6 }));
