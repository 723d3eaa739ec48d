import { Card, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

/** A part of a page on a surface of its own, named by its heading. */
export function Panel({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} withBorder padding="lg">
      <Title order={2} id={id} mb="sm">
        {title}
      </Title>
      {children}
    </Card>
  );
}
