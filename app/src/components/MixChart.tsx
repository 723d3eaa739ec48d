import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';

import { useDatasetNames } from '../documents/useDatasetNames.ts';
import { formatPercent } from './format.ts';
import classes from './MixChart.module.css';
import { MixTable } from './MixTable.tsx';
import { COLOURED, drawnParts, sortParts, type MixPart } from './mixParts.ts';

const PPB = 1_000_000_000;

function Bar(props: {
  parts: readonly MixPart[];
  names: ReadonlyMap<number, string>;
  ppbOf: (part: MixPart) => number;
  label: string;
}): ReactNode {
  const drawn = drawnParts(props.parts, props.ppbOf);
  if (drawn.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing has a share.
      </Text>
    );
  }
  const titles = drawn.map(({ datasetId, count, ppb }) => {
    const name = datasetId === undefined ? `${count} others` : (props.names.get(datasetId) ?? `Dataset ${datasetId}`);
    return `${name} ${formatPercent(ppb / PPB)}`;
  });
  return (
    <div className={classes.bar} role="img" aria-label={`${props.label}: ${titles.join(', ')}`}>
      {drawn.map(({ datasetId, colour, ppb }, index) => (
        <div
          key={datasetId ?? 'others'}
          className={`${classes.part} ${colour === undefined ? classes.others : classes[`colour${colour}`]}`}
          style={{ flexGrow: ppb }}
          title={titles[index]}
        />
      ))}
    </div>
  );
}

/**
 * How a training mix is made up: a bar, and its table, the largest part first. Where parts say what they had before, both states
 * are drawn, and the change is told.
 */
export function MixChart(props: {
  parts: readonly MixPart[];
  /** What is shown, for whoever cannot see it. */
  label?: string;
  /** What the two states are called; only where there are two. */
  states?: readonly [before: string, after: string];
  /** Something to know about a dataset, such as that it was withdrawn. */
  note?: (datasetId: number) => ReactNode;
}): ReactNode {
  const { label = 'The mix', states, note } = props;
  const [isWhole, { toggle }] = useDisclosure();
  const parts = sortParts(props.parts);
  // one more is no reason to fold it
  const isFoldable = parts.length > COLOURED + 1;
  const listed = isFoldable && !isWhole ? parts.slice(0, COLOURED) : parts;
  const names = useDatasetNames(parts.slice(0, COLOURED).map(({ datasetId }) => datasetId));
  if (parts.length === 0) return <Text>There is no dataset in it.</Text>;
  return (
    <Stack gap="sm">
      {states === undefined ? (
        <Bar parts={parts} names={names} ppbOf={({ ppb }) => ppb} label={label} />
      ) : (
        <div className={classes.row}>
          <Text size="sm">{states[0]}</Text>
          <Bar parts={parts} names={names} ppbOf={({ beforePpb = 0 }) => beforePpb} label={`${label}, ${states[0]}`} />
          <Text size="sm">{states[1]}</Text>
          <Bar parts={parts} names={names} ppbOf={({ ppb }) => ppb} label={`${label}, ${states[1]}`} />
        </div>
      )}
      <MixTable parts={listed} folded={parts.slice(listed.length)} label={label} states={states} note={note} />
      {isFoldable && (
        <Button variant="subtle" size="compact-sm" onClick={toggle} style={{ alignSelf: 'flex-start' }}>
          {isWhole ? `Show the largest ${COLOURED}` : `Show all ${parts.length}`}
        </Button>
      )}
    </Stack>
  );
}
