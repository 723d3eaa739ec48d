import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { foldRoles, type RoleEvent } from '../../commons/foldRoles.ts';
import { useTokenPower } from '../../commons/useTokenPower.ts';
import { CONTRACT_TITLES, type ContractName } from '../../contracts.ts';
import { Account } from '../../components/Account.tsx';
import { TransactionLink } from '../../components/TransactionLink.tsx';
import { Section } from './Section.tsx';

/** What a role lets its holder do. */
const MEANINGS: Partial<Record<string, string>> = {
  DEFAULT_ADMIN_ROLE: 'Decides what governance decides there, and who holds the other roles.',
  DATASET_REGISTRY_ROLE: 'Gives the seat that a first inclusion earns.',
  SEALER_ROLE: 'Ends a round and opens the next.',
  GOVERNOR_ROLE: 'Notes which proposal a dataset is in.',
  SUSPENDER_ROLE: 'Suspends a dataset for a while, once.',
  PROPOSER_ROLE: 'Queues what was voted for.',
  CANCELLER_ROLE: 'Takes something out of the queue.',
  EXECUTOR_ROLE: 'Carries out what has waited long enough.',
};

/** What the library calls each contract, and what it is called here. */
const SOURCES: Partial<Record<string, ContractName>> = {
  CommonsToken: 'token',
  ContributorRegistry: 'contributors',
  DatasetRegistry: 'datasets',
  TimelockController: 'timelock',
  CommonsGovernor: 'governor',
  WeightBallots: 'ballots',
  TrainingManifest: 'manifest',
  EthicsBoard: 'board',
};

const sourceTitle = (source: string): string => {
  const name = SOURCES[source];
  return name === undefined ? source : CONTRACT_TITLES[name];
};

/** Every role in the contracts and who holds it, from the events. */
export function Roles(): ReactNode {
  const { events, contracts } = useChain();
  const { data: token } = useTokenPower();
  const ofContracts = events.flatMap((event): RoleEvent[] =>
    event.eventName === 'RoleGranted' || event.eventName === 'RoleRevoked' ? [event] : [],
  );
  const roles = foldRoles([...(token?.roleEvents ?? []), ...ofContracts]);
  const titleOf = (address: string): string | undefined => {
    const names = Object.keys(contracts) as ContractName[];
    const name = names.find((one) => contracts[one].address.toLowerCase() === address.toLowerCase());
    return name === undefined ? undefined : CONTRACT_TITLES[name];
  };
  return (
    <Section
      id="roles"
      title="Who holds which power"
      about="Every role that was given and not taken back. A holder that is not one of the contracts has no place here."
    >
      <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': 'Roles' } }}>
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>In</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th>Held by</Table.Th>
              <Table.Th>Given in</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {roles.map(({ source, role, account, transactionHash }) => (
              <Table.Tr key={`${source} ${role} ${account}`}>
                <Table.Td>{sourceTitle(source)}</Table.Td>
                <Table.Td>
                  <Text size="sm" fw={600}>
                    {role}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {MEANINGS[role] ?? 'Not a role of this commons.'}
                  </Text>
                </Table.Td>
                <Table.Td>{titleOf(account) ?? <Account address={account} />}</Table.Td>
                <Table.Td>
                  <TransactionLink hash={transactionHash} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
