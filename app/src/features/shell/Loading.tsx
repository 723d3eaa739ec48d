import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

/** Keeps the place of what is being read. */
export function Loading({ lines = 5 }: { lines?: number }): ReactNode {
  return (
    <Stack aria-busy="true">
      <VisuallyHidden role="status">Reading …</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={line === 0 ? 36 : 64} width={line === 0 ? '40%' : '100%'} />
      ))}
    </Stack>
  );
}
