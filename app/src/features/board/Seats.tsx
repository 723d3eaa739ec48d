import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { isSeated, type BoardSeat } from '../../commons/foldBoard.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { Account } from '../../components/Account.tsx';
import { formatDate } from '../../components/format.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { Panel } from '../../components/Panel.tsx';
import type { BoardView } from './useBoard.ts';

function stateOf(seat: BoardSeat, now: number): string {
  if (seat.left !== undefined) return seat.left.recalled ? 'recalled by a vote' : 'resigned';
  return isSeated(seat, now) ? 'sits' : 'term over';
}

/** Who sits on the board, for whom and until when; and who did. */
export function Seats({ board: { board, now } }: { board: BoardView }): ReactNode {
  const { people } = useCommons();
  const seated = board.seats.filter((seat) => isSeated(seat, now));
  const listed = [...seated, ...board.seats.filter((seat) => !isSeated(seat, now)).reverse()];
  return (
    <Panel
      title="Who sits on it"
      explanation={
        seated.length === 0
          ? 'Nobody sits on the board now, so it stops nothing.'
          : `${seated.length} of nine places are taken. Each member speaks for a constituency, of which at most three sit at once.`
      }
    >
      {listed.length === 0 ? (
        <Text>Nobody was ever elected to it.</Text>
      ) : (
        <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table aria-label="Seats of the ethics board">
            <Table.Thead>
              <Table.Tr>
                {['Member', 'Speaks for', 'Term ends on', 'State'].map((head) => (
                  <Table.Th key={head} scope="col">
                    {head}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {listed.map((seat) => {
                const account = people.get(seat.personId)?.account;
                return (
                  <Table.Tr key={seat.number}>
                    <Table.Td>
                      {account === undefined ? `Person ${seat.personId}` : <Account address={account} />}
                    </Table.Td>
                    <Table.Td>
                      <OutsideText max={32}>{seat.constituency}</OutsideText>
                    </Table.Td>
                    <Table.Td>{formatDate(seat.termEndsAt)}</Table.Td>
                    <Table.Td>{stateOf(seat, now)}</Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}
