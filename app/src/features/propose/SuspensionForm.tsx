import { Select, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { useNow } from '../../chain/useNow.ts';
import type { Action } from '../../commons/describeAction.ts';
import { foldSuspensions } from '../../commons/foldSuspensions.ts';
import { formatDateTime } from '../../components/format.ts';
import { useDatasetNames } from '../../documents/useDatasetNames.ts';
import { AddButton } from './AddButton.tsx';
import { makeAction } from './makeAction.ts';

/** Ends a suspension before its time. */
export function SuspensionForm({ onAdd }: { onAdd: (action: Action) => void }): ReactNode {
  const { contracts, events } = useChain();
  const now = useNow(15_000);
  const [chosen, setChosen] = useState<string | null>(null);
  const suspended = [...foldSuspensions(events)].filter(([, { until }]) => until >= now);
  const names = useDatasetNames(suspended.map(([id]) => id));

  function make(): Action {
    if (chosen === null) throw new Error('Choose a dataset.');
    return makeAction(contracts.datasets, 'liftSuspension', [Number(chosen)]);
  }
  if (suspended.length === 0) return <Text size="sm">No dataset is suspended now.</Text>;
  return (
    <Stack gap="sm">
      <Select
        label="Dataset"
        placeholder="Choose one"
        data={suspended.map(([id, { until }]) => ({
          value: String(id),
          label: `${names.get(id) ?? `Dataset ${id}`} (until ${formatDateTime(until)})`,
        }))}
        value={chosen}
        onChange={setChosen}
        maw={480}
      />
      <AddButton make={make} onAdd={onAdd} />
    </Stack>
  );
}
