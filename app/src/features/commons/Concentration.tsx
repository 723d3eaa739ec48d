import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

import { concentration, type Concentration as Measures } from '../../commons/concentration.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { useTokenPower } from '../../commons/useTokenPower.ts';
import { formatPercent } from '../../components/format.ts';
import { Section } from './Section.tsx';

function Row({ house, measures }: { house: string; measures: Measures | undefined }): ReactNode {
  const cell = (show: (found: Measures) => string): string => (measures === undefined ? '…' : show(measures));
  return (
    <Table.Tr>
      <Table.Th scope="row">{house}</Table.Th>
      <Table.Td ta="right">{cell(({ voters }) => String(voters))}</Table.Td>
      <Table.Td ta="right">{cell(({ largest }) => formatPercent(largest, 1))}</Table.Td>
      <Table.Td ta="right">{cell(({ half }) => String(half))}</Table.Td>
      <Table.Td ta="right">{cell(({ gini }) => gini.toFixed(2))}</Table.Td>
    </Table.Tr>
  );
}

/** How few it takes to decide, in each house. */
export function Concentration(): ReactNode {
  const { people } = useCommons();
  const { data } = useTokenPower();
  const seats = [...people.values()].filter(({ seat }) => seat === 'held').map(() => 1n);
  return (
    <Section
      id="concentration"
      title="How power is spread"
      about="A proposal has to pass in both houses, so a few who hold much of one house can stop much, but can carry nothing alone."
    >
      <Table.ScrollContainer
        minWidth={520}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': 'Concentration' } }}
      >
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>House</Table.Th>
              <Table.Th ta="right">Voters</Table.Th>
              <Table.Th ta="right">Largest</Table.Th>
              <Table.Th ta="right">Have more than half</Table.Th>
              <Table.Th ta="right">Gini</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Row house="Token house" measures={data && concentration(data.delegates.map(({ votes }) => votes))} />
            <Row house="Members’ house" measures={concentration(seats)} />
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
