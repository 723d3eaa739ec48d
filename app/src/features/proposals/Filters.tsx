import { Checkbox, Chip, Group, Select, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

import { KIND_TITLES } from '../../commons/proposalKinds.ts';
import { SearchInput } from '../../components/SearchInput.tsx';
import { STATE_GROUPS, type Filter, type Listed } from './useFilter.ts';

/** What of the proposals is shown. */
export function Filters(props: {
  filter: Filter;
  change: (changes: Partial<Filter>) => void;
  all: readonly Listed[];
  isConnected: boolean;
}): ReactNode {
  const { filter, change, all, isConnected } = props;
  const countOf = (statuses: readonly string[]): number => all.filter(({ status }) => statuses.includes(status)).length;
  const kinds = Object.entries(KIND_TITLES).map(([value, label]) => ({ value, label }));
  return (
    <Stack gap="sm" component="search" mb="md">
      <Group gap="sm" align="flex-end">
        <SearchInput
          label="Search"
          placeholder="Words of the title or the text"
          value={filter.text}
          onChange={(text) => change({ text })}
          flex="1 1 240px"
        />
        <Select
          label="About"
          data={[{ value: 'all', label: 'Anything' }, ...kinds]}
          value={filter.about}
          onChange={(about) => change({ about: about ?? 'all' })}
          allowDeselect={false}
          flex="0 1 230px"
        />
      </Group>
      <Chip.Group value={filter.state} onChange={(state) => change({ state })}>
        <Group gap="xs" role="radiogroup" aria-label="State">
          <Chip value="all">All {all.length}</Chip>
          {STATE_GROUPS.map(({ value, label, statuses }) => (
            <Chip key={value} value={value}>
              {label} {countOf(statuses)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {isConnected && (
        <Checkbox
          label="Only what waits for my vote"
          checked={filter.mine}
          onChange={(event) => change({ mine: event.currentTarget.checked })}
        />
      )}
    </Stack>
  );
}
