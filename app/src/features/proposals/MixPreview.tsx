import { Progress, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Shares } from '../../commons/sealedShares.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import { formatPercent } from '../../components/format.ts';
import { mixAfter, type Part } from './mixAfter.ts';

function PartCell({ part }: { part: number }): ReactNode {
  return (
    <Table.Td>
      <Text size="sm" ta="right">
        {formatPercent(part)}
      </Text>
      <Progress value={part * 100} size="sm" aria-hidden />
    </Table.Td>
  );
}

function Rows(props: {
  parts: readonly Part[];
  added: boolean;
  leaving: ReadonlySet<number>;
  staying: ReadonlySet<number>;
}): ReactNode {
  const { parts, added, leaving, staying } = props;
  return parts.map(({ datasetId, sealed, untilNextSeal, ifAverage }) => (
    <Table.Tr key={datasetId}>
      <Table.Th scope="row" fw={500}>
        <DatasetLink id={datasetId} />
        {sealed === 0 && (
          <Text size="xs" c="dimmed">
            new
          </Text>
        )}
        {sealed > 0 && !staying.has(datasetId) && (
          <Text size="xs" c="dimmed">
            {leaving.has(datasetId) ? 'would leave' : 'has left since'}
          </Text>
        )}
      </Table.Th>
      <PartCell part={sealed} />
      <PartCell part={untilNextSeal} />
      {added && <PartCell part={ifAverage} />}
    </Table.Tr>
  ));
}

/** What the mix may look like once the proposal is carried out, and what of that nobody can know. */
export function MixPreview(props: {
  added: readonly number[];
  removed: readonly number[];
  /** Of the last sealed round; undefined while they are being read. */
  shares: Shares | undefined;
}): ReactNode {
  const { added, removed } = props;
  const { datasets, lastSealed } = useCommons();
  const coming = added.filter((id) => datasets.get(id)?.status === 'submitted');
  const superseded = coming.flatMap((id) => datasets.get(id)?.supersedes ?? []);
  const leaving = new Set([...removed, ...superseded]);
  if (coming.length === 0 && leaving.size === 0) return null;

  const staying = new Set(
    [...datasets.values()]
      .filter(({ datasetId, status }) => status === 'included' && !leaving.has(datasetId))
      .map(({ datasetId }) => datasetId),
  );
  const sealed = [...(props.shares ?? [])].map(([datasetId, sharePpbDown]) => ({ datasetId, sharePpbDown }));
  const parts = mixAfter({ sealed, staying, added: coming });
  const isAdding = coming.length > 0;
  return (
    <section aria-labelledby="mix">
      <Title order={2} id="mix" mb={4}>
        What the mix may look like
      </Title>
      <Text size="sm" c="dimmed" mb="sm" maw={720}>
        Ballots decide, and nobody knows the next ones. Until they are sealed, a new dataset has no share, and the share
        of one that has left goes to the others in proportion.
        {isAdding &&
          ' The last column supposes that ballots then give each new dataset as much as an average one, taken from the others in proportion.'}
      </Text>
      {lastSealed === undefined ? (
        <Text>No round has been sealed yet, so there is no mix to begin with.</Text>
      ) : (
        <Table.ScrollContainer
          minWidth={480}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': 'The mix' } }}
        >
          <Table withTableBorder>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Dataset</Table.Th>
                <Table.Th ta="right">Sealed in round {lastSealed.id}</Table.Th>
                <Table.Th ta="right">Until the next seal</Table.Th>
                {isAdding && <Table.Th ta="right">If given an average part</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              <Rows parts={parts} added={isAdding} leaving={leaving} staying={staying} />
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}
