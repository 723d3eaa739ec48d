import type { ReactNode } from 'react';

import { DatasetLink } from './DatasetLink.tsx';
import { formatChange, formatPercent } from './format.ts';
import classes from './MixChart.module.css';
import { COLOURED, type MixPart } from './mixParts.ts';

const PPB = 1_000_000_000;

const sum = (parts: readonly MixPart[], ppbOf: (part: MixPart) => number): number =>
  parts.reduce((all, part) => all + ppbOf(part), 0);

/**
 * The numbers of a mix. The first rows carry the colours of the picture; what is folded away is one row.
 * An element of its own: Mantine's table would bring a twentieth of all that a first visit loads.
 */
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
      {states !== undefined && <td className={classes.number}>{formatPercent(beforePpb / PPB)}</td>}
      <td className={classes.number}>{formatPercent(ppb / PPB)}</td>
      {states !== undefined && (
        <td className={`mantine-visible-from-xs ${classes.number}`}>{formatChange((ppb - beforePpb) / PPB)}</td>
      )}
    </>
  );
  return (
    <table aria-label={label} className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Dataset</th>
          {states === undefined && <td className={`mantine-visible-from-sm ${classes.picture}`} aria-hidden />}
          {states !== undefined && (
            <th scope="col" className={classes.number}>
              {states[0]}
            </th>
          )}
          <th scope="col" className={classes.number}>
            {states === undefined ? 'Share' : states[1]}
          </th>
          {states !== undefined && (
            <th scope="col" className={`mantine-visible-from-xs ${classes.number}`}>
              Change
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {parts.map(({ datasetId, ppb, beforePpb = 0 }, index) => (
          <tr key={datasetId} className={index < COLOURED ? classes[`colour${index}`] : classes.others}>
            <td>
              <span className={classes.swatch} aria-hidden />
              <DatasetLink id={datasetId} /> {note?.(datasetId)}
            </td>
            {states === undefined && (
              <td className="mantine-visible-from-sm" aria-hidden>
                <div className={classes.track}>
                  <div className={classes.length} style={{ width: `${(ppb / largest) * 100}%` }} />
                </div>
              </td>
            )}
            {numbers(ppb, beforePpb)}
          </tr>
        ))}
        {folded.length > 0 && (
          <tr className={classes.others}>
            <td>
              <span className={classes.swatch} aria-hidden />
              {folded.length} others
            </td>
            {states === undefined && <td className="mantine-visible-from-sm" aria-hidden />}
            {numbers(
              sum(folded, ({ ppb }) => ppb),
              sum(folded, ({ beforePpb = 0 }) => beforePpb),
            )}
          </tr>
        )}
      </tbody>
    </table>
  );
}
