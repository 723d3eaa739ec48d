import { Select } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { parseProfile } from '../../commons/profile.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { tameText } from '../../components/tameText.ts';
import { documentQuery } from '../../documents/documentQuery.ts';

/** Chooses one of those who brought a dataset. Their profiles are read when somebody looks at the list. */
export function ContributorSelect(props: {
  value: number | undefined;
  onChange: (value: string | null) => void;
}): ReactNode {
  const { value, onChange } = props;
  const { config } = useChain();
  const { datasets, people } = useCommons();
  const [isWanted, setWanted] = useState(value !== undefined);
  const ids = [...new Set([...datasets.values()].map(({ contributor }) => contributor.personId))];
  const contributors = ids.flatMap((id) => people.get(id) ?? []);
  const profiles = useQueries({
    queries: contributors.map(({ profileSha256, profileUri }) => {
      const query = documentQuery(profileSha256, profileUri, config);
      return { ...query, enabled: query.enabled === true && isWanted };
    }),
  });
  const data = contributors.map(({ personId }, index) => {
    const found = profiles[index]?.data;
    const name = found?.kind === 'found' ? parseProfile(found.text)?.name : undefined;
    return { value: String(personId), label: name === undefined ? `Person ${personId}` : tameText(name, 40) };
  });
  return (
    <Select
      label="Contributor"
      placeholder="Anybody"
      clearable
      searchable
      clearButtonProps={{ 'aria-label': 'Any contributor' }}
      nothingFoundMessage="Nobody"
      data={data.sort((a, b) => a.label.localeCompare(b.label))}
      onDropdownOpen={() => setWanted(true)}
      value={value === undefined ? null : String(value)}
      onChange={onChange}
    />
  );
}
