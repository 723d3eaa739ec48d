import type { Dataset } from '@commonweight/manifest';
import { Anchor, Card, List, Stack, Table, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';

import { useNow } from '../../chain/useNow.ts';
import type { SealedRound } from '../../commons/sealedShares.ts';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import { formatDate, formatPercent } from '../../components/format.ts';
import type { Match } from './findDatasets.ts';
import { standingWords, stateWords } from './stateWords.ts';

const PPB = 1_000_000_000;

/** More ways than this are counted. */
const MOST_WAYS = 8;

function Rounds({ dataset, sealed }: { dataset: Dataset; sealed: readonly SealedRound[] }): ReactNode {
  const now = useNow(15_000);
  const { datasetId } = dataset;
  if (sealed.length === 0) return <Text size="sm">No round has been sealed yet, so there is no manifest at all.</Text>;
  return (
    <Table aria-label={`Dataset ${datasetId} in every sealed manifest`} fz="sm" verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Manifest</Table.Th>
          <Table.Th scope="col">Was it in it?</Table.Th>
          <Table.Th scope="col">Now</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sealed.map(({ round, shares }) => {
          const ppb = shares?.get(datasetId);
          return (
            <Table.Tr key={round.id}>
              <Table.Td>
                <Anchor underline="always" component={Link} to={`/manifests/${round.id}`} inherit>
                  Round {round.id}
                </Anchor>
                , closed on {formatDate(round.closesAt)}
              </Table.Td>
              <Table.Td>
                {shares === undefined ? '…' : ppb === undefined ? 'no' : `yes, with ${formatPercent(ppb / PPB)}`}
              </Table.Td>
              <Table.Td>{ppb === undefined ? '–' : standingWords(dataset, now)}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

/** A dataset that fits: how it does, how it stands, and in which manifests it was. */
export function MatchCard(props: { match: Match; dataset: Dataset; sealed: readonly SealedRound[] }): ReactNode {
  const { match, dataset, sealed } = props;
  const now = useNow(15_000);
  const id = useId();
  const { state, meaning } = stateWords(dataset, now);
  return (
    <Card component="article" withBorder padding="lg" aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={3} id={id}>
          <DatasetLink id={dataset.datasetId} />
          <Text span c="dimmed" size="sm" fw={400} ms={8}>
            dataset {dataset.datasetId}
          </Text>
        </Title>
        <List spacing={2} style={{ overflowWrap: 'anywhere' }}>
          {match.ways.slice(0, MOST_WAYS).map((way) => (
            <List.Item key={way}>{way}</List.Item>
          ))}
          {match.ways.length > MOST_WAYS && <List.Item>And in {match.ways.length - MOST_WAYS} ways more.</List.Item>}
        </List>
        <Text>
          <Text span fw={600}>
            {state}.
          </Text>{' '}
          {meaning}
        </Text>
        <Rounds dataset={dataset} sealed={sealed} />
      </Stack>
    </Card>
  );
}
