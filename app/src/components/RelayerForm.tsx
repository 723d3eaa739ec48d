import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { useChain } from '../chain/ChainContext.ts';
import { giveToRelayer } from '../transactions/giveToRelayer.ts';
import type { SignedCall } from '../transactions/signedCall.ts';
import { Problem } from './Problem.tsx';
import { TransactionLink } from './TransactionLink.tsx';

/** Gives something signed to a relayer, who sends it and pays for it. */
export function RelayerForm({ signed }: { signed: SignedCall }): ReactNode {
  const { config } = useChain();
  const [url, setUrl] = useState(config.relayerUrl ?? '');
  const giving = useMutation({ mutationFn: () => giveToRelayer(url, signed) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        giving.mutate();
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          label="Relayer's address"
          type="url"
          placeholder="https://"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
          flex={1}
          miw={200}
        />
        <Button type="submit" variant="default" loading={giving.isPending} disabled={url.trim() === ''}>
          Give it to the relayer
        </Button>
      </Group>
      <div aria-live="polite">
        {giving.isError && <Problem title={giving.error.message} onClose={giving.reset} />}
        {giving.data !== undefined && (
          <Text size="sm" mt="xs">
            The relayer has taken it.{' '}
            {giving.data.transactionHash === undefined ? (
              'It shows here as soon as it is on the chain.'
            ) : (
              <TransactionLink hash={giving.data.transactionHash} />
            )}
          </Text>
        )}
      </div>
    </form>
  );
}
