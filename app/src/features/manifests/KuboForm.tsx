import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { downloadBytes } from '../../components/downloadText.ts';
import { Problem } from '../../components/Problem.tsx';
import { importToKubo } from './kubo.ts';
import type { PartProps } from './partProps.ts';

/** Packs the document; what that takes is loaded only here. */
async function pack(text: string) {
  const { makeCar } = await import('./makeCar.ts');
  return makeCar(new TextEncoder().encode(text));
}

/** Writes the document to a Kubo node, which serves it to the network. */
export function KuboForm({
  round,
  built,
  onReady,
}: PartProps & { onReady: (uri: string | undefined) => void }): ReactNode {
  const [api, setApi] = useState('http://127.0.0.1:5001');
  const writing = useMutation({
    mutationFn: async () => {
      const car = await pack(built.text);
      await importToKubo(api, car);
      return car.cid;
    },
    onSuccess: (cid) => onReady(`ipfs://${cid}`),
  });
  return (
    <Stack gap="sm" w="100%" maw={640}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          writing.mutate();
        }}
      >
        <Group align="flex-end" gap="xs">
          <TextInput
            label="The node's RPC address"
            description="Your own node. It has to allow this page’s address in its API.HTTPHeaders."
            type="url"
            value={api}
            onChange={(event) => setApi(event.currentTarget.value)}
            flex={1}
            miw={220}
          />
          <Button type="submit" variant="default" loading={writing.isPending}>
            Write it there
          </Button>
        </Group>
      </form>
      <Group gap="xs">
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            void pack(built.text).then(({ bytes }) =>
              downloadBytes(`manifest-round-${round.id}.car`, bytes, 'application/vnd.ipld.car'),
            )
          }
        >
          Download the archive (CAR) instead
        </Button>
      </Group>
      <div aria-live="polite">
        {writing.isError && <Problem title={writing.error.message} onClose={writing.reset} />}
        {writing.data !== undefined && (
          <Text>
            The node has it, and keeps it, as <Code>{writing.data}</Code>.
          </Text>
        )}
      </div>
    </Stack>
  );
}
