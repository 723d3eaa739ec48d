import { Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { stringToHex } from 'viem';

import { useChain } from '../../chain/ChainContext.ts';
import type { Action } from '../../commons/describeAction.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { formatDateTime } from '../../components/format.ts';
import { AddButton } from './AddButton.tsx';
import { makeAction } from './makeAction.ts';
import { PersonSelect } from './PersonSelect.tsx';
import { readDecimal } from './readAmount.ts';

const DAY = 86_400;
const HOWS = [
  { value: 'elect', label: 'Elect a member' },
  { value: 'recall', label: 'Recall a member' },
  { value: 'sunset', label: 'Renew or end its powers' },
];

function daysWithin(name: string, input: string, [min, max]: [number, number]): number {
  const days = Number(readDecimal(input, 0));
  if (days < min || days > max)
    throw new Error(`${name} has to be from ${min} to ${max.toLocaleString('en-GB')} days.`);
  return days;
}

/** Elects to the ethics board, recalls from it, and renews its powers. */
export function BoardForm({ onAdd }: { onAdd: (action: Action) => void }): ReactNode {
  const { contracts, head } = useChain();
  const { board } = contracts;
  const { people, rules } = useCommons();
  const [how, setHow] = useState('elect');
  const [chosen, setChosen] = useState<string | null>(null);
  const [constituency, setConstituency] = useState('');
  const [days, setDays] = useState('365');

  function make(): Action {
    if (how === 'sunset') {
      const end = head.timestamp + daysWithin('The time', days, [0, 5 * 365]) * DAY;
      return makeAction(board, 'setSunset', [end]);
    }
    if (chosen === null) throw new Error('Choose somebody.');
    if (how === 'recall') return makeAction(board, 'recall', [Number(chosen)]);
    const label = constituency.trim();
    if (!/^[\x20-\x7e]{1,32}$/.test(label)) {
      throw new Error('A constituency is a label of 1 to 32 plain letters, digits and signs.');
    }
    const term = daysWithin('A term', days, [1, 3 * 365]) * DAY;
    return makeAction(board, 'elect', [Number(chosen), stringToHex(label, { size: 32 }), term]);
  }
  return (
    <Stack gap="sm">
      <Select
        label="What about the board"
        data={HOWS}
        value={how}
        onChange={(value) => setHow(value ?? 'elect')}
        allowDeselect={false}
        maw={420}
      />
      {how !== 'sunset' && (
        <PersonSelect label="Who" people={[...people.values()]} value={chosen} onChange={setChosen} />
      )}
      {how === 'elect' && (
        <TextInput
          label="Constituency"
          description="Whom she speaks for. At most three of the nine can speak for the same."
          value={constituency}
          onChange={(event) => setConstituency(event.currentTarget.value)}
          maw={420}
        />
      )}
      {how !== 'recall' && (
        <TextInput
          label={how === 'elect' ? 'Term in days' : 'Powers for how many days from now'}
          inputMode="numeric"
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          maw={420}
        />
      )}
      {how === 'sunset' && (
        <Text size="sm" c="dimmed">
          Its powers end on {formatDateTime(rules.boardSunsetAtSeconds)} now. Five years ahead of the execution is the
          most.
        </Text>
      )}
      <AddButton make={make} onAdd={onAdd} />
    </Stack>
  );
}
