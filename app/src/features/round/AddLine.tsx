import { Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useCardSummaries } from '../../documents/useCardSummaries.ts';

/** How many are offered at once. */
const OFFERED = 30;

/** Finds a dataset by its name or number, and puts it on the ballot. */
export function AddLine(props: { datasetIds: readonly number[]; onAdd: (datasetId: number) => void }): ReactNode {
  const [isLooking, setLooking] = useState(false);
  const [text, setText] = useState('');
  const { summaries } = useCardSummaries(isLooking);
  const data = props.datasetIds.map((id) => ({
    value: String(id),
    label: summaries.get(id)?.name ?? `Dataset ${id}`,
  }));
  if (data.length === 0) return null;
  return (
    <Select
      label="Add a dataset"
      placeholder="Its name or number"
      searchable
      limit={OFFERED}
      data={data}
      value={null}
      searchValue={text}
      onSearchChange={setText}
      onFocus={() => setLooking(true)}
      onChange={(value) => {
        if (value !== null) props.onAdd(Number(value));
        setText('');
      }}
      filter={({ options, search, limit }) => {
        const wanted = search.trim().toLowerCase();
        return options
          .filter(
            (option) =>
              'value' in option &&
              (option.label.toLowerCase().includes(wanted) || option.value === wanted.replace('#', '')),
          )
          .slice(0, limit);
      }}
      nothingFoundMessage="No dataset that you can weigh is called that."
      maw={420}
    />
  );
}
