import { Anchor, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { formatPercent } from '../../components/format.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useTurnout } from './queries.ts';
import { Section } from './Section.tsx';

/** What a house that is not empty holds of a round's power. */
const HOUSE_POWER = 500_000_000_000;

const part = (voted: bigint, all: bigint): string =>
  all === 0n ? '–' : formatPercent(Number((voted * 1_000_000n) / all) / 1e6, 1);

/** How many took part in the last votes and rounds. */
export function Turnout(): ReactNode {
  const { data } = useTurnout();
  if (data === undefined) return <Loading lines={2} />;
  return (
    <Section
      id="turnout"
      title="Who takes part"
      about="The part of each house that voted, of all tokens and of all seats when the vote began."
    >
      <Table.ScrollContainer
        minWidth={480}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': 'Turnout of votes' } }}
      >
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Vote</Table.Th>
              <Table.Th ta="right">Token house</Table.Th>
              <Table.Th ta="right">Members’ house</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.votes.map(({ number, title, tokens, tokenSupply, members, seats }) => (
              <Table.Tr key={number}>
                <Table.Td>
                  <Anchor component={Link} to={`/proposals/${number}`}>
                    <OutsideText max={120}>{title}</OutsideText>
                  </Anchor>
                </Table.Td>
                <Table.Td ta="right">{part(tokens, tokenSupply)}</Table.Td>
                <Table.Td ta="right">{part(members, seats)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Table withTableBorder mt="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Round</Table.Th>
            <Table.Th ta="right">Power that voted</Table.Th>
            <Table.Th ta="right">Needed</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.rounds.map(({ id, castPower, tokenSupply, seatSupply, turnoutBps }) => {
            const houses = (tokenSupply > 0n ? 1 : 0) + (seatSupply > 0 ? 1 : 0);
            return (
              <Table.Tr key={id}>
                <Table.Td>Round {id}</Table.Td>
                <Table.Td ta="right">
                  {houses === 0 ? (
                    <Text span>nobody</Text>
                  ) : (
                    formatPercent(Number(castPower) / (houses * HOUSE_POWER), 1)
                  )}
                </Table.Td>
                <Table.Td ta="right">{formatPercent(turnoutBps / 10_000, 1)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
