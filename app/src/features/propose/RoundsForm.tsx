import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import type { Action } from '../../commons/describeAction.ts';
import { exactDuration, exactPercent } from '../../commons/exactValues.ts';
import { foldRoundSettings } from '../../commons/foldRoundSettings.ts';
import { AddButton } from './AddButton.tsx';
import { makeAction } from './makeAction.ts';
import { readDecimal } from './readAmount.ts';

const HOUR = 3_600;

function within(name: string, value: number, [min, max]: [number, number], say: (value: number) => string): number {
  if (value < min || value > max) throw new Error(`${name} has to be from ${say(min)} to ${say(max)}.`);
  return value;
}

/** Changes how rounds run, from the next one on. */
export function RoundsForm({ onAdd }: { onAdd: (action: Action) => void }): ReactNode {
  const { contracts, events } = useChain();
  const now = foldRoundSettings(events);
  const [days, setDays] = useState(String(now.roundLengthSeconds / 86_400));
  const [points, setPoints] = useState(String(now.maxLevel));
  const [turnout, setTurnout] = useState(String(now.turnoutBps / 100));

  function make(): Action {
    // a day has 86,400 seconds, so four decimals of it are whole seconds
    const seconds = Number((readDecimal(days, 4) * 86_400n) / 10_000n);
    const settings = {
      roundLengthSeconds: within('A round', seconds, [HOUR, 365 * 86_400], exactDuration),
      maxLevel: within('The most points', Number(readDecimal(points, 0)), [1, 100], String),
      turnoutBps: within('The turnout', Number(readDecimal(turnout, 2)), [1, 5_000], exactPercent),
    };
    const isSame =
      settings.roundLengthSeconds === now.roundLengthSeconds &&
      settings.maxLevel === now.maxLevel &&
      settings.turnoutBps === now.turnoutBps;
    if (isSame) throw new Error('That is how rounds run now: nothing would change.');
    return makeAction(contracts.ballots, 'setRoundSettings', [settings]);
  }
  const fields = [
    { label: 'Length in days', value: days, set: setDays },
    { label: 'Most points for one dataset', value: points, set: setPoints },
    { label: 'Turnout needed, in %', value: turnout, set: setTurnout },
  ];
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        Now: {exactDuration(now.roundLengthSeconds)}, {now.maxLevel} points, {exactPercent(now.turnoutBps)}. A round
        lasts from 1 hour to 365 days; one dataset gets from 1 to 100 points; the turnout is from 0.01 % to 50 %. The
        round that is open stays as it is.
      </Text>
      <Group gap="sm" align="flex-end">
        {fields.map(({ label, value, set }) => (
          <TextInput
            key={label}
            label={label}
            inputMode="decimal"
            value={value}
            onChange={(event) => set(event.currentTarget.value)}
            w={230}
          />
        ))}
      </Group>
      <AddButton make={make} onAdd={onAdd} />
    </Stack>
  );
}
