import { Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';

/** The head of a page: its one first-level heading, a sentence below, actions beside. Names the browser's tab too. */
export function PageTitle(props: { title: string; children?: ReactNode; actions?: ReactNode }): ReactNode {
  useEffect(() => {
    document.title = `${props.title} · Commonweight`;
  }, [props.title]);
  return (
    <Group justify="space-between" align="flex-start" gap="md" mb="lg">
      <Stack gap={4} maw={720}>
        <Title order={1} style={{ overflowWrap: 'anywhere' }}>
          {props.title}
        </Title>
        {props.children !== undefined && (
          <Text c="dimmed" component="div">
            {props.children}
          </Text>
        )}
      </Stack>
      {props.actions}
    </Group>
  );
}
