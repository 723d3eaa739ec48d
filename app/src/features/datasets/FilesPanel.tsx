import type { Dataset } from '@commonweight/manifest';
import { Code, Group, Pagination, Table, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { formatBytes } from '../../components/format.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { OutsideText } from '../../components/OutsideText.tsx';
import { Panel } from '../../components/Panel.tsx';
import { pageControlProps } from '../../components/pageControls.ts';
import { useCard } from '../../documents/useCard.ts';

const ROWS = 10;

/** Every file of the dataset, as its card lists them. */
export function FilesPanel({ dataset }: { dataset: Dataset }): ReactNode {
  const { data } = useCard(dataset);
  const [page, setPage] = useState(1);
  if (data?.kind !== 'found') return null;
  const files = data.card.distribution;
  const pages = Math.ceil(files.length / ROWS);
  const shown = files.slice((page - 1) * ROWS, page * ROWS);
  return (
    <Panel title={files.length === 1 ? 'The file' : `The ${files.length} files`}>
      <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': 'Files' } }}>
        <Table aria-label="Files">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Name, and where it is had</Table.Th>
              <Table.Th scope="col">Kind</Table.Th>
              <Table.Th scope="col">Size</Table.Th>
              <Table.Th scope="col">SHA-256</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ '@id': id, name, contentUrl, encodingFormat, contentSize, sha256 }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <OutsideText max={120}>{name}</OutsideText>
                  <Text size="xs">
                    <OutsideLink href={contentUrl} />
                  </Text>
                </Table.Td>
                <Table.Td>
                  <OutsideText max={60}>{encodingFormat}</OutsideText>
                </Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatBytes(Number.parseInt(contentSize, 10))}</Table.Td>
                <Table.Td>
                  <Code title={sha256}>{sha256.slice(0, 12)}…</Code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {pages > 1 && (
        <Group justify="space-between" mt="sm">
          <Text size="sm" c="dimmed">
            {(page - 1) * ROWS + 1} to {(page - 1) * ROWS + shown.length} of {files.length}
          </Text>
          <Pagination total={pages} value={page} onChange={setPage} size="sm" {...pageControlProps} />
        </Group>
      )}
    </Panel>
  );
}
