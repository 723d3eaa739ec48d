import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { tameText } from './tameText.ts';

const MOST_LINES = 400;
const LONGEST_LINE = 2_000;

/** Text of several lines that somebody else wrote, shown as it is: bounded, each line with a direction of its own. */
export function OutsideLines({ text, maxLines = MOST_LINES }: { text: string; maxLines?: number }): ReactNode {
  const lines = text.slice(0, maxLines * LONGEST_LINE).split(/\r\n|\r|\n/);
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      {lines.slice(0, maxLines).map((line, index) => (
        <Text key={index} dir="auto" mih="1lh">
          {tameText(line, LONGEST_LINE)}
        </Text>
      ))}
      {lines.length > maxLines && (
        <Text c="dimmed" size="sm">
          {lines.length - maxLines} more lines are not shown.
        </Text>
      )}
    </div>
  );
}
