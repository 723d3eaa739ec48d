import { numberToHex, type Address, type EIP1193RequestFn, type Hex } from 'viem';

import type { Reader } from './Reader.ts';

export interface RawLog {
  address: Address;
  topics: [Hex, ...Hex[]];
  data: Hex;
  blockNumber: Hex;
  blockHash: Hex;
  transactionHash: Hex;
  logIndex: Hex;
}

/** Reads all logs of some contracts, in one request where the node allows it, else in halves of the range. */
export async function readLogs(options: {
  client: Pick<Reader, 'request'>;
  addresses: readonly Address[];
  /** Only events of one of these signature hashes; all if not given. */
  topics?: readonly Hex[] | undefined;
  fromBlock: bigint;
  toBlock: bigint;
}): Promise<RawLog[]> {
  const { client, addresses, topics, fromBlock, toBlock } = options;
  if (fromBlock > toBlock) return [];
  const request = client.request as EIP1193RequestFn;
  try {
    const logs: unknown = await request({
      method: 'eth_getLogs',
      params: [
        {
          address: addresses,
          ...(topics === undefined ? {} : { topics: [topics] }),
          fromBlock: numberToHex(fromBlock),
          toBlock: numberToHex(toBlock),
        },
      ],
    });
    return logs as RawLog[];
  } catch (error) {
    if (fromBlock === toBlock || !isRefusal(error)) throw error;
    const middle = (fromBlock + toBlock) / 2n;
    const first = await readLogs({ ...options, toBlock: middle });
    return [...first, ...(await readLogs({ ...options, fromBlock: middle + 1n }))];
  }
}

/** Whether the node answered, and thought that the answer were too much; one that is not there has no second chance. */
function isRefusal(error: unknown): boolean {
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  return /range|limit|too (many|large|big)|exceed|more than|response size|timed? ?out|413/i.test(text);
}
