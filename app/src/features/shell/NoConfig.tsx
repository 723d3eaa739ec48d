import { Container, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { Problem } from '../../components/Problem.tsx';

/** The page does not know which commons it is for. */
export function NoConfig({ reason }: { reason: string }): ReactNode {
  return (
    <Container size="sm" py="xl" component="main">
      <Stack>
        <Title order={1}>Commonweight</Title>
        <Problem title={reason}>
          Whoever put the page here has to put a file commonweight.json beside it: see “The app” in docs/deploying.md.
        </Problem>
      </Stack>
    </Container>
  );
}
