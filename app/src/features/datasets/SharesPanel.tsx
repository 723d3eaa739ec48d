import { Anchor, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { formatDate, formatPercent } from '../../components/format.ts';
import { Panel } from '../../components/Panel.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useShareHistory } from './queries.ts';
import classes from './SharesPanel.module.css';

const PPB = 1_000_000_000;

/** What the dataset got in every sealed round. */
export function SharesPanel({ datasetId }: { datasetId: number }): ReactNode {
  const { rounds, isReading } = useShareHistory(datasetId);
  const most = Math.max(...rounds.map(({ ppb = 0 }) => ppb), 1);
  const wasIn = rounds.some(({ ppb }) => ppb !== undefined);
  return (
    <Panel title="Shares">
      {isReading ? (
        <Loading lines={2} />
      ) : !wasIn ? (
        <Text c="dimmed">It has been in no sealed round.</Text>
      ) : (
        <Table aria-label="Share in every sealed round">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Round</Table.Th>
              <Table.Th scope="col">Closed on</Table.Th>
              <Table.Th scope="col" visibleFrom="xs" w="40%">
                Compared with its largest
              </Table.Th>
              <Table.Th scope="col" className={classes.number}>
                Share
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rounds.map(({ round, ppb }) => (
              <Table.Tr key={round.id}>
                <Table.Td>
                  <Anchor component={Link} to={`/manifests/${round.id}`} inherit>
                    Round {round.id}
                  </Anchor>
                </Table.Td>
                <Table.Td>{formatDate(round.closesAt)}</Table.Td>
                <Table.Td visibleFrom="xs">
                  <div className={classes.bar} style={{ width: `${((ppb ?? 0) / most) * 100}%` }} aria-hidden />
                </Table.Td>
                <Table.Td className={classes.number}>
                  {ppb === undefined ? 'not in it' : formatPercent(ppb / PPB)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  );
}
