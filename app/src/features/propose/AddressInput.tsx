import { Autocomplete, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { getAddress, isAddress, zeroAddress, type Address } from 'viem';

import { useChain } from '../../chain/ChainContext.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { useNames } from '../../commons/useNames.ts';
import { shortHex } from '../../components/format.ts';

/** So many people are offered at once. */
const MOST_OFFERED = 8;

const addressOf = (text: string): Address | undefined =>
  isAddress(text.trim(), { strict: false }) ? getAddress(text.trim()) : undefined;

/** Reads an address; throws in one sentence for what is none. */
export function readAddress(text: string): Address {
  const address = addressOf(text);
  if (address === undefined) throw new Error('An address is 0x and 40 hexadecimal digits.');
  if (address === zeroAddress) throw new Error('The account with nothing but zeros is nobody’s.');
  return address;
}

/** An account by its address, or by the name of somebody who is known here; says whose it is. */
export function AddressInput(props: { label: string; value: string; onChange: (text: string) => void }): ReactNode {
  const { label, value, onChange } = props;
  const { config } = useChain();
  const { people } = useCommons();
  const known = [
    ...new Set([
      ...[...people.values()].map((person) => getAddress(person.account)),
      ...config.people.map(({ address }) => getAddress(address)),
    ]),
  ];
  const address = addressOf(value);
  const nameOf = useNames(address === undefined ? known : [...known, address]);
  const whose = address === undefined ? undefined : (nameOf(address) ?? 'Nobody who is known here.');
  const wanted = value.trim().toLowerCase();
  const found = known.filter((one) => `${nameOf(one) ?? ''} ${one}`.toLowerCase().includes(wanted));
  return (
    <Autocomplete
      label={label}
      placeholder="0x… or a name"
      description={whose}
      value={value}
      onChange={onChange}
      data={address === undefined ? found : []}
      filter={({ options }) => options}
      limit={MOST_OFFERED}
      renderOption={({ option }) => (
        <Text size="sm">
          <bdi>{nameOf(getAddress(option.value)) ?? 'Unknown'}</bdi> ({shortHex(option.value)})
        </Text>
      )}
      openOnFocus={false}
      maw={480}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}
