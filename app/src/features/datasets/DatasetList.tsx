import type { Dataset } from '@commonweight/manifest';
import { Group, Pagination, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Shares } from '../../commons/sealedShares.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { pageControlProps } from '../../components/pageControls.ts';
import classes from './DatasetList.module.css';
import { DatasetRow } from './DatasetRow.tsx';

const ROWS = 25;

/** A screen of datasets, with the way to the others. */
export function DatasetList(props: {
  datasets: readonly Dataset[];
  shares: Shares;
  page: number;
  onPage: (page: number) => void;
}): ReactNode {
  const { datasets, shares, onPage } = props;
  const { rules } = useCommons();
  const pages = Math.max(1, Math.ceil(datasets.length / ROWS));
  const page = Math.min(props.page, pages);
  const first = (page - 1) * ROWS;
  const shown = datasets.slice(first, first + ROWS);
  return (
    <Stack gap="md">
      <Table className={classes.list} aria-label="Datasets" verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Dataset</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Licence</Table.Th>
            <Table.Th>Language</Table.Th>
            <Table.Th>Access</Table.Th>
            <Table.Th className={classes.number}>Size</Table.Th>
            <Table.Th className={classes.number}>Share</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((dataset) => (
            <DatasetRow
              key={dataset.datasetId}
              dataset={dataset}
              ppb={shares.get(dataset.datasetId)}
              required={rules.endorsementsRequired}
            />
          ))}
        </Table.Tbody>
      </Table>
      {pages > 1 && (
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {first + 1} to {first + shown.length} of {datasets.length}
          </Text>
          <Pagination total={pages} value={page} onChange={onPage} {...pageControlProps} />
        </Group>
      )}
    </Stack>
  );
}
