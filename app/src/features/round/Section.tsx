import { Card, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

/** A part of the page under a heading of its own. */
export function Section(props: { title: string; explanation?: ReactNode; children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} withBorder padding="lg">
      <Title order={2} id={id} mb={props.explanation === undefined ? 'sm' : 4}>
        {props.title}
      </Title>
      {props.explanation !== undefined && (
        <Text c="dimmed" mb="md" maw={720} component="div">
          {props.explanation}
        </Text>
      )}
      {props.children}
    </Card>
  );
}
