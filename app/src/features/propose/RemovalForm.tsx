import { Select, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import type { Action } from '../../commons/describeAction.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { keepDocument } from '../../documents/readDocument.ts';
import { useDatasetNames } from '../../documents/useDatasetNames.ts';
import { AddButton } from './AddButton.tsx';
import { DocumentInput } from './DocumentInput.tsx';
import { makeAction } from './makeAction.ts';

/** Takes an included dataset out of the commons, with a published reason. */
export function RemovalForm({ onAdd }: { onAdd: (action: Action) => void }): ReactNode {
  const { contracts } = useChain();
  const { datasets } = useCommons();
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const included = [...datasets.values()].filter(({ status }) => status === 'included');
  const names = useDatasetNames(included.map(({ datasetId }) => datasetId));

  async function make(): Promise<Action> {
    if (chosen === null) throw new Error('Choose a dataset.');
    if (reason.trim() === '') throw new Error('Write down why: the contract asks for the hash of a reason.');
    return makeAction(contracts.datasets, 'remove', [Number(chosen), `0x${await keepDocument(reason)}`]);
  }
  if (included.length === 0) return <Text>No dataset is included, so there is none to remove.</Text>;
  return (
    <Stack gap="sm">
      <Select
        label="Dataset"
        placeholder="Choose one"
        data={included.map(({ datasetId }) => ({
          value: String(datasetId),
          label: `${names.get(datasetId) ?? 'Dataset'} (${datasetId})`,
        }))}
        value={chosen}
        onChange={setChosen}
        searchable
        maw={420}
      />
      <DocumentInput
        label="The reason"
        fileName={`reason-for-removing-${chosen ?? ''}.txt`}
        value={reason}
        onChange={setReason}
      />
      <AddButton make={make} onAdd={onAdd} />
    </Stack>
  );
}
