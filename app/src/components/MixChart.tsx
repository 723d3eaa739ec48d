import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';

import { useDatasetNames } from '../documents/useDatasetNames.ts';
import { formatPercent } from './format.ts';
import classes from './MixChart.module.css';
import { MixTable } from './MixTable.tsx';
import { drawnParts, sortParts, type MixPart } from './mixParts.ts';

function Bar(props: {
  parts: readonly MixPart[];
  names: ReadonlyMap<number, string>;
  shareOf: (part: MixPart) => number;
  label: string;
}): ReactNode {
  const drawn = drawnParts(props.parts, props.shareOf);
  if (drawn.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing has a share.
      </Text>
    );
  }
  const titles = drawn.map(({ datasetId, count, share }) => {
    const name = datasetId === undefined ? `${count} others` : (props.names.get(datasetId) ?? `Dataset ${datasetId}`);
    return `${name}: ${formatPercent(share)}`;
  });
  return (
    <div className={classes.bar} role="img" aria-label={`${props.label}: ${titles.join(', ')}`}>
      {drawn.map(({ datasetId, hue, share }, index) => (
        <div
          key={datasetId ?? 'others'}
          className={`${classes.part} ${hue === undefined ? classes.rest : classes[`hue${hue}`]}`}
          style={{ flexGrow: share }}
          title={titles[index]}
        />
      ))}
    </div>
  );
}

/**
 * How much of the whole each dataset has: a picture, and the same as a table. Where parts say what they had before, both states
 * are drawn and the change is told.
 */
export function MixChart(props: {
  parts: readonly MixPart[];
  /** What is shown, for whoever cannot see it. */
  label: string;
  /** What the two states are called; only where there are two. */
  states?: readonly [before: string, after: string];
  /** How many rows the table has at first. */
  rows?: number;
}): ReactNode {
  const { label, states, rows = 10 } = props;
  const [isWhole, { toggle }] = useDisclosure();
  const parts = sortParts(props.parts);
  const listed = isWhole ? parts : parts.slice(0, rows);
  const names = useDatasetNames(listed.map(({ datasetId }) => datasetId));
  if (parts.length === 0) return <Text>There is no dataset in it.</Text>;
  return (
    <Stack gap="sm">
      {states === undefined ? (
        <Bar parts={parts} names={names} shareOf={({ share }) => share} label={label} />
      ) : (
        <div className={classes.row}>
          <Text size="sm">{states[0]}</Text>
          <Bar parts={parts} names={names} shareOf={({ before = 0 }) => before} label={`${label}, ${states[0]}`} />
          <Text size="sm">{states[1]}</Text>
          <Bar parts={parts} names={names} shareOf={({ share }) => share} label={`${label}, ${states[1]}`} />
        </div>
      )}
      <MixTable parts={listed} label={label} states={states} />
      {parts.length > rows && (
        <Button variant="subtle" size="compact-sm" onClick={toggle} style={{ alignSelf: 'flex-start' }}>
          {isWhole ? `Show the first ${rows}` : `Show all ${parts.length}`}
        </Button>
      )}
    </Stack>
  );
}
