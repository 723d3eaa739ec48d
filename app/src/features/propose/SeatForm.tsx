import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import type { Action } from '../../commons/describeAction.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { AddButton } from './AddButton.tsx';
import { makeAction } from './makeAction.ts';
import { PersonSelect } from './PersonSelect.tsx';

/** Gives somebody a seat in the members' house, or takes one. */
export function SeatForm({ onAdd }: { onAdd: (action: Action) => void }): ReactNode {
  const { contributors } = useChain().contracts;
  const { people } = useCommons();
  const [how, setHow] = useState('admit');
  const [chosen, setChosen] = useState<string | null>(null);
  const isAdmitting = how === 'admit';
  const eligible = [...people.values()].filter(({ seat }) => (seat === 'held') !== isAdmitting);

  function make(): Action {
    if (chosen === null) throw new Error('Choose somebody.');
    return makeAction(contributors, isAdmitting ? 'admitSeat' : 'revokeSeat', [Number(chosen)]);
  }
  return (
    <Stack gap="sm" align="stretch">
      <SegmentedControl
        aria-label="What to do with the seat"
        value={how}
        onChange={(value) => {
          setHow(value);
          setChosen(null);
        }}
        data={[
          { value: 'admit', label: 'Give a seat' },
          { value: 'revoke', label: 'Take a seat' },
        ]}
        style={{ alignSelf: 'flex-start' }}
      />
      {eligible.length === 0 ? (
        <Text size="sm">{isAdmitting ? 'Everybody who is registered has a seat.' : 'Nobody has a seat.'}</Text>
      ) : (
        <PersonSelect label="Who" people={eligible} value={chosen} onChange={setChosen} />
      )}
      <AddButton make={make} onAdd={onAdd} />
    </Stack>
  );
}
