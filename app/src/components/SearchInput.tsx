import { TextInput, type TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';

/**
 * A field for words to look for that are kept in the page's address. The address changes a moment after a key, so while somebody
 * types here, the field shows what was typed, and no letter is lost.
 */
export function SearchInput(
  props: Omit<TextInputProps, 'value' | 'onChange'> & {
    label: string;
    value: string;
    onChange: (text: string) => void;
  },
): ReactNode {
  const { value, onChange, ...rest } = props;
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      type="search"
      leftSection={<IconSearch size={16} aria-hidden />}
      {...rest}
      value={typed ?? value}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(currentTarget.value);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
