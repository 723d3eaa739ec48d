import { Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { isHex } from 'viem';

import type { Action } from '../../commons/describeAction.ts';
import { AddButton } from './AddButton.tsx';
import { AddressInput, readAddress } from './AddressInput.tsx';
import { readDecimal } from './readAmount.ts';

/** The most bytes that a call may have here; a proposal has to fit into a block. */
const MAX_BYTES = 50_000;

/** Any call, by its bytes. */
export function RawCallForm({ onAdd }: { onAdd: (action: Action) => void }): ReactNode {
  const [target, setTarget] = useState('');
  const [ether, setEther] = useState('0');
  const [data, setData] = useState('');

  function make(): Action {
    const to = readAddress(target);
    const calldata = data.trim() === '' ? '0x' : data.trim();
    if (!isHex(calldata) || calldata.length % 2 !== 0) {
      throw new Error('The data is 0x and pairs of hexadecimal digits.');
    }
    if (calldata.length > 2 + 2 * MAX_BYTES) throw new Error(`The data has more than ${MAX_BYTES} bytes.`);
    return { target: to, value: readDecimal(ether, 18), calldata };
  }
  return (
    <Stack gap="sm">
      <AddressInput label="Target" value={target} onChange={setTarget} />
      <TextInput
        label="Ether to go with it"
        inputMode="decimal"
        value={ether}
        onChange={(event) => setEther(event.currentTarget.value)}
        maw={240}
      />
      <Textarea
        label="Data"
        description="As the target's ABI encodes the call. What this page can read of it is shown below."
        placeholder="0x"
        autosize
        minRows={2}
        maxRows={8}
        value={data}
        onChange={(event) => setData(event.currentTarget.value)}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <AddButton make={make} onAdd={onAdd} />
    </Stack>
  );
}
