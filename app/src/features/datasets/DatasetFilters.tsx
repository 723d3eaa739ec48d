import { Button, Group, Select, SimpleGrid, TextInput, type SelectProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';

import { useCommons } from '../../commons/useCommons.ts';
import type { CardSummary } from '../../documents/cardQuery.ts';
import { ContributorSelect } from './ContributorSelect.tsx';
import { ACCESSES, PURPOSES, STATUSES, type Filters } from './filters.ts';
import { ACCESS_WORDS, languageName, PURPOSE_WORDS, STATUS_WORDS } from './words.ts';

const TYPING_PAUSE = 250;

const SORT_WORDS: Record<Filters['sort'], string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  share: 'Largest share first',
  name: 'By name',
  size: 'Largest first',
};

export type SetFilter = (name: string, value: string | null) => void;

/** One of several, or any. */
function Choice({
  value,
  ...props
}: Omit<SelectProps, 'value'> & { label: string; value: string | undefined }): ReactNode {
  return (
    <Select
      placeholder="Any"
      clearable
      clearButtonProps={{ 'aria-label': `Any ${props.label.toLowerCase()}` }}
      value={value ?? null}
      {...props}
    />
  );
}

/** Everything that the list can be narrowed and ordered by. */
export function DatasetFilters(props: {
  params: URLSearchParams;
  filters: Filters;
  set: SetFilter;
  summaries: ReadonlyMap<number, CardSummary>;
  onWantCards: () => void;
}): ReactNode {
  const { params, filters, set, summaries, onWantCards } = props;
  const { datasets } = useCommons();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const search = useDebouncedCallback((text: string) => set('q', text), TYPING_PAUSE);
  const all = [...datasets.values()];
  const licences = [...new Set(all.map(({ licence }) => licence))].sort();
  const languages = new Set(
    [...summaries.values()].flatMap((summary) => summary.languages.map((tag) => tag.toLowerCase())),
  );
  if (filters.language !== undefined) languages.add(filters.language);
  const isNarrowed = ['q', 'status', 'access', 'purpose', 'licence', 'language', 'contributor'].some((name) =>
    params.has(name),
  );

  return (
    <Group gap="sm" align="flex-end" role="search" aria-label="Datasets">
      <TextInput
        label="Search"
        placeholder="Name, description, creator, keyword"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          search(value);
        }}
        flex="1 1 240px"
      />
      <Select
        label="Order"
        w={180}
        allowDeselect={false}
        data={Object.entries(SORT_WORDS).map(([value, label]) => ({ value, label }))}
        value={filters.sort}
        onChange={(value) => set('sort', value === 'newest' ? null : value)}
      />
      <SimpleGrid cols={{ base: 2, sm: 3, md: 6 }} spacing="sm" w="100%">
        <Choice
          label="Status"
          data={STATUSES.map((status) => ({
            value: status,
            label: `${STATUS_WORDS[status].label} (${all.filter((dataset) => dataset.status === status).length})`,
          }))}
          value={filters.status}
          onChange={(value) => set('status', value)}
        />
        <Choice label="Licence" data={licences} value={filters.licence} onChange={(value) => set('licence', value)} />
        <Choice
          label="Language"
          searchable
          nothingFoundMessage="No card that was read has it"
          data={[...languages].sort().map((tag) => ({ value: tag, label: languageName(tag) }))}
          onDropdownOpen={onWantCards}
          value={filters.language}
          onChange={(value) => set('language', value)}
        />
        <Choice
          label="Access"
          data={ACCESSES.map((access) => ({ value: access, label: ACCESS_WORDS[access].label }))}
          value={filters.access}
          onChange={(value) => set('access', value)}
        />
        <Choice
          label="Purpose"
          data={PURPOSES.map((purpose) => ({ value: purpose, label: PURPOSE_WORDS[purpose].label }))}
          value={filters.purpose}
          onChange={(value) => set('purpose', value)}
        />
        <ContributorSelect value={filters.contributor} onChange={(value) => set('contributor', value)} />
      </SimpleGrid>
      {isNarrowed && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            search.cancel();
            setTyped('');
            set('all', null);
          }}
        >
          Clear filters
        </Button>
      )}
    </Group>
  );
}
