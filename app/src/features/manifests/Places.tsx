import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';

import { Mirrors } from './Mirrors.tsx';
import type { PartProps } from './partProps.ts';
import { Publish } from './Publish.tsx';

/** Where the document is said to be, and how to put it somewhere else. */
export function Places(props: PartProps): ReactNode {
  return (
    <Stack gap="lg">
      <Mirrors {...props} />
      <Publish {...props} />
    </Stack>
  );
}
