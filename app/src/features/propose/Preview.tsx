import { Alert, Button, List, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import type { Action } from '../../commons/describeAction.ts';
import { exactDuration } from '../../commons/exactValues.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { useDescribedActions } from '../../commons/useDescribedActions.ts';
import { ActionCard } from '../../components/ActionCard.tsx';
import { OutsideLines } from '../../components/OutsideLines.tsx';
import { ActionOutcome } from '../proposals/ActionOutcome.tsx';
import { useSimulation } from '../proposals/useSimulation.ts';

/** Exactly what would be signed, in words, and what would come of it as things stand. */
export function Preview(props: {
  actions: readonly Action[];
  /** As it goes on the chain. */
  description: string;
  /** Whether there is anything in it. */
  hasText: boolean;
  /** Whether what it does was vetoed before. */
  needsTwoThirds: boolean;
  onRemove?: ((index: number) => void) | undefined;
}): ReactNode {
  const { actions, description, hasText, needsTwoThirds, onRemove } = props;
  const { rules } = useCommons();
  const described = useDescribedActions(actions, true);
  const outcomes = useSimulation(actions, true);
  return (
    <section aria-labelledby="preview">
      <Title order={2} id="preview" mb="sm">
        What is put to the vote
      </Title>
      <Stack gap="md">
        {actions.length === 0 && (
          <Text>Nothing yet: what you choose or add above is shown here as voters will read it.</Text>
        )}
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
                <ActionOutcome outcome={outcomes?.[index]} />
                {onRemove !== undefined && (
                  <Button
                    variant="default"
                    size="xs"
                    onClick={() => onRemove(index)}
                    aria-label={`Take it out: ${words.title}`}
                    style={{ alignSelf: 'flex-start' }}
                  >
                    Take it out
                  </Button>
                )}
              </ActionCard>
            );
          })}
        </Stack>
        {needsTwoThirds && (
          <Alert color="orange" variant="light" icon={<IconInfoCircle aria-hidden />}>
            What it does was vetoed before. It takes two thirds in both houses now, and cannot be vetoed again.
          </Alert>
        )}
        <div>
          <Text fw={600} size="sm">
            The text, as it goes on the chain
          </Text>
          {hasText ? <OutsideLines text={description} /> : <Text size="sm">No title yet.</Text>}
        </div>
        <List size="sm" c="dimmed">
          <List.Item>
            The vote opens {exactDuration(rules.votingDelaySeconds)} after you propose; power counts as of then.
          </List.Item>
          <List.Item>
            It is open for {exactDuration(rules.votingPeriodSeconds)}, and longer if a quorum is reached late.
          </List.Item>
          <List.Item>
            If both houses say yes, anybody can queue it, and {exactDuration(rules.timelockDelaySeconds)} later carry it
            out.
          </List.Item>
        </List>
      </Stack>
    </section>
  );
}
