import { Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import type { Action } from '../../commons/describeAction.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { keepDocument } from '../../documents/readDocument.ts';
import { AddButton } from './AddButton.tsx';
import { DocumentInput } from './DocumentInput.tsx';
import { makeAction } from './makeAction.ts';

/** Changes the terms that a contributor accepts when she submits a dataset. */
export function TermsForm({ onAdd }: { onAdd: (action: Action) => void }): ReactNode {
  const { contracts } = useChain();
  const { rules } = useCommons();
  const [terms, setTerms] = useState('');

  async function make(): Promise<Action> {
    if (terms.trim() === '') throw new Error('Write the new terms, or paste them.');
    const hash = await keepDocument(terms);
    if (hash === rules.contributorTermsSha256) throw new Error('Those are the terms now: nothing would change.');
    return makeAction(contracts.datasets, 'setContributorTerms', [`0x${hash}`]);
  }
  return (
    <Stack gap="sm">
      <DocumentInput label="The new terms" fileName="contributor-terms.txt" value={terms} onChange={setTerms} />
      <AddButton make={make} onAdd={onAdd} />
    </Stack>
  );
}
