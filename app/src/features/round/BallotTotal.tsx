import { Button, Group, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { ALL_POINTS } from './ballotDraft.ts';
import classes from './Round.module.css';

/** What is left of 100, always in sight. */
export function BallotTotal({ points, onFit }: { points: number; onFit: () => void }): ReactNode {
  const left = ALL_POINTS - points;
  const text = left === 0 ? 'All 100 points are given' : left > 0 ? `${left} of 100 points left` : `${-left} too many`;
  return (
    <div className={classes.total}>
      <Group justify="space-between" gap="xs" mih={30}>
        <Text fw={650} aria-live="polite" c={left < 0 ? 'var(--vote-against)' : undefined}>
          {text}
        </Text>
        {left !== 0 && points > 0 && (
          <Button variant="default" size="compact-sm" onClick={onFit}>
            Fit to 100
          </Button>
        )}
      </Group>
      <Progress
        value={Math.min(100, points)}
        color={left < 0 ? 'var(--vote-against)' : 'commons'}
        aria-label={text}
        mt={6}
      />
    </div>
  );
}
