import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of the page under its heading. */
export function Section(props: { id: string; title: string; about?: string; children: ReactNode }): ReactNode {
  return (
    <section aria-labelledby={props.id}>
      <Title order={2} id={props.id} mb={4}>
        {props.title}
      </Title>
      {props.about !== undefined && (
        <Text c="dimmed" size="sm" mb="sm" maw={720}>
          {props.about}
        </Text>
      )}
      {props.children}
    </section>
  );
}
