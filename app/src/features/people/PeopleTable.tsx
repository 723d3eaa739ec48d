import { Badge, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';

import { useNow } from '../../chain/useNow.ts';
import type { Person } from '../../commons/foldPeople.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { Account } from '../../components/Account.tsx';
import { shortHex } from '../../components/format.ts';
import { Moment } from '../../components/Moment.tsx';
import { seatText } from './seatText.ts';

interface Counts {
  included: number;
  brought: number;
  endorsed: number;
}

function useCounts(): (personId: number) => Counts {
  const { datasets } = useCommons();
  const all = [...datasets.values()];
  return (personId) => {
    const mine = all.filter(({ contributor }) => contributor.personId === personId);
    return {
      brought: mine.length,
      included: mine.filter(({ status }) => status === 'included').length,
      endorsed: all.filter(({ endorsements }) => endorsements.some((one) => one.personId === personId)).length,
    };
  };
}

function Row({ person, counts, now }: { person: Person; counts: Counts; now: number }): ReactNode {
  const isLive = person.seat === 'held' && person.seatEndsAt >= now;
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Account address={person.account} />
        <Text size="xs" c="dimmed" title={person.account} fw={400}>
          {shortHex(person.account)}
        </Text>
      </Table.Th>
      <Table.Td>
        <Badge variant={isLive ? 'light' : 'outline'} color={isLive ? 'commons' : 'gray'} tt="none">
          {seatText(person, now)}
        </Badge>
        {person.seat === 'held' && (
          <Text size="xs" c="dimmed">
            {isLive ? 'ends ' : 'ended '}
            <Moment at={person.seatEndsAt} />
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        {counts.included} of {counts.brought}
      </Table.Td>
      <Table.Td ta="right">{counts.endorsed}</Table.Td>
    </Table.Tr>
  );
}

/** Everybody who registered, with what she brought and vouched for. */
export function PeopleTable(): ReactNode {
  const { people } = useCommons();
  const now = useNow(60_000);
  const countsOf = useCounts();
  const [params, setParams] = useSearchParams();
  const show = params.get('seats') === 'only' ? 'seated' : 'all';
  const shown = [...people.values()].filter(({ seat }) => show === 'all' || seat === 'held');
  return (
    <Stack>
      <SegmentedControl
        aria-label="Who is shown"
        style={{ alignSelf: 'flex-start' }}
        value={show}
        onChange={(value) => setParams(value === 'seated' ? { seats: 'only' } : {})}
        data={[
          { value: 'all', label: `Everybody (${people.size})` },
          { value: 'seated', label: 'With a seat' },
        ]}
      />
      <Table.ScrollContainer
        minWidth={480}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': 'People' } }}
      >
        <Table withTableBorder verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Person</Table.Th>
              <Table.Th>Members’ house</Table.Th>
              <Table.Th ta="right">Datasets included</Table.Th>
              <Table.Th ta="right">Vouched for</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((person) => (
              <Row key={person.personId} person={person} counts={countsOf(person.personId)} now={now} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
