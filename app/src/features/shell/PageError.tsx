import { Anchor, Button, Code } from '@mantine/core';
import type { ReactNode } from 'react';

import { Problem } from '../../components/Problem.tsx';

/** A page that could not be shown. The rest of the app goes on. */
export function PageError({ error }: { error: unknown }): ReactNode {
  return (
    <Problem title="This page could not be shown.">
      <details>
        <Anchor component="summary" size="sm">
          Details
        </Anchor>
        <Code block>{error instanceof Error ? error.message : String(error)}</Code>
      </details>
      <Button mt="sm" variant="light" onClick={() => window.location.reload()}>
        Load it again
      </Button>
    </Problem>
  );
}
