import { Anchor, SimpleGrid, Table } from '@mantine/core';
import type { ReactNode } from 'react';

import type { HouseTally } from '../commons/judgeHouse.ts';
import { formatNumber, formatTokens } from './format.ts';
import { HouseBar, standingOfHouse } from './HouseBar.tsx';

const formatSeats = (seats: bigint): string => `${formatNumber(seats)} ${seats === 1n ? 'seat' : 'seats'}`;
const formatTokenVotes = (wei: bigint): string => `${formatTokens(wei)} tokens`;

/**
 * How both houses stand to a proposal, as bars with their quorums marked.
 * The small form, for lists, leaves out the amounts and the table.
 */
export function HousesBar(props: {
  tokenHouse: HouseTally;
  memberHouse: HouseTally;
  /** Whether the snapshot is past, so that there are quorums and may be votes. */
  isOpened: boolean;
  needsTwoThirds?: boolean;
  /** What could vote at the snapshot: wei and seats. */
  supplies?: { tokens: bigint; seats: bigint } | undefined;
  isSmall?: boolean;
}): ReactNode {
  const { isOpened, needsTwoThirds = false, supplies, isSmall = false } = props;
  const houses = [
    { title: 'Token house', tally: props.tokenHouse, format: formatTokenVotes, supply: supplies?.tokens },
    { title: 'Members’ house', tally: props.memberHouse, format: formatSeats, supply: supplies?.seats },
  ];
  const bars = houses.map((house) => (
    <HouseBar key={house.title} {...house} isOpened={isOpened} needsTwoThirds={needsTwoThirds} isSmall={isSmall} />
  ));
  if (isSmall)
    return (
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {bars}
      </SimpleGrid>
    );
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {bars}
      </SimpleGrid>
      <details>
        <Anchor component="summary" size="sm" mt="sm" display="list-item">
          As a table
        </Anchor>
        <Table.ScrollContainer minWidth={480}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {['House', 'For', 'Abstain', 'Against', 'Quorum', 'Stands'].map((name) => (
                  <Table.Th key={name}>{name}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {houses.map(({ title, tally, format }) => (
                <Table.Tr key={title}>
                  <Table.Th scope="row">{title}</Table.Th>
                  <Table.Td>{format(tally.forVotes)}</Table.Td>
                  <Table.Td>{format(tally.abstainVotes)}</Table.Td>
                  <Table.Td>{format(tally.againstVotes)}</Table.Td>
                  <Table.Td>{isOpened ? format(tally.quorum) : 'set when the vote opens'}</Table.Td>
                  <Table.Td>{standingOfHouse(tally, isOpened, needsTwoThirds)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </details>
    </>
  );
}
