import { Group, Loader, Text } from '@mantine/core';
import { IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import type { Outcome } from './simulate.ts';

const SIGNS = { works: IconCheck, fails: IconX, unknown: IconInfoCircle };

/** What would come of a call if it were carried out now. */
export function ActionOutcome({ outcome }: { outcome: Outcome | undefined }): ReactNode {
  if (outcome === undefined) {
    return (
      <Group gap="xs">
        <Loader size="xs" />
        <Text size="sm">Trying it out …</Text>
      </Group>
    );
  }
  const Sign = SIGNS[outcome.kind];
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Sign size={18} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
      <Text size="sm" fw={outcome.kind === 'fails' ? 600 : 400}>
        {outcome.sentence}
      </Text>
    </Group>
  );
}
