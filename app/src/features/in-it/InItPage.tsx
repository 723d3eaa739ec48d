import { Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';

import { PageTitle } from '../../components/PageTitle.tsx';
import { Answer, type Searched } from './Answer.tsx';
import { Record } from './Record.tsx';
import { searchKey } from './searchKey.ts';
import { SearchPanel, type OwnFile } from './SearchPanel.tsx';

/** For somebody whose data may be in here: which datasets it is in, and what became of them; and all that has left. */
export function InItPage(): ReactNode {
  const [parameters, setParameters] = useSearchParams();
  const typed = parameters.get('q') ?? '';
  const [files, setFiles] = useState<readonly OwnFile[]>([]);
  const key = searchKey(typed);

  function lookUp(text: string): void {
    setFiles([]);
    setParameters(text === '' ? {} : { q: text });
  }
  function lookFor(own: readonly OwnFile[]): void {
    setParameters({});
    setFiles(own);
  }
  const searched: Searched[] =
    files.length > 0
      ? files.map(({ name, sha256 }) => ({ key: { kind: 'hash', sha256 }, own: name }))
      : key === undefined || key.kind === 'malformed'
        ? []
        : [{ key }];
  return (
    <Stack gap="lg">
      <PageTitle title="Am I in it?">
        Look up whether a file, a dataset or an account of yours is in this commons, in which of its manifests it was,
        and whether that still holds.
      </PageTitle>
      <SearchPanel
        typed={typed}
        problem={key?.kind === 'malformed' ? key.sentence : undefined}
        onTyped={lookUp}
        onFiles={lookFor}
      />
      {searched.length > 0 && (
        <Answer key={files.length > 0 ? files.map(({ sha256 }) => sha256).join() : typed} searched={searched} />
      )}
      <Record />
    </Stack>
  );
}
