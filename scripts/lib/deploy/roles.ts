import { id, Interface, ZeroHash } from 'ethers';
import type { Log, Provider } from 'ethers';

import type { ContractName, DeploymentRecord } from './record.ts';

const accessControl = new Interface([
  'event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)',
  'event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)',
  'event RoleAdminChanged(bytes32 indexed role, bytes32 indexed previousAdminRole, bytes32 indexed newAdminRole)',
]);

/** The names behind the hashes of all roles that a commons knows. */
const ROLE_NAMES = [
  'DATASET_REGISTRY_ROLE',
  'SEALER_ROLE',
  'SUSPENDER_ROLE',
  'GOVERNOR_ROLE',
  'PROPOSER_ROLE',
  'CANCELLER_ROLE',
  'EXECUTOR_ROLE',
] as const;
const names = new Map<string, string>([
  [ZeroHash, 'DEFAULT_ADMIN_ROLE'],
  ...ROLE_NAMES.map((name) => [id(name), name] as const),
]);

/** Who holds which role in a contract: role name to addresses, lower case, sorted. */
export type Holders = Map<string, string[]>;

/** The one table that is allowed. A contract that is not in it has no roles at all. */
export const EXPECTED_ROLES: Partial<Record<ContractName, Record<string, ContractName[]>>> = {
  CommonsToken: { DEFAULT_ADMIN_ROLE: ['TimelockController'] },
  ContributorRegistry: { DEFAULT_ADMIN_ROLE: ['TimelockController'], DATASET_REGISTRY_ROLE: ['DatasetRegistry'] },
  DatasetRegistry: {
    DEFAULT_ADMIN_ROLE: ['TimelockController'],
    GOVERNOR_ROLE: ['CommonsGovernor'],
    SUSPENDER_ROLE: ['EthicsBoard'],
  },
  TimelockController: {
    DEFAULT_ADMIN_ROLE: ['TimelockController'],
    PROPOSER_ROLE: ['CommonsGovernor'],
    CANCELLER_ROLE: ['CommonsGovernor', 'EthicsBoard'],
    EXECUTOR_ROLE: ['CommonsGovernor'],
  },
  WeightBallots: { DEFAULT_ADMIN_ROLE: ['TimelockController'], SEALER_ROLE: ['TrainingManifest'] },
  EthicsBoard: { DEFAULT_ADMIN_ROLE: ['TimelockController'] },
};

export function expectedHolders(name: ContractName, contracts: DeploymentRecord['contracts']): Holders {
  return new Map(
    Object.entries(EXPECTED_ROLES[name] ?? {}).map(([role, holders]) => [
      role,
      holders.map((holder) => contracts[holder].address.toLowerCase()).sort(),
    ]),
  );
}

/** Logs of any span of blocks: halves the span where a node finds it too large. */
async function logsOf(provider: Provider, address: string, fromBlock: number, toBlock: number): Promise<Log[]> {
  const topics = [['RoleGranted', 'RoleRevoked', 'RoleAdminChanged'].map((name) => eventTopic(name))];
  try {
    return await provider.getLogs({ address, topics, fromBlock, toBlock });
  } catch (error) {
    if (fromBlock >= toBlock) throw error;
    const middle = Math.floor((fromBlock + toBlock) / 2);
    const older = await logsOf(provider, address, fromBlock, middle);
    return [...older, ...(await logsOf(provider, address, middle + 1, toBlock))];
  }
}

function eventTopic(name: string): string {
  const event = accessControl.getEvent(name);
  if (event === null) throw new RangeError(`no event ${name}`);
  return event.topicHash;
}

/** Everything that the events of a contract say about roles: grants less revocations, and any changed administration. */
export async function rolesFromEvents(
  provider: Provider,
  address: string,
  fromBlock: number,
): Promise<{ holders: Holders; everHeld: Set<string>; changedAdmins: string[] }> {
  const held = new Map<string, Set<string>>();
  const everHeld = new Set<string>();
  const changedAdmins: string[] = [];
  for (const log of await logsOf(provider, address, fromBlock, await provider.getBlockNumber())) {
    const event = accessControl.parseLog(log);
    const hash = String(event?.args[0]);
    const role = names.get(hash) ?? `role ${hash}`;
    const account = String(event?.args[1]).toLowerCase();
    if (event?.name === 'RoleAdminChanged') changedAdmins.push(role);
    const accounts = held.get(role) ?? new Set<string>();
    if (event?.name === 'RoleGranted') {
      held.set(role, accounts.add(account));
      everHeld.add(account);
    }
    if (event?.name === 'RoleRevoked') accounts.delete(account);
  }
  const holders = new Map([...held].filter(([, set]) => set.size > 0).map(([role, set]) => [role, [...set].sort()]));
  return { holders, everHeld, changedAdmins };
}
