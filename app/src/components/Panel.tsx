import { Card, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

/** A part of a page on a surface of its own, named by its heading. */
export function Panel(props: { title: string; explanation?: ReactNode; children: ReactNode }): ReactNode {
  const { title, explanation, children } = props;
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} withBorder padding="lg">
      <Title order={2} id={id} mb={explanation === undefined ? 'sm' : 4}>
        {title}
      </Title>
      {explanation !== undefined && (
        <Text c="dimmed" mb="md" maw={720} component="div">
          {explanation}
        </Text>
      )}
      {children}
    </Card>
  );
}
