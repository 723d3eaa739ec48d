import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Action } from '../../commons/describeAction.ts';
import { useDescribedActions } from '../../commons/useDescribedActions.ts';
import { ActionCard } from '../../components/ActionCard.tsx';
import { ActionOutcome } from './ActionOutcome.tsx';
import type { Outcome } from './simulate.ts';

/** What carrying the proposal out does, call by call; while it is open, also what would come of it now. */
export function Actions(props: {
  actions: readonly Action[];
  isOpen: boolean;
  /** What would come of each; undefined while it is tried out. */
  outcomes: readonly Outcome[] | undefined;
}): ReactNode {
  const { actions, isOpen, outcomes } = props;
  const described = useDescribedActions(actions, isOpen);
  return (
    <section aria-labelledby="does">
      <Title order={2} id="does" mb="sm">
        What it does
      </Title>
      <Stack component="ol" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {actions.map((action, index) => {
          const words = described[index];
          if (words === undefined) return null;
          return (
            <ActionCard
              key={index}
              action={action}
              described={words}
              number={actions.length > 1 ? index + 1 : undefined}
            >
              {isOpen && <ActionOutcome outcome={outcomes?.[index]} />}
            </ActionCard>
          );
        })}
      </Stack>
      {isOpen && actions.length > 1 && (
        <Text size="sm" c="dimmed" mt="xs">
          Each call is tried out on its own, as things stand now; carried out they come one after the other, all or
          none.
        </Text>
      )}
    </section>
  );
}
