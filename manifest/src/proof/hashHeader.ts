import { keccak256, toRlp, type Hex } from 'viem';

import { CommonweightError } from '../errors.ts';

/** What a block's hash is taken over, in this order (Ethereum execution specs, up to the Osaka fork); a number is written without zeros in front. */
const FIELDS: [name: string, kind: 'bytes' | 'number'][] = [
  ['parentHash', 'bytes'],
  ['sha3Uncles', 'bytes'],
  ['miner', 'bytes'],
  ['stateRoot', 'bytes'],
  ['transactionsRoot', 'bytes'],
  ['receiptsRoot', 'bytes'],
  ['logsBloom', 'bytes'],
  ['difficulty', 'number'],
  ['number', 'number'],
  ['gasLimit', 'number'],
  ['gasUsed', 'number'],
  ['timestamp', 'number'],
  ['extraData', 'bytes'],
  ['mixHash', 'bytes'],
  ['nonce', 'bytes'],
];
/** Later forks each added to the end; a header has the first so many of them. */
const ADDED: typeof FIELDS = [
  ['baseFeePerGas', 'number'],
  ['withdrawalsRoot', 'bytes'],
  ['blobGasUsed', 'number'],
  ['excessBlobGas', 'number'],
  ['parentBeaconBlockRoot', 'bytes'],
  ['requestsHash', 'bytes'],
];

/** The hash of a block's header, as `eth_getBlockByHash` gives it, computed anew. */
export function hashHeader(block: Record<string, unknown>): Hex {
  const added = ADDED.slice(0, ADDED.findLastIndex(([name]) => typeof block[name] === 'string') + 1);
  const items = [...FIELDS, ...added].map(([name, kind]): Hex => {
    const value = block[name];
    if (typeof value !== 'string' || !/^0x[0-9a-f]*$/i.test(value)) {
      throw new CommonweightError(`The node's block has no ${name}.`);
    }
    if (kind === 'bytes') return value as Hex;
    const digits = value.slice(2).replace(/^0+/, '');
    return `0x${digits.length % 2 === 0 ? '' : '0'}${digits}`;
  });
  return keccak256(toRlp(items));
}
