import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { getAddress, isAddress, zeroAddress, type Address } from 'viem';

import { useNames } from '../../commons/useNames.ts';

const addressOf = (text: string): Address | undefined =>
  isAddress(text.trim(), { strict: false }) ? getAddress(text.trim()) : undefined;

/** Reads an address; throws in one sentence for what is none. */
export function readAddress(text: string): Address {
  const address = addressOf(text);
  if (address === undefined) throw new Error('An address is 0x and 40 hexadecimal digits.');
  if (address === zeroAddress) throw new Error('The account with nothing but zeros is nobody’s.');
  return address;
}

/** An account by its address; says whose it is where that is known. */
export function AddressInput(props: { label: string; value: string; onChange: (text: string) => void }): ReactNode {
  const { label, value, onChange } = props;
  const address = addressOf(value);
  const nameOf = useNames(address === undefined ? [] : [address]);
  const whose = address === undefined ? undefined : (nameOf(address) ?? 'Nobody who is known here.');
  return (
    <TextInput
      label={label}
      placeholder="0x…"
      description={whose}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maw={480}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}
