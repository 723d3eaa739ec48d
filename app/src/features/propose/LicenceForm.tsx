import { Select, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { stringToHex } from 'viem';

import { useChain } from '../../chain/ChainContext.ts';
import type { Action } from '../../commons/describeAction.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { AddButton } from './AddButton.tsx';
import { makeAction } from './makeAction.ts';

/** Puts a licence on the list of those that datasets may have, or takes one off. */
export function LicenceForm({ onAdd }: { onAdd: (action: Action) => void }): ReactNode {
  const { contracts } = useChain();
  const { rules } = useCommons();
  const [how, setHow] = useState('allow');
  const [added, setAdded] = useState('');
  const [removed, setRemoved] = useState<string | null>(null);

  function make(): Action {
    if (how === 'disallow') {
      if (removed === null) throw new Error('Choose a licence.');
      return makeAction(contracts.datasets, 'disallowLicence', [stringToHex(removed, { size: 32 })]);
    }
    const spdx = added.trim();
    if (!/^[A-Za-z0-9.+-]{1,32}$/.test(spdx)) {
      throw new Error('An SPDX identifier has from 1 to 32 letters, digits, points, pluses and hyphens.');
    }
    if (rules.licences.includes(spdx)) throw new Error('That licence is on the list already.');
    return makeAction(contracts.datasets, 'allowLicence', [stringToHex(spdx, { size: 32 })]);
  }
  return (
    <Stack gap="sm" align="flex-start">
      <SegmentedControl
        aria-label="What to do with the licence"
        value={how}
        onChange={setHow}
        data={[
          { value: 'allow', label: 'Allow one more' },
          { value: 'disallow', label: 'Take one off the list' },
        ]}
      />
      {how === 'allow' ? (
        <TextInput
          label="SPDX identifier"
          description={`Allowed now: ${rules.licences.join(', ')}.`}
          placeholder="CC-BY-SA-4.0"
          value={added}
          onChange={(event) => setAdded(event.currentTarget.value)}
          w="100%"
          maw={420}
        />
      ) : (
        <Select
          label="Licence"
          description="Datasets that have it stay as they are."
          data={rules.licences}
          value={removed}
          onChange={setRemoved}
          w="100%"
          maw={420}
        />
      )}
      <AddButton make={make} onAdd={onAdd} />
    </Stack>
  );
}
