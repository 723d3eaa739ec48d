import { Badge, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { OutsideText } from '../../components/OutsideText.tsx';
import type { CheckedCopy } from './checkCopy.ts';

const LOOKS: Record<CheckedCopy['kind'], { label: string; colour: string }> = {
  same: { label: 'The manifest', colour: 'commons' },
  reworded: { label: 'Written otherwise', colour: 'yellow' },
  altered: { label: 'Altered', colour: 'red' },
  other: { label: 'Something else', colour: 'red' },
  unread: { label: 'Not read', colour: 'gray' },
};

/** What was found at a place, in a word and a sentence. */
export function CopyBadge({ copy }: { copy: CheckedCopy }): ReactNode {
  const { label, colour } = LOOKS[copy.kind];
  return (
    <div>
      <Badge color={colour} variant="light">
        {label}
      </Badge>
      <Text size="sm">
        <OutsideText max={400}>{copy.sentence}</OutsideText>
      </Text>
    </div>
  );
}
