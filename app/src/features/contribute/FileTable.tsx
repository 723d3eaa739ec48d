import { ActionIcon, Button, Code, Group, Pagination, Table, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';

import { formatBytes, formatNumber } from '../../components/format.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { pageControlProps } from '../../components/pageControls.ts';
import type { DraftFile } from './draft.ts';

const ROWS = 8;

/** The files that were hashed, each of which can be taken out again. */
export function FileTable(props: {
  files: readonly DraftFile[];
  onFiles: (files: readonly DraftFile[]) => void;
}): ReactNode {
  const { files, onFiles } = props;
  const [wanted, setPage] = useState(1);
  if (files.length === 0) return null;
  const pages = Math.ceil(files.length / ROWS);
  const page = Math.min(wanted, pages);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <div>
      <Group justify="space-between" mb="xs">
        <Text fw={600}>
          {files.length === 1 ? '1 file' : `${formatNumber(files.length)} files`}, {formatBytes(bytes)}
        </Text>
        <Button variant="subtle" size="compact-sm" onClick={() => onFiles([])}>
          Take all out
        </Button>
      </Group>
      <Table aria-label="Files of the dataset" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Name</Table.Th>
            <Table.Th scope="col">Size</Table.Th>
            <Table.Th scope="col" visibleFrom="sm">
              SHA-256
            </Table.Th>
            <Table.Th scope="col">
              <Text span size="sm" fw={700}>
                Take out
              </Text>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.slice((page - 1) * ROWS, page * ROWS).map((file) => (
            <Table.Tr key={file.name}>
              <Table.Td>
                <OutsideText max={120}>{file.name}</OutsideText>
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatBytes(file.bytes)}</Table.Td>
              <Table.Td visibleFrom="sm">
                <Code title={file.sha256}>{file.sha256.slice(0, 16)}…</Code>
              </Table.Td>
              <Table.Td>
                <ActionIcon
                  variant="subtle"
                  aria-label={`Take out ${file.name}`}
                  onClick={() => onFiles(files.filter((one) => one !== file))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {pages > 1 && (
        <Pagination mt="sm" size="sm" total={pages} value={page} onChange={setPage} {...pageControlProps} />
      )}
    </div>
  );
}
