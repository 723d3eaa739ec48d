import { Anchor, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useConnection } from 'wagmi';

import { useCommons } from '../../commons/useCommons.ts';
import { lastDecisions } from './lastDecisions.ts';
import { useHome } from './queries.ts';

const SHOWN = 6;

/** What was decided last, by votes and by sealing. */
export function LastDecisions(): ReactNode {
  const { address } = useConnection();
  const commons = useCommons();
  const { data } = useHome(address);
  const states = new Map(data?.latest.map(({ number, state }) => [Number(number), state]));
  const decisions = lastDecisions(commons, states, SHOWN);
  if (decisions.length === 0) return <Text>Nothing has been decided yet.</Text>;
  return (
    <Table withTableBorder>
      <Table.Tbody>
        {decisions.map(({ key, what, how, to }) => (
          <Table.Tr key={key}>
            <Table.Td>
              <Anchor component={Link} to={to}>
                <bdi>{what}</bdi>
              </Anchor>
            </Table.Td>
            <Table.Td>{how}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
