import { Code, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { CONTRACT_TITLES, type ContractName } from '../../contracts.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { Section } from './Section.tsx';

/** Where the contracts are, and which block the page shows. */
export function Contracts(): ReactNode {
  const { contracts, config, head } = useChain();
  const { explorerUrl } = config;
  return (
    <Section
      id="contracts"
      title="Contracts"
      about="npm run verify:deployment proves from the chain alone that the code, the rules and the roles are these."
    >
      <Table withTableBorder>
        <Table.Tbody>
          {(Object.keys(contracts) as ContractName[]).map((name) => {
            const { address } = contracts[name];
            return (
              <Table.Tr key={name}>
                <Table.Th scope="row">{CONTRACT_TITLES[name]}</Table.Th>
                <Table.Td>
                  <Code>{address}</Code>
                  {explorerUrl !== undefined && (
                    <Text size="xs">
                      <OutsideLink href={`${explorerUrl}/address/${address}`} />
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed" mt="xs">
        Chain {config.chainId}, block {String(head.number)}, as {config.rpcUrls[0]} tells it.
      </Text>
    </Section>
  );
}
