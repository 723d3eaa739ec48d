import type { Dataset } from '@commonweight/manifest';
import {
  BaseError,
  decodeFunctionData,
  HttpRequestError,
  isAddressEqual,
  TimeoutError,
  type Abi,
  type Address,
} from 'viem';

import type { ChainState } from '../../chain/ChainContext.ts';
import type { Action } from '../../commons/describeAction.ts';
import { exactEther } from '../../commons/exactValues.ts';
import { formatSetting, SETTINGS } from '../../commons/settings.ts';
import { shortHex } from '../../components/format.ts';
import { explainError } from '../../transactions/explainError.ts';

export interface Outcome {
  kind: 'works' | 'fails' | 'unknown';
  sentence: string;
}

const WORKS: Outcome = { kind: 'works', sentence: 'Tried out as things stand now: it would work.' };

/** Datasets that an inclusion would pass over as things stand, each with why. */
export function passedOver(ids: readonly number[], datasets: ReadonlyMap<number, Dataset>, now: number): string[] {
  return ids.flatMap((id) => {
    const dataset = datasets.get(id);
    if (dataset === undefined) return [`dataset ${id} (there is none)`];
    if (dataset.status !== 'submitted') return [`dataset ${id} (${dataset.status})`];
    const end = dataset.consentEndsAtSeconds;
    return end !== null && end < now ? [`dataset ${id} (its consent has ended)`] : [];
  });
}

interface Facts {
  datasets: ReadonlyMap<number, Dataset>;
  /** The most that the proposal threshold can be set to now: 1 % of the tokens. */
  maxThreshold: Promise<bigint>;
  /** What the treasury has, in wei. */
  ether: Promise<bigint>;
}

/**
 * The governor takes its own settings only inside the execution of a proposal, so they cannot be tried out by a call of their
 * own; they depend on nothing but their bounds.
 */
async function judgeGovernorCall({ calldata }: Action, abi: Abi, { maxThreshold }: Facts): Promise<Outcome> {
  const unknown: Outcome = {
    kind: 'unknown',
    sentence: 'The governor takes this call only while a proposal is carried out, so it cannot be tried out before.',
  };
  try {
    const { functionName, args = [] } = decodeFunctionData({ abi, data: calldata }) as {
      functionName: string;
      args?: readonly unknown[];
    };
    const setting = SETTINGS.find((one) => one.contract === 'governor' && one.functionName === functionName);
    if (setting === undefined) return unknown;
    const value = BigInt(args[0] as bigint | number);
    const max = setting.max ?? (await maxThreshold);
    const bounds = `from ${formatSetting(setting.min, setting.unit)} to ${formatSetting(max, setting.unit)}`;
    return value < setting.min || value > max
      ? { kind: 'fails', sentence: `It would fail: the governor takes only ${bounds}.` }
      : { kind: 'works', sentence: `It would work: the governor takes ${bounds}.` };
  } catch {
    return { kind: 'fails', sentence: 'It would fail: the governor does not know this call.' };
  }
}

/** What a call that came back with an error says of the proposal: that it would fail, unless nobody tried it at all. */
function readRefusal(error: unknown, treasury: Address): Outcome {
  const { sentence } = explainError(error);
  const isUntried =
    error instanceof BaseError && error.walk((one) => one instanceof HttpRequestError || one instanceof TimeoutError);
  if (isUntried) return { kind: 'unknown', sentence: `It could not be tried out. ${sentence}` };
  // whoever reads this knows the account of the timelock by what it is
  const plain = sentence.replaceAll(`The account ${shortHex(treasury)}`, 'The treasury');
  return { kind: 'fails', sentence: `As things stand it would fail: ${plain}` };
}

/** Tries a call out as the timelock would make it. */
export async function simulate(
  action: Action,
  { client, contracts, head, at }: ChainState & { at: { blockNumber: bigint } },
  facts: Facts,
): Promise<Outcome> {
  const { target, value, calldata } = action;
  if (isAddressEqual(target, contracts.governor.address)) {
    return judgeGovernorCall(action, contracts.governor.abi, facts);
  }
  const treasury = contracts.timelock.address;
  const trying = client.call({ account: treasury, to: target, value, data: calldata, ...at });
  const [tried, ether] = await Promise.allSettled([trying, facts.ether]);
  if (ether.status === 'fulfilled' && ether.value < value) {
    const sentence = `As things stand it would fail: the treasury has ${exactEther(ether.value)}, and this takes ${exactEther(value)}.`;
    return { kind: 'fails', sentence };
  }
  if (tried.status === 'rejected') return readRefusal(tried.reason, treasury);
  if (!isAddressEqual(target, contracts.datasets.address)) return WORKS;
  const { functionName, args } = decodeFunctionData({ abi: contracts.datasets.abi, data: calldata });
  const over = functionName === 'include' ? passedOver(args[0], facts.datasets, head.timestamp) : [];
  return over.length === 0 ? WORKS : { kind: 'works', sentence: `It would work, but pass over ${over.join(', ')}.` };
}
