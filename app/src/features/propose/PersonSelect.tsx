import { Select } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Person } from '../../commons/foldPeople.ts';
import { useNames } from '../../commons/useNames.ts';
import { shortHex } from '../../components/format.ts';

/** One of some people, by name. */
export function PersonSelect(props: {
  label: string;
  people: readonly Person[];
  value: string | null;
  onChange: (personId: string | null) => void;
}): ReactNode {
  const { label, people, value, onChange } = props;
  const nameOf = useNames(people.map(({ account }) => account));
  return (
    <Select
      label={label}
      placeholder="Choose somebody"
      data={people.map(({ personId, account }) => ({
        value: String(personId),
        label: `${nameOf(account) ?? `Person ${personId}`} (${shortHex(account)})`,
      }))}
      value={value}
      onChange={onChange}
      nothingFoundMessage="Nobody is called that."
      searchable
      maw={420}
    />
  );
}
