import {
  decodeFunctionData,
  erc20Abi,
  isAddressEqual,
  parseAbi,
  size,
  slice,
  toFunctionSelector,
  toFunctionSignature,
  type Abi,
  type AbiFunction,
  type Address,
  type Hex,
} from 'viem';

import { CONTRACT_TITLES, type ContractName, type Contracts } from '../contracts.ts';
import { describeBallotCall } from './actions/ballotActions.ts';
import { describeBoardCall } from './actions/boardActions.ts';
import { describeContributorCall } from './actions/contributorActions.ts';
import { describeDatasetCall } from './actions/datasetActions.ts';
import { account, isolate, text, type Current, type Names, type Phrase } from './actions/Phrase.ts';
import { describeRoleCall } from './actions/roleActions.ts';
import { describeTokenCall } from './actions/tokenActions.ts';
import { exactEther } from './exactValues.ts';
import { formatSetting, SETTINGS } from './settings.ts';

/** One call of a proposal. */
export interface Action {
  target: Address;
  /** Wei of ether that go with it. */
  value: bigint;
  calldata: Hex;
}

export interface DescribedAction extends Phrase {
  /** Whether the words say all of it, only what can be read off the bytes, or nothing but that there is a call. */
  understood: 'wholly' | 'partly' | 'not';
  /** The contract of the commons that is called, as people call it. */
  contractTitle?: string;
  /** The function as the ABI has it, such as `setCooldown(uint32)`. */
  signature?: string;
}

/** What a call is described with. */
export interface About {
  contracts: Contracts;
  names: Names;
  /** Where it is given, what is to be is set beside what is. */
  current?: Current;
}

/** The least that a delay may fall to without the exit window of contributors becoming a matter of hours, in seconds. */
const SHORT_DELAY = 86_400n;

type Describe = (data: Hex, names: Names, current?: Current) => Phrase | undefined;

const DESCRIBE: Partial<Record<ContractName, Describe>> = {
  datasets: describeDatasetCall,
  contributors: describeContributorCall,
  token: describeTokenCall,
  ballots: describeBallotCall,
  board: describeBoardCall,
};

/** The function of an ABI that data calls; undefined where the ABI has none of that selector. */
function functionOf(abi: Abi, data: Hex): AbiFunction | undefined {
  if (size(data) < 4) return undefined;
  const selector = slice(data, 0, 4);
  return abi.find((item): item is AbiFunction => item.type === 'function' && toFunctionSelector(item) === selector);
}

/** Arguments by their names in the ABI: the way to show what has no words of its own. */
function plainParameters(abi: Abi, item: AbiFunction, data: Hex): Phrase['parameters'] {
  const { args = [] } = decodeFunctionData({ abi, data }) as { args?: readonly unknown[] };
  return item.inputs.map(({ name, type }, index) => {
    const label = name === undefined || name === '' ? `${index + 1} (${type})` : `${name} (${type})`;
    const value = args[index];
    if (type === 'address') return account(label, value as Address);
    return text(label, typeof value === 'object' ? JSON.stringify(value, withBigints) : String(value));
  });
}

const withBigints = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

function describeSetting(contract: ContractName, item: AbiFunction, data: Hex, current?: Current): Phrase | undefined {
  const setting = SETTINGS.find((one) => one.contract === contract && one.functionName === item.name);
  if (setting === undefined) return undefined;
  const [given] = decodeFunctionData({ abi: [item], data }).args as [number | bigint];
  const value = formatSetting(BigInt(given), setting.unit);
  const title = setting.title.charAt(0).toLowerCase() + setting.title.slice(1);
  return {
    title: `Set the ${title} to ${value}`,
    sentence: `${setting.about} ${setting.countsFrom}`,
    parameters: [text(setting.title, value, current && formatSetting(setting.current(current.rules), setting.unit))],
    ...(item.name === 'updateDelay' && BigInt(given) < SHORT_DELAY
      ? { warning: 'That leaves contributors less than a day to withdraw before a decision about their data.' }
      : {}),
  };
}

function describeKnown(name: ContractName, action: Action, about: About): DescribedAction {
  const { contracts, names, current } = about;
  const contractTitle = CONTRACT_TITLES[name];
  const abi: Abi = contracts[name].abi;
  const { calldata } = action;
  const item = functionOf(abi, calldata);
  if (item === undefined) return describeUnread(action, `the ${contractTitle.toLowerCase()}`, contractTitle);
  const known = { contractTitle, signature: toFunctionSignature(item) };
  try {
    if (item.name === 'relay') return { ...describeRelay(calldata, about), ...known };
    const phrase = /^(grant|revoke|renounce)Role$/.test(item.name)
      ? describeRoleCall(calldata, names, contractTitle)
      : (describeSetting(name, item, calldata, current) ?? DESCRIBE[name]?.(calldata, names, current));
    if (phrase !== undefined) return { ...phrase, ...known, understood: 'wholly' };
    return {
      ...known,
      understood: 'partly',
      title: `Call ${item.name} of the ${contractTitle.toLowerCase()}`,
      sentence: 'This page has no words for this call. Its arguments are below, as the contract names them.',
      parameters: plainParameters(abi, item, calldata),
    };
  } catch {
    // the selector is known, but what follows does not fit it
    return describeUnread(action, `the ${contractTitle.toLowerCase()}`, contractTitle);
  }
}

/** The governor calls, and not the timelock: the way to what was sent to it by mistake. */
function describeRelay(data: Hex, about: About): DescribedAction {
  const { args } = decodeFunctionData({ abi: parseAbi(['function relay(address, uint256, bytes)']), data });
  const inner = describeAction({ target: args[0], value: args[1], calldata: args[2] }, about);
  return {
    ...inner,
    title: `From the governor’s own account: ${inner.title}`,
    sentence: `The governor itself calls, and not the timelock that is the treasury. ${inner.sentence}`,
  };
}

function describeUnread({ target, calldata }: Action, whom: string, contractTitle?: string): DescribedAction {
  const bytes = size(calldata);
  return {
    understood: 'not',
    title: `Call ${whom}`,
    sentence: `This page cannot read what the call asks for: ${bytes} bytes of data.`,
    parameters: [account('Target', target)],
    warning: 'Ask the proposer what it does before you vote for it, and have somebody check it who can.',
    ...(contractTitle === undefined ? {} : { contractTitle }),
  };
}

/** A contract that is not of the commons: all that can be told is what the bytes would mean if it kept to a known shape. */
function describeUnknown(action: Action, { contracts, names }: About): DescribedAction {
  const { target, calldata } = action;
  const whom = names.account(target);
  const shapes: Abi[] = [erc20Abi, ...Object.values(contracts).map(({ abi }): Abi => abi)];
  for (const abi of shapes) {
    const item = functionOf(abi, calldata);
    if (item === undefined) continue;
    try {
      return {
        understood: 'partly',
        signature: toFunctionSignature(item),
        title: `Call ${whom}, which is not of the commons`,
        sentence: `The data looks like ${item.name}, with the arguments below. Only the code of that account decides what it really does.`,
        parameters: [account('Target', target), ...plainParameters(abi, item, calldata)],
        warning: 'This page does not know that account.',
      };
    } catch {
      // another function with the same first four bytes
    }
  }
  return describeUnread(action, `${whom}, which is not of the commons`);
}

/** Puts a call of a proposal into words: the action first, then its parameters with their units. */
export function describeAction(action: Action, about: About): DescribedAction {
  const { contracts, names } = about;
  const { target, value, calldata } = action;
  if (calldata === '0x') {
    return {
      understood: 'wholly',
      title: `Send ${exactEther(value)} to ${names.account(target)}`,
      sentence: `The treasury pays ${exactEther(value)} to ${names.account(target)}.`,
      parameters: [account('To', target), text('Amount', exactEther(value))],
    };
  }
  const entries = Object.entries(contracts) as [ContractName, Contracts[ContractName]][];
  const known = entries.find(([, { address }]) => isAddressEqual(address, target));
  const described = known === undefined ? describeUnknown(action, about) : describeKnown(known[0], action, about);
  if (value === 0n) return described;
  return {
    ...described,
    sentence: `${described.sentence} ${exactEther(value)} of the treasury go with it.`,
    parameters: [...described.parameters, text('Ether', exactEther(value))],
  };
}

/** Names for where nobody's card or profile is at hand. */
export const PLAIN_NAMES: Names = {
  dataset: (id) => `dataset ${id}`,
  person: (id) => `person ${id}`,
  account: (address) => isolate(address),
};
