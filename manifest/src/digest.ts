import { encodeAbiParameters, keccak256, parseAbiParameters, stringToHex } from 'viem';

import type { Manifest } from './schema.ts';

const ROUND = parseAbiParameters('uint256 chainId, address manifest, uint16 roundId');
const ENTRY = parseAbiParameters(
  'bytes32 digest, uint24 datasetId, bytes32 cardSha256, bytes32 licence, uint8 access, uint8 purposes, uint32 sharePpbDown',
);
const ACCESS = ['open', 'gated', 'federated'] as const;
const PURPOSES = { 'pre-training': 1, 'fine-tuning': 2, evaluation: 4, 'commercial-use': 8 } as const;

/** The digest that the chain fixed when it sealed the round: rolled over the entries, in ascending order of ids. */
export function digest(
  manifest: Pick<Manifest, 'chainId' | 'contracts' | 'entries'> & { round: { id: number } },
): string {
  const { chainId, contracts, round, entries } = manifest;
  let rolled = keccak256(
    encodeAbiParameters(ROUND, [BigInt(chainId), contracts.TrainingManifest as `0x${string}`, round.id]),
  );
  for (const entry of entries) {
    rolled = keccak256(
      encodeAbiParameters(ENTRY, [
        rolled,
        entry.datasetId,
        `0x${entry.cardSha256}`,
        stringToHex(entry.licence, { size: 32 }),
        ACCESS.indexOf(entry.access),
        entry.purposes.reduce((bits, purpose) => bits | PURPOSES[purpose], 0),
        entry.sharePpbDown,
      ]),
    );
  }
  return rolled;
}
