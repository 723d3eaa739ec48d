import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

import { DatasetLink } from './DatasetLink.tsx';
import { formatChange, formatPercent } from './format.ts';
import classes from './MixChart.module.css';
import { COLOURED, type MixPart } from './mixParts.ts';

const PPB = 1_000_000_000;

const sum = (parts: readonly MixPart[], ppbOf: (part: MixPart) => number): number =>
  parts.reduce((all, part) => all + ppbOf(part), 0);

/** The numbers of a mix. The first rows carry the colours of the picture; what is folded away is one row. */
export function MixTable(props: {
  /** Sorted. */
  parts: readonly MixPart[];
  folded: readonly MixPart[];
  label: string;
  states?: readonly [before: string, after: string] | undefined;
  note?: ((datasetId: number) => ReactNode) | undefined;
}): ReactNode {
  const { parts, folded, label, states, note } = props;
  const largest = Math.max(...parts.map(({ ppb }) => ppb), 1);
  const numbers = (ppb: number, beforePpb: number): ReactNode => (
    <>
      {states !== undefined && <Table.Td className={classes.number}>{formatPercent(beforePpb / PPB)}</Table.Td>}
      <Table.Td className={classes.number}>{formatPercent(ppb / PPB)}</Table.Td>
      {states !== undefined && (
        <Table.Td className={classes.number} visibleFrom="xs">
          {formatChange((ppb - beforePpb) / PPB)}
        </Table.Td>
      )}
    </>
  );
  return (
    <Table aria-label={label} verticalSpacing={6} withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Dataset</Table.Th>
          {states === undefined && <Table.Td visibleFrom="sm" w="30%" aria-hidden />}
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
        {parts.map(({ datasetId, ppb, beforePpb = 0 }, index) => (
          <Table.Tr key={datasetId} className={index < COLOURED ? classes[`colour${index}`] : classes.others}>
            <Table.Td>
              <span className={classes.swatch} aria-hidden />
              <DatasetLink id={datasetId} /> {note?.(datasetId)}
            </Table.Td>
            {states === undefined && (
              <Table.Td visibleFrom="sm" aria-hidden>
                <div className={classes.track}>
                  <div className={classes.length} style={{ width: `${(ppb / largest) * 100}%` }} />
                </div>
              </Table.Td>
            )}
            {numbers(ppb, beforePpb)}
          </Table.Tr>
        ))}
        {folded.length > 0 && (
          <Table.Tr className={classes.others}>
            <Table.Td>
              <span className={classes.swatch} aria-hidden />
              {folded.length} others
            </Table.Td>
            {states === undefined && <Table.Td visibleFrom="sm" aria-hidden />}
            {numbers(
              sum(folded, ({ ppb }) => ppb),
              sum(folded, ({ beforePpb = 0 }) => beforePpb),
            )}
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}
