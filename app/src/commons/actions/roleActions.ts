import { decodeFunctionData, keccak256, parseAbi, toBytes, zeroHash, type Hex } from 'viem';

import { account, text, type Names, type Phrase } from './Phrase.ts';

const accessAbi = parseAbi([
  'function grantRole(bytes32 role, address account)',
  'function revokeRole(bytes32 role, address account)',
  'function renounceRole(bytes32 role, address callerConfirmation)',
]);

const ROLES = new Map<string, string>([
  [zeroHash, 'administrator'],
  ...(
    [
      ['PROPOSER_ROLE', 'proposer'],
      ['EXECUTOR_ROLE', 'executor'],
      ['CANCELLER_ROLE', 'canceller'],
      ['DATASET_REGISTRY_ROLE', 'dataset registry'],
      ['SEALER_ROLE', 'sealer'],
      ['SUSPENDER_ROLE', 'suspender'],
      ['GOVERNOR_ROLE', 'governor'],
    ] as const
  ).map(([name, title]): [string, string] => [keccak256(toBytes(name)), title]),
]);

const nameOfRole = (role: Hex): string => {
  const name = ROLES.get(role);
  return name === undefined ? 'a role that this page does not know' : `the ${name}’s role`;
};

/** Roles of any of the contracts, which OpenZeppelin's AccessControl keeps. */
export function describeRoleCall(data: Hex, names: Names, contractTitle: string): Phrase | undefined {
  const { functionName, args } = decodeFunctionData({ abi: accessAbi, data });
  const [role, whose] = args;
  const gives = functionName === 'grantRole';
  const which = nameOfRole(role);
  return {
    title: `${gives ? 'Give' : 'Take'} ${which} ${gives ? 'to' : 'from'} ${names.account(whose)}`,
    sentence: `${names.account(whose)} ${gives ? 'gets' : 'loses'} ${which} in the ${contractTitle.toLowerCase()}.`,
    parameters: [text('Role', which), text('Role’s hash', role), account('Account', whose)],
    ...(gives && role === zeroHash
      ? {
          warning: `Whoever holds this role can do in the ${contractTitle.toLowerCase()} all that a vote can, without one.`,
        }
      : {}),
  };
}
