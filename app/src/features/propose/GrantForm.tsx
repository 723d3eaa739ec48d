import { Select, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import type { Action } from '../../commons/describeAction.ts';
import { exactEther, exactTokens } from '../../commons/exactValues.ts';
import { AddButton } from './AddButton.tsx';
import { AddressInput, readAddress } from './AddressInput.tsx';
import { makeAction } from './makeAction.ts';
import { useMeans } from './queries.ts';
import { readDecimal } from './readAmount.ts';

const KINDS = [
  { value: 'tokens', label: 'Tokens of the treasury' },
  { value: 'mint', label: 'New tokens' },
  { value: 'ether', label: 'Ether of the treasury' },
];

/** Gives somebody tokens or ether. */
export function GrantForm({ onAdd }: { onAdd: (action: Action) => void }): ReactNode {
  const { token } = useChain().contracts;
  const { data: means } = useMeans();
  const [kind, setKind] = useState('tokens');
  const [to, setTo] = useState('');
  const [amount, setAmount] = useState('');
  const most = means && { tokens: means.tokens, mint: means.mintable, ether: means.ether }[kind];
  const format = kind === 'ether' ? exactEther : exactTokens;

  function make(): Action {
    const receiver = readAddress(to);
    const value = readDecimal(amount, 18);
    if (value === 0n) throw new Error('Enter more than nothing.');
    if (kind === 'ether') return { target: receiver, value, calldata: '0x' };
    return makeAction(token, kind === 'mint' ? 'mint' : 'transfer', [receiver, value]);
  }
  return (
    <Stack gap="sm">
      <Select
        label="What to give"
        data={KINDS}
        value={kind}
        onChange={(value) => setKind(value ?? 'tokens')}
        allowDeselect={false}
        maw={420}
      />
      <AddressInput label="To" value={to} onChange={setTo} />
      <TextInput
        label={kind === 'ether' ? 'Amount in ETH' : 'Amount in tokens'}
        description={
          most === undefined
            ? undefined
            : kind === 'mint'
              ? `In this year at most ${format(most)} can still be made.`
              : `The treasury has ${format(most)} now; what counts is what it has when the proposal is carried out.`
        }
        inputMode="decimal"
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
        maw={420}
      />
      <AddButton make={make} onAdd={onAdd} />
    </Stack>
  );
}
