import { Button, Stack, Table } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { DatasetLink } from './DatasetLink.tsx';
import { formatPercent } from './format.ts';
import classes from './MixChart.module.css';

/** One dataset's part of the whole, in parts per billion. */
export interface MixPart {
  datasetId: number;
  ppb: number;
}

const PPB = 1_000_000_000;

/** How many parts have a colour of their own; the table begins with them. One more is no reason to fold it. */
const COLOURED = 8;

/** How a training mix is made up: a bar, and its table, the largest part first. */
export function MixChart({
  parts,
  note,
}: {
  parts: readonly MixPart[];
  note?: (datasetId: number) => ReactNode;
}): ReactNode {
  const [isWhole, setWhole] = useState(false);
  const sorted = parts.toSorted((a, b) => b.ppb - a.ppb || a.datasetId - b.datasetId);
  const coloured = sorted.slice(0, COLOURED).filter(({ ppb }) => ppb > 0);
  const others = sorted.slice(COLOURED).reduce((sum, { ppb }) => sum + ppb, 0);
  const isFoldable = sorted.length > COLOURED + 1;
  const shown = isWhole || !isFoldable ? sorted : sorted.slice(0, COLOURED);
  return (
    <Stack gap="sm" align="stretch">
      <div className={classes.bar} aria-hidden>
        {coloured.map(({ datasetId, ppb }) => (
          <div key={datasetId} className={classes.part} style={{ flexGrow: ppb }} />
        ))}
        {others > 0 && <div className={`${classes.part} ${classes.others}`} style={{ flexGrow: others }} />}
      </div>
      <Table aria-label="The mix" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Dataset</Table.Th>
            <Table.Th className={classes.number}>Share</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className={classes.rows}>
          {shown.map(({ datasetId, ppb }, index) => (
            <Table.Tr key={datasetId}>
              <Table.Td>
                {index < COLOURED && <span className={classes.swatch} aria-hidden />}
                <DatasetLink id={datasetId} /> {note?.(datasetId)}
              </Table.Td>
              <Table.Td className={classes.number}>{formatPercent(ppb / PPB)}</Table.Td>
            </Table.Tr>
          ))}
          {isFoldable && !isWhole && (
            <Table.Tr>
              <Table.Td>{sorted.length - COLOURED} others</Table.Td>
              <Table.Td className={classes.number}>{formatPercent(others / PPB)}</Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
      {isFoldable && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setWhole(!isWhole)}
          style={{ alignSelf: 'flex-start' }}
        >
          {isWhole ? `Show the largest ${COLOURED}` : `Show all ${sorted.length}`}
        </Button>
      )}
    </Stack>
  );
}
