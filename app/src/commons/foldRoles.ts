import { keccak256, toHex, type Address, type Hex } from 'viem';

const NAMES = new Map<string, string>([
  ['0x'.padEnd(66, '0'), 'DEFAULT_ADMIN_ROLE'],
  ...[
    'DATASET_REGISTRY_ROLE',
    'SEALER_ROLE',
    'SUSPENDER_ROLE',
    'GOVERNOR_ROLE',
    'PROPOSER_ROLE',
    'CANCELLER_ROLE',
    'EXECUTOR_ROLE',
  ].map((name): [string, string] => [keccak256(toHex(name)), name]),
]);

/** A role that was given or taken back, in the contract that says so. */
export interface RoleEvent {
  source: string;
  eventName: 'RoleGranted' | 'RoleRevoked';
  args: { role: Hex; account: Address };
  blockNumber: number;
  transactionHash: Hex;
}

export interface HeldRole {
  source: string;
  /** Its name, or its hash where it is not one of ours. */
  role: string;
  account: Address;
  sinceBlock: number;
  transactionHash: Hex;
}

/** Every role that somebody holds after these events. */
export function foldRoles(events: readonly RoleEvent[]): HeldRole[] {
  const held = new Map<string, HeldRole>();
  for (const { source, eventName, args, blockNumber, transactionHash } of events) {
    const key = `${source} ${args.role} ${args.account}`;
    if (eventName === 'RoleRevoked') held.delete(key);
    else {
      const role = NAMES.get(args.role) ?? args.role;
      held.set(key, { source, role, account: args.account, sinceBlock: blockNumber, transactionHash });
    }
  }
  return [...held.values()];
}
