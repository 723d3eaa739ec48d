import { ActionIcon, NumberInput, Slider, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';

import type { BallotLine } from '../../commons/ballotLines.ts';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import type { BallotAction } from './ballotDraft.ts';
import classes from './Round.module.css';

/** By which key the number changes by how much; with Shift by ten times as much. */
const STEPS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** One line of a ballot: the dataset, and its points as a slider and as a number. */
export function BallotLineRow(props: {
  line: BallotLine;
  name: string;
  maxPoints: number;
  /** Why it cannot be on the ballot any more. */
  barred: string | undefined;
  change: (action: BallotAction) => void;
}): ReactNode {
  const { line, name, maxPoints, barred, change } = props;
  const { datasetId, points } = line;
  function step(event: KeyboardEvent): void {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    change({ kind: 'step', datasetId, by: event.shiftKey && Math.abs(by) === 1 ? by * 10 : by });
  }
  return (
    <div className={classes.line} role="group" aria-label={name}>
      <div>
        <DatasetLink id={datasetId} />
        {barred !== undefined && (
          <Text size="sm" c="var(--vote-against)">
            {barred}
          </Text>
        )}
      </div>
      <Slider
        min={0}
        max={maxPoints}
        value={Math.min(points, maxPoints)}
        onChange={(value) => change({ kind: 'set', datasetId, points: value })}
        label={null}
        thumbLabel={`Points for ${name}`}
        thumbProps={{ 'aria-valuetext': `${points} points` }}
        size="md"
      />
      <NumberInput
        aria-label={`Points for ${name}, as a number`}
        min={0}
        max={maxPoints}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
        withKeyboardEvents={false}
        onKeyDown={step}
        value={points}
        onChange={(value) => change({ kind: 'set', datasetId, points: Number(value) })}
        onFocus={(event) => event.currentTarget.select()}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`Take ${name} off the ballot`}
        onClick={() => change({ kind: 'remove', datasetId })}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
