import { CommonweightError, type ExportFormat, type Manifest, type Purpose, type Unit } from '@commonweight/manifest';
import { Button, Card, Group, List, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { downloadText } from '../../components/downloadText.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useMakeExport } from './useMakeExport.ts';

/** One form in which the mixture can be had: what it is for, and its files once they are made. */
export function FormatCard(props: {
  format: ExportFormat;
  manifest: Manifest;
  unit: Unit;
  purposes: readonly Purpose[];
}): ReactNode {
  const { format } = props;
  const make = useMakeExport(props);
  const making = useMutation({ mutationFn: make });
  const { data, error } = making;
  return (
    <Card withBorder padding="md" component="article">
      <Stack gap="xs" align="flex-start">
        <Title order={3}>{format.title}</Title>
        <Text size="sm">{format.explanation}</Text>
        <Text size="sm" c="dimmed">
          Needs: {format.needs}
        </Text>
        <Button variant="default" size="xs" loading={making.isPending} onClick={() => making.mutate()}>
          Make the files
          <VisuallyHidden> for {format.title}</VisuallyHidden>
        </Button>
        <div aria-live="polite">
          {error !== null && (
            <Problem title="It cannot be made from this manifest." onClose={making.reset}>
              <OutsideText max={1_000}>{error.message}</OutsideText>
              {error instanceof CommonweightError && error.details.length > 0 && (
                <List size="sm">
                  {error.details.slice(0, 10).map((detail) => (
                    <List.Item key={detail}>
                      <OutsideText>{detail}</OutsideText>
                    </List.Item>
                  ))}
                </List>
              )}
            </Problem>
          )}
          {data !== undefined && (
            <Stack gap="xs">
              <Group gap="xs">
                {data.files.map(({ path, text }) => (
                  <Button
                    key={path}
                    size="xs"
                    onClick={() => downloadText(path.split('/').at(-1) ?? path, text, 'text/plain')}
                  >
                    Download {path}
                  </Button>
                ))}
              </Group>
              {data.notes.length > 0 && (
                <List size="sm">
                  {data.notes.map((note) => (
                    <List.Item key={note}>
                      <OutsideText max={500}>{note}</OutsideText>
                    </List.Item>
                  ))}
                </List>
              )}
            </Stack>
          )}
        </div>
      </Stack>
    </Card>
  );
}
