import type { RevokedEntry } from '@commonweight/manifest';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Why an entry may not be trained on any more. */
export function RevokedNote({ entry }: { entry: RevokedEntry }): ReactNode {
  return (
    <Text span size="sm" c="var(--vote-against)">
      (revoked: {entry.reason})
    </Text>
  );
}
