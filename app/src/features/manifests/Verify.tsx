import { Button, FileButton, Group, List, Loader, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Problem } from '../../components/Problem.tsx';
import type { PartProps } from './partProps.ts';
import { verifySteps, type VerifyStep } from './verifySteps.ts';

const LOOKS = {
  holds: { colour: 'commons', label: 'Holds', Icon: IconCheck },
  warning: { colour: 'yellow.8', label: 'Holds, but', Icon: IconAlertTriangle },
  fails: { colour: 'red.8', label: 'Fails', Icon: IconX },
} as const;

function Step({ step }: { step: VerifyStep }): ReactNode {
  const { colour, label, Icon } = LOOKS[step.outcome];
  return (
    <List.Item
      icon={
        <ThemeIcon color={colour} radius="xl" size={26} role="img" aria-label={label}>
          <Icon size={16} aria-hidden />
        </ThemeIcon>
      }
    >
      <Text fw={600}>{step.title}</Text>
      <Text size="sm">
        <OutsideText max={1_500}>{step.details}</OutsideText>
      </Text>
    </List.Item>
  );
}

function verdictOf(steps: readonly VerifyStep[]): string {
  if (steps.some(({ outcome }) => outcome === 'fails')) return 'This is not what the chain sealed.';
  return steps.some(({ outcome }) => outcome === 'warning')
    ? 'Everything holds. There is something to know about it.'
    : 'Everything holds.';
}

/** Verifies a manifest in the browser, step by step, with nothing but the node. */
export function Verify({ round, built }: PartProps): ReactNode {
  const { client, config, head } = useChain();
  const [steps, setSteps] = useState<readonly VerifyStep[]>([]);
  const [name, setName] = useState('');
  const verification = useMutation({
    mutationFn: async (document: { name: string; text: () => Promise<string> }) => {
      setSteps([]);
      setName(document.name);
      const text = await document.text();
      const run = verifySteps({
        client,
        deployment: config.deployment,
        blockNumber: head.number,
        nowSeconds: head.timestamp,
        text,
      });
      for await (const step of run) setSteps((before) => [...before, step]);
    },
  });
  const own = `the manifest of round ${round.id} as this page shows it`;
  return (
    <Panel
      title="Verify"
      explanation="Your browser reads the decisions from the node once more, rebuilds the manifest and counts the ballots again. You can do the same with a file that somebody gave you."
    >
      <Stack gap="md">
        <Group gap="xs">
          <Button
            loading={verification.isPending}
            onClick={() => verification.mutate({ name: own, text: () => Promise.resolve(built.text) })}
          >
            Verify what this page shows
          </Button>
          <FileButton
            accept="application/json,.json"
            onChange={(file) => {
              if (file !== null) verification.mutate({ name: `the file ${file.name}`, text: () => file.text() });
            }}
          >
            {(props) => (
              <Button {...props} variant="default" disabled={verification.isPending}>
                Verify a file
              </Button>
            )}
          </FileButton>
        </Group>
        <div aria-live="polite">
          {steps.length > 0 && (
            <Stack gap="sm">
              <Text>
                Verifying <OutsideText max={100}>{name}</OutsideText>:
              </Text>
              <List spacing="sm">
                {steps.map((step) => (
                  <Step key={step.title} step={step} />
                ))}
              </List>
            </Stack>
          )}
          {verification.isPending && <Loader size="sm" mt="sm" aria-label="Going on" />}
          {verification.isSuccess && (
            <Text fw={650} mt="md">
              {verdictOf(steps)}
            </Text>
          )}
          {verification.isError && <Problem title={verification.error.message} onClose={verification.reset} />}
        </div>
      </Stack>
    </Panel>
  );
}
