import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { useChain } from '../chain/ChainContext.ts';
import { useNow } from '../chain/useNow.ts';
import { formatDateTime, formatDuration } from './format.ts';

/** Nearer than this, every second changes what is shown; in seconds. */
const SECONDS_COUNT = 7_200;

/** A moment by how far it is from now, with the exact time on hover and for screen readers. Unix seconds. */
export function Moment({ at, inline = true }: { at: number; inline?: boolean }): ReactNode {
  const { head } = useChain();
  const now = useNow(Math.abs(at - head.timestamp) < SECONDS_COUNT ? 1_000 : 30_000);
  const left = at - now;
  const relative =
    Math.abs(left) < 1 ? 'now' : left > 0 ? `in ${formatDuration(left)}` : `${formatDuration(-left)} ago`;
  return (
    <Text
      component="time"
      span={inline}
      inherit
      dateTime={new Date(at * 1_000).toISOString()}
      title={formatDateTime(at)}
    >
      {relative}
    </Text>
  );
}
