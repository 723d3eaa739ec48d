import { verifyMerkleProof } from '@ethereumjs/mpt';
import {
  encodeAbiParameters,
  fromRlp,
  hexToBytes,
  isHex,
  keccak256,
  pad,
  type EIP1193RequestFn,
  type Hex,
  type PublicClient,
} from 'viem';
import { z } from 'zod';

import { CommonweightError } from '../errors.ts';
import { hashHeader } from './hashHeader.ts';

/** Where TrainingManifest keeps its sealed rounds: the storage slot of the mapping, of which a round's digest is the first word. */
const ROUNDS_SLOT = 1n;
/** The root of a trie without anything in it. */
const EMPTY_ROOT = keccak256('0x80');

const hex = z.string().refine((text): text is Hex => isHex(text), 'no hexadecimal text');
const proofSchema = z.object({
  accountProof: z.array(hex),
  storageProof: z.array(z.object({ proof: z.array(hex) })).length(1),
});

/**
 * Proves what digest a round was sealed with, as of a block whose hash comes from elsewhere; the node is not believed in anything. The
 * header has to give that hash, the account's proof to fit the header's state root (EIP-1186), and the slot's proof the account.
 * @returns The digest; zero if the round was not sealed by then.
 */
export async function proveDigest(options: {
  client: PublicClient;
  /** TrainingManifest. */
  address: Hex;
  roundId: number;
  blockHash: Hex;
}): Promise<{ digest: Hex; blockNumber: bigint }> {
  const { address, roundId, blockHash } = options;
  const request = options.client.request as EIP1193RequestFn;
  const block: unknown = await request({ method: 'eth_getBlockByHash', params: [blockHash, false] });
  if (typeof block !== 'object' || block === null) {
    throw new CommonweightError(`The node does not know the block ${blockHash}.`);
  }
  const header = block as Record<string, unknown>;
  const computed = hashHeader(header);
  if (computed !== blockHash.toLowerCase()) {
    throw new CommonweightError(
      `The node is not telling the truth about the block ${blockHash}: the header that it sent has the hash ${computed}.`,
    );
  }

  const slot = keccak256(
    encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [BigInt(roundId), ROUNDS_SLOT]),
  );
  const answer: unknown = await request({ method: 'eth_getProof', params: [address, [slot], header.number] }).catch(
    (cause: unknown) => {
      throw new CommonweightError(
        `The node gives no proof as of block ${Number(header.number)}; it may be too old for it, or know no eth_getProof.`,
        { cause },
      );
    },
  );
  const parsed = proofSchema.safeParse(answer);
  if (!parsed.success) throw new CommonweightError('The node sent no proof that can be read.');
  const { accountProof, storageProof } = parsed.data;

  const account = await check('account', String(header.stateRoot), address, accountProof);
  if (account === null) throw new CommonweightError(`There was no contract at ${address} as of that block.`);
  const [, , storageRoot] = fromRlp(account, 'hex');
  const value = await check('digest', String(storageRoot), slot, storageProof[0]?.proof ?? []);
  const digest = value === null ? '0x' : (fromRlp(value, 'hex') as Hex);
  return { digest: pad(digest, { size: 32 }), blockNumber: BigInt(String(header.number)) };
}

/** The value that a trie with this root has under a key; null where the proof shows that it has none. */
async function check(what: string, root: string, key: Hex, proof: readonly Hex[]): Promise<Uint8Array | null> {
  if (root === EMPTY_ROOT) return null;
  try {
    if (!isHex(root) || keccak256(proof[0] ?? '0x') !== root) throw new Error('another root');
    return await verifyMerkleProof(
      hexToBytes(key),
      proof.map((node) => hexToBytes(node)),
      { useKeyHashing: true, root: hexToBytes(root) },
    );
  } catch (cause) {
    throw new CommonweightError(`The node is not telling the truth: its proof of the ${what} does not fit the block.`, {
      cause,
    });
  }
}
