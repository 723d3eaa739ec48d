import { Button, Group, Pagination, Stack, Table, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Address } from 'viem';

import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import { Account } from '../../components/Account.tsx';
import { csvOf } from '../../components/csv.ts';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import { downloadText } from '../../components/downloadText.ts';
import { formatPercent } from '../../components/format.ts';
import { pageControlProps } from '../../components/pageControls.ts';
import { TransactionLink } from '../../components/TransactionLink.tsx';
import { latestBallots } from './latestBallots.ts';
import type { RoundData } from './queries.ts';
import type { CastBallot } from './roundStore.ts';
import { Panel } from '../../components/Panel.tsx';
import { electorateOf } from './turnoutOf.ts';

const PAGE = 20;

/** Every line of every ballot, those that were replaced too. */
function ballotsCsv(ballots: readonly CastBallot[], numberOf: (account: Address) => number | undefined): string {
  const counts = new Set(latestBallots(ballots));
  return csvOf(
    ['round', 'block', 'transaction', 'voter', 'person', 'power_of_1e12', 'counts', 'dataset', 'points'],
    ballots.flatMap((ballot) =>
      ballot.lines.map(({ datasetId, points }) => [
        ballot.roundId,
        ballot.inBlock,
        ballot.transactionHash,
        ballot.voter,
        numberOf(ballot.voter) ?? '',
        ballot.power,
        counts.has(ballot) ? 'yes' : 'replaced',
        datasetId,
        points,
      ]),
    ),
  );
}

function Rows({ data }: { data: RoundData }): ReactNode {
  const [page, setPage] = useState(1);
  const ballots = latestBallots(data.ballots).sort((a, b) => Number(b.power - a.power) || a.inBlock - b.inBlock);
  const pages = Math.ceil(ballots.length / PAGE);
  const shown = ballots.slice((page - 1) * PAGE, page * PAGE);
  const all = electorateOf(data.round);
  const times = new Map<Address, number>();
  for (const { voter } of data.ballots) times.set(voter, (times.get(voter) ?? 0) + 1);
  return (
    <Stack gap="sm">
      <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label="Ballots" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Voter</Table.Th>
              <Table.Th scope="col">Part of all power</Table.Th>
              <Table.Th scope="col">Points</Table.Th>
              <Table.Th scope="col">Transaction</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ voter, power, lines, transactionHash }) => (
              <Table.Tr key={voter}>
                <Table.Td>
                  <Account address={voter} />
                </Table.Td>
                <Table.Td>{formatPercent(Number(power) / all)}</Table.Td>
                <Table.Td>
                  {lines
                    .toSorted((a, b) => b.points - a.points)
                    .map(({ datasetId, points }, index) => (
                      <span key={datasetId}>
                        {index > 0 && ', '}
                        {points} <DatasetLink id={datasetId} />
                      </span>
                    ))}
                  {(times.get(voter) ?? 1) > 1 && (
                    <Text span c="dimmed" size="sm">
                      {' '}
                      (not the first one)
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <TransactionLink hash={transactionHash} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {pages > 1 && <Pagination total={pages} value={page} onChange={setPage} {...pageControlProps} />}
    </Stack>
  );
}

/** Who cast what, when somebody wants to know. */
export function BallotList({ data }: { data: RoundData }): ReactNode {
  const [isShown, setShown] = useState(false);
  const { ballots } = data;
  const numberOf = usePersonNumbers();
  if (ballots.length === 0) return null;
  return (
    <Panel
      title="Who cast what"
      explanation="Ballots are public. The last one of each voter counts; the download has those that were replaced, too."
    >
      <Stack gap="md">
        <Group gap="xs">
          <Button variant="default" size="xs" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? 'Hide the ballots' : `Show ${latestBallots(ballots).length} ballots`}
          </Button>
          <Button
            variant="default"
            size="xs"
            onClick={() =>
              downloadText(`ballots-round-${ballots[0]?.roundId}.csv`, ballotsCsv(ballots, numberOf), 'text/csv')
            }
          >
            Download as CSV
          </Button>
        </Group>
        {isShown && <Rows data={data} />}
      </Stack>
    </Panel>
  );
}
