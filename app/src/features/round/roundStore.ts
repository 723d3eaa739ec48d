import { readLogs, type Reader, type Support } from '@commonweight/manifest';
import { weightBallotsAbi } from '@commonweight/manifest/abis';
import { decodeEventLog, hexToNumber, toEventSelector, type Address, type Hex } from 'viem';

import { unpackLines, type BallotLine } from '../../commons/ballotLines.ts';

/** A ballot as its event tells it. */
export interface CastBallot {
  roundId: number;
  voter: Address;
  /** Parts of 10^12. */
  power: bigint;
  lines: BallotLine[];
  inBlock: number;
  transactionHash: Hex;
}

const TOPIC = toEventSelector('BallotCast(uint16,address,uint256,bytes)');

/** How many datasets' histograms one call asks for; a node bounds what a call may cost. */
const PAGE = 100;

interface BlockMark {
  number: bigint;
  hash: Hex;
}

/** Every ballot of a range of blocks, in order, those that were replaced too. */
export async function readBallots(options: {
  client: Reader;
  address: Address;
  fromBlock: bigint;
  toBlock: bigint;
}): Promise<CastBallot[]> {
  const { client, address, fromBlock, toBlock } = options;
  const logs = await readLogs({ client, addresses: [address], topics: [TOPIC], fromBlock, toBlock });
  return logs.map(({ topics, data, blockNumber, transactionHash }) => {
    const { args } = decodeEventLog({ abi: weightBallotsAbi, eventName: 'BallotCast', topics, data });
    return {
      roundId: args.roundId,
      voter: args.voter,
      power: args.power,
      lines: unpackLines(args.lines),
      inBlock: hexToNumber(blockNumber),
      transactionHash,
    };
  });
}

/** The support of datasets in the current round, as the contract keeps it. */
export async function readSupports(options: {
  client: Reader;
  address: Address;
  datasetIds: readonly number[];
  blockNumber: bigint;
}): Promise<Map<number, Support>> {
  const { client, address, datasetIds, blockNumber } = options;
  const pages = Array.from({ length: Math.ceil(datasetIds.length / PAGE) }, (_, page) =>
    datasetIds.slice(page * PAGE, (page + 1) * PAGE),
  );
  const read = await Promise.all(
    pages.map((args) =>
      client.readContract({ address, abi: weightBallotsAbi, functionName: 'histograms', args: [args], blockNumber }),
    ),
  );
  const supports = new Map<number, Support>();
  // the ABI's types end at lists of 99
  for (const [index, powers] of (read as unknown as (readonly bigint[])[][]).flat().entries()) {
    const support = [0n, ...powers, 0n];
    for (let level = powers.length; level >= 1; level--) {
      support[level] = (support[level] ?? 0n) + (support[level + 1] ?? 0n);
    }
    supports.set(datasetIds[index] ?? 0, support);
  }
  return supports;
}

export interface RoundCount {
  ballots: readonly CastBallot[];
  supports: ReadonlyMap<number, Support>;
}

/**
 * Follows the ballots of the current round. With each block it asks only for what is new, and for the contract's count only when a
 * ballot has come in or the set of datasets has changed.
 */
export function openRoundStore(options: { client: Reader; address: Address }) {
  const { client, address } = options;
  let kept: (RoundCount & { key: string; idsKey: string; upTo: BlockMark }) | undefined;

  return async (round: { id: number; openedInBlock: number }, datasetIds: readonly number[], head: BlockMark) => {
    const key = `${round.id} ${round.openedInBlock}`;
    const idsKey = datasetIds.join();
    const blockNumber = head.number;
    const supportsNow = () => readSupports({ client, address, datasetIds, blockNumber });
    const before = kept?.key === key && kept.upTo.number <= head.number ? kept : undefined;
    if (before !== undefined) {
      if (before.upTo.hash === head.hash && before.idsKey === idsKey) return before;
      const [mark, fresh] = await Promise.all([
        client.getBlock({ blockNumber: before.upTo.number }),
        readBallots({ client, address, fromBlock: before.upTo.number + 1n, toBlock: head.number }),
      ]);
      // where the chain was reorganised everything is read again, below
      if (mark.hash === before.upTo.hash) {
        const isSame = fresh.length === 0 && before.idsKey === idsKey;
        const supports = isSame ? before.supports : await supportsNow();
        const ballots = fresh.length === 0 ? before.ballots : [...before.ballots, ...fresh];
        kept = { key, idsKey, upTo: head, ballots, supports };
        return kept;
      }
    }
    const [ballots, supports] = await Promise.all([
      readBallots({ client, address, fromBlock: BigInt(round.openedInBlock), toBlock: head.number }),
      supportsNow(),
    ]);
    kept = { key, idsKey, upTo: head, ballots, supports };
    return kept;
  };
}
