import { isAddress, isHex, type Address, type Hex } from 'viem';
import { z } from 'zod';

/** What a new account signs to take over a person: that it wants to, until when. */
export const moveConsentSchema = z.object({
  personId: z.int().min(1),
  /** A typing error in it is found by its capitals. */
  newAccount: z.custom<Address>((value) => typeof value === 'string' && isAddress(value)),
  /** Unix seconds. */
  deadline: z.int().min(1),
  signature: z.custom<Hex>((value) => isHex(value)),
});

export type MoveConsent = z.infer<typeof moveConsentSchema>;

/** As the registry wants it signed (EIP-712). */
const MOVE_TYPES = {
  MoveAccount: [
    { name: 'personId', type: 'uint32' },
    { name: 'newAccount', type: 'address' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const;

/** What the new account signs. */
export const moveTypedData = (move: {
  chainId: number;
  /** The contributor registry. */
  registry: Address;
  personId: number;
  newAccount: Address;
  /** The new account's, of the registry. */
  nonce: bigint;
  /** Unix seconds. */
  deadline: number;
}) => ({
  domain: {
    name: 'Commonweight contributors',
    version: '1',
    chainId: move.chainId,
    verifyingContract: move.registry,
  },
  types: MOVE_TYPES,
  primaryType: 'MoveAccount' as const,
  message: {
    personId: move.personId,
    newAccount: move.newAccount,
    nonce: move.nonce,
    deadline: BigInt(move.deadline),
  },
});

/** Reads a consent that was pasted; throws in one sentence what is wrong with it. */
export function parseMoveConsent(text: string): MoveConsent {
  try {
    return moveConsentSchema.parse(JSON.parse(text));
  } catch {
    throw new Error('This is not the consent of a new account: paste the whole text that it was given.');
  }
}
