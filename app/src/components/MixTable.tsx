import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

import { DatasetLink } from './DatasetLink.tsx';
import { formatChange, formatPercent } from './format.ts';
import classes from './MixChart.module.css';
import { HUES, type MixPart } from './mixParts.ts';

/** The numbers of a mix; the first rows carry the colours of the picture. */
export function MixTable(props: {
  /** Sorted. */
  parts: readonly MixPart[];
  label: string;
  states?: readonly [before: string, after: string] | undefined;
}): ReactNode {
  const { parts, label, states } = props;
  const largest = Math.max(...parts.map(({ share, before = 0 }) => Math.max(share, before)), Number.EPSILON);
  return (
    <Table aria-label={label} verticalSpacing={6} withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Dataset</Table.Th>
          <Table.Th scope="col" visibleFrom="sm" w="30%">
            {states === undefined ? 'Compared with the largest' : 'Afterwards'}
          </Table.Th>
          {states !== undefined && (
            <Table.Th scope="col" className={classes.number}>
              {states[0]}
            </Table.Th>
          )}
          <Table.Th scope="col" className={classes.number}>
            {states === undefined ? 'Share' : states[1]}
          </Table.Th>
          {states !== undefined && (
            <Table.Th scope="col" className={classes.number} visibleFrom="xs">
              Change
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {parts.map(({ datasetId, share, before = 0, note }, index) => (
          <Table.Tr key={datasetId} className={index < HUES ? classes[`hue${index}`] : classes.rest}>
            <Table.Td>
              <span className={classes.swatch} aria-hidden />
              <DatasetLink id={datasetId} />
              {note !== undefined && <> {note}</>}
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <div className={classes.track} aria-hidden>
                <div className={classes.length} style={{ width: `${(share / largest) * 100}%` }} />
              </div>
            </Table.Td>
            {states !== undefined && <Table.Td className={classes.number}>{formatPercent(before)}</Table.Td>}
            <Table.Td className={classes.number}>{formatPercent(share)}</Table.Td>
            {states !== undefined && (
              <Table.Td className={classes.number} visibleFrom="xs">
                {formatChange(share - before)}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
