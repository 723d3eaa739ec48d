import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { Round } from '../../commons/foldRounds.ts';
import { useCommons } from '../../commons/useCommons.ts';

/** The way to the rounds before and after that have ended. */
export function RoundLinks({ round }: { round: Round }): ReactNode {
  const { rounds } = useCommons();
  const ended = rounds.filter(({ outcome }) => outcome !== 'open');
  const before = ended.find(({ id }) => id < round.id);
  const after = ended.findLast(({ id }) => id > round.id);
  return (
    <Group gap="xs" component="nav" aria-label="Rounds">
      {before !== undefined && (
        <Button
          component={Link}
          to={`/manifests/${before.id}`}
          variant="default"
          size="xs"
          leftSection={<IconChevronLeft size={16} aria-hidden />}
        >
          Round {before.id}
        </Button>
      )}
      {after !== undefined && (
        <Button
          component={Link}
          to={`/manifests/${after.id}`}
          variant="default"
          size="xs"
          rightSection={<IconChevronRight size={16} aria-hidden />}
        >
          Round {after.id}
        </Button>
      )}
    </Group>
  );
}
