import {
  decodeFunctionData,
  encodeFunctionData,
  getAddress,
  isAddress,
  isHex,
  type Abi,
  type Address,
  type Hex,
} from 'viem';
import { z } from 'zod';

import { CONTRACT_TITLES, type ContractName, type Contracts } from '../contracts.ts';
import type { Call } from './call.ts';

/** A longer text is not read: what is signed here fits many times into it. */
const MAX_CHARACTERS = 100_000;

const schema = z.object({
  format: z.literal('commonweight-signed-call/1'),
  chainId: z.int().min(1),
  to: z
    .string()
    .refine((text) => isAddress(text, { strict: false }), 'not an address')
    .transform((text): Address => getAddress(text)),
  data: z.string().refine((text): text is Hex => isHex(text), 'not hexadecimal'),
  /** Last second in which it counts, Unix seconds; null where its contract sets none. */
  deadlineSeconds: z.int().min(0).nullable(),
});

/**
 * Something that somebody signed, ready for anybody to send: a call of one of the contracts that carries the signature. Whoever
 * sends it pays for it and can change nothing of it.
 */
export type SignedCall = z.infer<typeof schema>;

/** Puts a call that carries a signature into the form in which it is handed on. */
export const signedCallOf = (call: Call, chainId: number, deadlineSeconds: number | null): SignedCall => ({
  format: 'commonweight-signed-call/1',
  chainId,
  to: call.address,
  data: encodeFunctionData({ abi: call.abi, functionName: call.functionName, args: call.args }),
  deadlineSeconds,
});

/** A signed call as it was understood from its bytes. */
export interface ReadSignedCall extends Call {
  contract: ContractName;
  /** By the names of the contract's parameters. */
  values: Readonly<Record<string, unknown>>;
}

/**
 * Reads what somebody else signed. Everything that is told of it comes from the bytes that are sent, nothing from what stands beside
 * them. Throws, in one sentence, for what is not a signed call of this commons.
 */
export function parseSignedCall(text: string, contracts: Contracts, chainId: number): ReadSignedCall {
  if (text.length > MAX_CHARACTERS) throw new Error('This is too long to be a signed ballot or vote.');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('This is not JSON: copy the whole text, from the first brace to the last.');
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`This is not a signed ballot or vote: ${issue?.path.join('.') || 'the text'}: ${issue?.message}.`);
  }
  const { to, data } = parsed.data;
  if (parsed.data.chainId !== chainId) {
    throw new Error(`This was signed for chain ${parsed.data.chainId}; this commons is on chain ${chainId}.`);
  }
  const names = Object.keys(contracts) as ContractName[];
  const contract = names.find((name) => contracts[name].address.toLowerCase() === to.toLowerCase());
  if (contract === undefined) throw new Error('This was signed for another commons: none of its contracts is here.');

  const { address, abi } = contracts[contract];
  const decoded = decode(abi, data);
  if (decoded === undefined || !decoded.functionName.endsWith('BySig')) {
    throw new Error(`This carries no signature that the contract “${CONTRACT_TITLES[contract]}” could check.`);
  }
  const { functionName, args } = decoded;
  const item = (abi as Abi).find((one) => one.type === 'function' && one.name === functionName);
  const inputs = item?.type === 'function' ? item.inputs : [];
  const values = Object.fromEntries(inputs.map(({ name }, index) => [name ?? String(index), args[index]]));
  return { address, abi, functionName, args, contract, values, title: 'Send what somebody signed' };
}

function decode(
  abi: Contracts[ContractName]['abi'],
  data: Hex,
): { functionName: string; args: readonly unknown[] } | undefined {
  try {
    const { functionName, args } = decodeFunctionData({ abi, data });
    return { functionName, args: args ?? [] };
  } catch {
    return undefined;
  }
}
