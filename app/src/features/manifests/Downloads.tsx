import type { Purpose, Unit } from '@commonweight/manifest';
import { Button, Checkbox, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { downloadText } from '../../components/downloadText.ts';
import { Panel } from '../../components/Panel.tsx';
import { Loading } from '../shell/Loading.tsx';
import { FormatCard } from './FormatCard.tsx';
import type { PartProps } from './partProps.ts';

const UNITS: { value: Unit; label: string }[] = [
  { value: 'tokens', label: 'sampled tokens' },
  { value: 'records', label: 'sampled records' },
  { value: 'bytes', label: 'sampled bytes' },
];

const PURPOSES: { value: Purpose; label: string }[] = [
  { value: 'pre-training', label: 'pre-training' },
  { value: 'fine-tuning', label: 'fine-tuning' },
  { value: 'evaluation', label: 'evaluation' },
  { value: 'commercial-use', label: 'commercial use' },
];

/** The manifest, and the mixture in every form that the library writes. */
export function Downloads({ round, built }: PartProps): ReactNode {
  const [unit, setUnit] = useState<Unit>('tokens');
  const [purposes, setPurposes] = useState<Purpose[]>([]);
  const { data: formats } = useQuery({
    queryKey: ['export formats'],
    queryFn: async () => (await import('./exportFormats.ts')).formats,
    staleTime: Infinity,
  });
  return (
    <Stack gap="lg">
      <Panel title="The manifest itself" explanation="What to verify, and what the command line starts from.">
        <Button
          style={{ alignSelf: 'flex-start' }}
          onClick={() => downloadText(`manifest-round-${round.id}.json`, built.text, 'application/json')}
        >
          Download the manifest
        </Button>
      </Panel>
      <Panel
        title="For training frameworks and registers"
        explanation="Made in your browser from the manifest and the cards. What was revoked since is left out, and the other shares are scaled up."
      >
        <Stack gap="lg">
          <Group align="flex-start" gap="xl">
            <Select
              label="A share is a share of"
              data={UNITS}
              value={unit}
              onChange={(value) => setUnit(value ?? 'tokens')}
              allowDeselect={false}
            />
            <Checkbox.Group label="Only what consents to" value={purposes} onChange={(chosen) => setPurposes(chosen)}>
              <Group gap="md" mt={8}>
                {PURPOSES.map(({ value, label }) => (
                  <Checkbox key={value} value={value} label={label} />
                ))}
              </Group>
            </Checkbox.Group>
          </Group>
          {formats === undefined ? (
            <Loading lines={3} />
          ) : (
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              {formats.map((format) => (
                <FormatCard
                  key={`${format.id} ${unit} ${purposes.join()}`}
                  format={format}
                  manifest={built.manifest}
                  unit={unit}
                  purposes={purposes}
                />
              ))}
            </SimpleGrid>
          )}
          <Text size="sm" c="dimmed">
            The files name the datasets by the folder into which the command line pulls them: docs/training.md says how.
          </Text>
        </Stack>
      </Panel>
    </Stack>
  );
}
