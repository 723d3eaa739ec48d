import { Anchor, Badge, Code, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useNow } from '../../chain/useNow.ts';
import type { Round } from '../../commons/foldRounds.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { formatDate, formatPercent, shortHex } from '../../components/format.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useRounds } from './queries.ts';

/** What each house that is not empty holds of a round's power. */
const HOUSE_POWER = 5e11;

function Outcome({ round, now }: { round: Round; now: number }): ReactNode {
  if (round.outcome === 'sealed') return <Badge variant="light">Sealed</Badge>;
  if (round.outcome === 'lapsed') {
    return (
      <Badge variant="light" color="gray">
        Lapsed
      </Badge>
    );
  }
  return (
    <Badge variant="outline" color="gray">
      {now < round.closesAt ? 'Open' : 'To be sealed'}
    </Badge>
  );
}

/** Every round and what became of it. */
export function ManifestsPage(): ReactNode {
  const { rounds } = useCommons();
  const now = useNow(15_000);
  const { data } = useRounds(rounds.length);
  const turnoutOf = (id: number): string => {
    const round = data?.get(id);
    if (round === undefined) return '…';
    const houses = (round.tokenSupply > 0n ? 1 : 0) + (round.seatSupply > 0 ? 1 : 0);
    return formatPercent(houses === 0 ? 0 : Number(round.castPower) / (houses * HOUSE_POWER), 1);
  };
  return (
    <Stack gap="lg">
      <PageTitle title="Manifests">
        When a round is sealed, its manifest says which datasets a model may be trained on, how much each counts, and on
        whose word. Anybody can rebuild it from the chain, byte for byte.
      </PageTitle>
      <Table.ScrollContainer minWidth={620} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label="Rounds" verticalSpacing="sm" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Round</Table.Th>
              <Table.Th scope="col">Ballots</Table.Th>
              <Table.Th scope="col">Outcome</Table.Th>
              <Table.Th scope="col">Turnout</Table.Th>
              <Table.Th scope="col">Datasets</Table.Th>
              <Table.Th scope="col">Digest</Table.Th>
              <Table.Th scope="col">Published</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rounds.map((round) => (
              <Table.Tr key={round.id}>
                <Table.Th scope="row">
                  <Anchor component={Link} to={round.outcome === 'open' ? '/round' : `/manifests/${round.id}`}>
                    Round {round.id}
                  </Anchor>
                </Table.Th>
                <Table.Td>
                  {formatDate(round.opensAt)} to {formatDate(round.closesAt)}
                </Table.Td>
                <Table.Td>
                  <Outcome round={round} now={now} />
                </Table.Td>
                <Table.Td>
                  {turnoutOf(round.id)}{' '}
                  <Text span size="sm" c="dimmed">
                    of {formatPercent(round.turnoutBps / 10_000, 0)}
                  </Text>
                </Table.Td>
                <Table.Td>{round.sealed?.datasetCount}</Table.Td>
                <Table.Td>
                  {round.sealed !== undefined && (
                    <Code title={round.sealed.digest}>{shortHex(round.sealed.digest)}</Code>
                  )}
                </Table.Td>
                <Table.Td>
                  {round.outcome === 'sealed' &&
                    (round.published.length === 0
                      ? 'nowhere yet'
                      : `in ${round.published.length} ${round.published.length === 1 ? 'place' : 'places'}`)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
