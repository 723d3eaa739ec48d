import { Button, Container, Group, Stack, TextInput, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { Problem } from '../../components/Problem.tsx';
import { chosenRpcUrl, type AppConfig } from '../../config.ts';
import { explainError } from '../../transactions/explainError.ts';

/** Shown instead of the page while no node has answered yet: why, and the way to another node. */
export function NoNode(props: { config: AppConfig; error: Error; onRetry: () => void }): ReactNode {
  const [url, setUrl] = useState(props.config.rpcUrls[0] ?? '');
  function use(): void {
    chosenRpcUrl.set(url.trim() === '' ? undefined : url.trim());
    window.location.reload();
  }
  return (
    <Container size="sm" py="xl" component="main">
      <Stack>
        <Title order={1}>Commonweight</Title>
        <Problem title={explainError(props.error).sentence}>
          Everything on this page is read from a node of chain {props.config.chainId}; without one there is nothing to
          show.
        </Problem>
        <Button onClick={props.onRetry}>Try again</Button>
        <Group align="flex-end">
          <TextInput
            label="Another node's address"
            type="url"
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            flex={1}
          />
          <Button variant="default" onClick={use}>
            Use it
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}
