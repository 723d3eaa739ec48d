import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { formatPercent } from '../../components/format.ts';
import classes from './Round.module.css';

/** A part of a house that has voted, and a mark at what is needed. */
export function TurnoutBar(props: {
  label: string;
  /** Parts of one. */
  turnout: number;
  needed?: number;
  colour?: string;
  details: string;
}): ReactNode {
  const { label, turnout, needed, colour = 'var(--mantine-primary-color-filled)', details } = props;
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <Text size="sm">
          {formatPercent(turnout, 1)} <span className={classes.dimmed}>({details})</span>
        </Text>
      </Group>
      <div className={classes.track} aria-hidden>
        <div className={classes.fill} style={{ width: `${Math.min(1, turnout) * 100}%`, background: colour }} />
        {needed !== undefined && <div className={classes.mark} style={{ insetInlineStart: `${needed * 100}%` }} />}
      </div>
    </div>
  );
}
