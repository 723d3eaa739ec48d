import { Button, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import type { Action } from '../../commons/describeAction.ts';
import { explainError } from '../../transactions/explainError.ts';

/** Puts what was filled in on the list of calls, or says in a sentence what is wrong with it. */
export function AddButton({
  make,
  onAdd,
}: {
  make: () => Action | Promise<Action>;
  onAdd: (action: Action) => void;
}): ReactNode {
  const [problem, setProblem] = useState<string>();
  async function press(): Promise<void> {
    try {
      onAdd(await make());
      setProblem(undefined);
    } catch (error) {
      setProblem(explainError(error).sentence);
    }
  }
  return (
    <div>
      <Button variant="light" onClick={() => void press()}>
        Add it to the proposal
      </Button>
      <Text size="sm" c="var(--mantine-color-error)" mt={4} role="alert">
        {problem}
      </Text>
    </div>
  );
}
