import { decodeEventLog, encodeEventTopics, hexToNumber, type Abi, type Hex } from 'viem';

import { CommonweightError } from '../errors.ts';
import {
  commonsGovernorAbi,
  contributorRegistryAbi,
  datasetRegistryAbi,
  ethicsBoardAbi,
  timelockControllerAbi,
  trainingManifestAbi,
  weightBallotsAbi,
} from '../generated/abis.ts';
import type { Deployment } from './parseDeployment.ts';
import { readLogs } from './readLogs.ts';
import type { Reader } from './Reader.ts';

const ABIS = {
  ContributorRegistry: contributorRegistryAbi,
  DatasetRegistry: datasetRegistryAbi,
  TimelockController: timelockControllerAbi,
  CommonsGovernor: commonsGovernorAbi,
  WeightBallots: weightBallotsAbi,
  TrainingManifest: trainingManifestAbi,
  EthicsBoard: ethicsBoardAbi,
} as const;
type Source = keyof typeof ABIS;

type Decoded = {
  [S in Source]: { source: S } & ReturnType<typeof decodeEventLog<(typeof ABIS)[S], undefined, Hex[], Hex, true>>;
}[Source];

/** One event of the commons, with where it stands. */
export type CommonsEvent = Decoded & { blockNumber: number; blockHash: Hex; transactionHash: Hex };

/** The signature hashes of every event of the commons but those left out. */
function topicsWithout(names: readonly CommonsEvent['eventName'][]): Hex[] {
  const left = new Set<string>(names);
  const topics = Object.values(ABIS).flatMap((abi: Abi) =>
    abi.flatMap((item) =>
      item.type === 'event' && !left.has(item.name) ? encodeEventTopics({ abi: [item], eventName: item.name }) : [],
    ),
  );
  return [...new Set(topics as Hex[])];
}

/** Everything that the commons' contracts said in a range of blocks, both ends included, in order. */
export async function readHistory(options: {
  client: Pick<Reader, 'request'>;
  deployment: Deployment;
  /** The block of the deployment if it is not given. */
  fromBlock?: bigint | undefined;
  toBlock: bigint;
  /** Events that are not asked for, such as the many votes and ballots. */
  without?: readonly CommonsEvent['eventName'][];
}): Promise<CommonsEvent[]> {
  const { client, deployment, toBlock, without = [] } = options;
  const sources = Object.keys(ABIS) as Source[];
  const contracts = sources.map((source) => ({ source, ...deployment.contracts[source] }));
  const sourceOf = new Map(contracts.map(({ source, address }) => [address.toLowerCase(), source]));
  const logs = await readLogs({
    client,
    addresses: contracts.map(({ address }) => address),
    topics: without.length === 0 ? undefined : topicsWithout(without),
    fromBlock: options.fromBlock ?? BigInt(Math.min(...contracts.map(({ firstBlock }) => firstBlock))),
    toBlock,
  });
  return logs
    .map((log) => ({ log, block: hexToNumber(log.blockNumber), index: hexToNumber(log.logIndex) }))
    .sort((a, b) => a.block - b.block || a.index - b.index)
    .map(({ log, block }) => {
      const source = sourceOf.get(log.address.toLowerCase());
      if (source === undefined)
        throw new CommonweightError(`The node sent a log of ${log.address}, which was not asked for.`);
      const decoded = decodeEventLog({ abi: ABIS[source], topics: log.topics, data: log.data });
      return {
        ...decoded,
        source,
        blockNumber: block,
        blockHash: log.blockHash,
        transactionHash: log.transactionHash,
      } as CommonsEvent;
    });
}
