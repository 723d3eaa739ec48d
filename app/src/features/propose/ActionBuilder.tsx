import { Card, Select, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import type { Action } from '../../commons/describeAction.ts';
import { BoardForm } from './BoardForm.tsx';
import { GrantForm } from './GrantForm.tsx';
import { LicenceForm } from './LicenceForm.tsx';
import { RawCallForm } from './RawCallForm.tsx';
import { RemovalForm } from './RemovalForm.tsx';
import { RoundsForm } from './RoundsForm.tsx';
import { SeatForm } from './SeatForm.tsx';
import { SettingForm } from './SettingForm.tsx';
import { SuspensionForm } from './SuspensionForm.tsx';
import { TermsForm } from './TermsForm.tsx';

type Form = (props: { onAdd: (action: Action) => void }) => ReactNode;

const FORMS: Record<string, { label: string; Form: Form }> = {
  setting: { label: 'Change a rule', Form: SettingForm },
  rounds: { label: 'Change how rounds run', Form: RoundsForm },
  removal: { label: 'Remove a dataset', Form: RemovalForm },
  licence: { label: 'Change the list of licences', Form: LicenceForm },
  terms: { label: 'Change the contributor terms', Form: TermsForm },
  grant: { label: 'Give tokens or ether', Form: GrantForm },
  seat: { label: 'Give or take a seat', Form: SeatForm },
  board: { label: 'Elect or recall the ethics board', Form: BoardForm },
  suspension: { label: 'End a suspension', Form: SuspensionForm },
  raw: { label: 'Any other call', Form: RawCallForm },
};

/** Makes a call of one of the kinds that a vote can decide. */
export function ActionBuilder({ onAdd }: { onAdd: (action: Action) => void }): ReactNode {
  const [kind, setKind] = useState('setting');
  const [added, setAdded] = useState(0);
  const Form = FORMS[kind]?.Form ?? SettingForm;
  return (
    <Card withBorder padding="md">
      <Stack gap="sm">
        <Select
          label="What to do"
          data={Object.entries(FORMS).map(([value, { label }]) => ({ value, label }))}
          value={kind}
          onChange={(value) => setKind(value ?? 'setting')}
          allowDeselect={false}
          maw={420}
        />
        <Form
          // what was added is out of the form
          key={`${kind} ${added}`}
          onAdd={(action) => {
            onAdd(action);
            setAdded(added + 1);
          }}
        />
      </Stack>
    </Card>
  );
}
