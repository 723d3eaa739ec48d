import { isAddressEqual, slice, size, toFunctionSelector, type AbiFunction, type Address, type Hex } from 'viem';

import type { ContractName, Contracts } from '../contracts.ts';

/** What a proposal is about, by the calls that it makes. */
export type ProposalKind = 'inclusion' | 'removal' | 'rules' | 'grant' | 'seats' | 'board' | 'other';

export const KIND_TITLES: Record<ProposalKind, string> = {
  inclusion: 'Inclusion of datasets',
  removal: 'Removal of a dataset',
  rules: 'Rules',
  grant: 'Grant',
  seats: 'Seats',
  board: 'Ethics board',
  other: 'Something else',
};

const KINDS: Partial<Record<ContractName, Record<string, ProposalKind>>> = {
  datasets: {
    include: 'inclusion',
    remove: 'removal',
    liftSuspension: 'board',
    allowLicence: 'rules',
    disallowLicence: 'rules',
    setEndorsementsRequired: 'rules',
    setContributorTerms: 'rules',
  },
  contributors: { admitSeat: 'seats', revokeSeat: 'seats', setSeatTerm: 'rules' },
  token: { mint: 'grant', transfer: 'grant', approve: 'grant' },
  ballots: { setRoundSettings: 'rules' },
  timelock: { updateDelay: 'rules' },
  board: { elect: 'board', recall: 'board', setMaxSuspension: 'board', setSunset: 'board' },
};

function kindOfCall(target: Address, data: Hex, contracts: Contracts): ProposalKind {
  if (data === '0x') return 'grant';
  const entries = Object.entries(contracts) as [ContractName, Contracts[ContractName]][];
  const found = entries.find(([, { address }]) => isAddressEqual(address, target));
  if (found === undefined || size(data) < 4) return 'other';
  const [name, { abi }] = found;
  const selector = slice(data, 0, 4);
  const item = (abi as readonly { type: string }[]).find(
    (one): one is AbiFunction => one.type === 'function' && toFunctionSelector(one as AbiFunction) === selector,
  );
  if (item === undefined) return 'other';
  if (name === 'governor') return item.name.startsWith('set') ? 'rules' : 'other';
  return KINDS[name]?.[item.name] ?? 'other';
}

/** What a proposal is about; several things where its calls differ. */
export function proposalKinds(
  { targets, calldatas }: { targets: readonly Address[]; calldatas: readonly Hex[] },
  contracts: Contracts,
): ProposalKind[] {
  return [...new Set(targets.map((target, index) => kindOfCall(target, calldatas[index] ?? '0x', contracts)))];
}
