import { Code, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import type { Round } from '../../commons/foldRounds.ts';
import { makeCall } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';

/** Announces on the chain where the manifest is. */
export function Announce({ round, uri }: { round: Round; uri: string }): ReactNode {
  const { contracts } = useChain();
  const isKnown = round.published.some((one) => one.uri === uri);
  return (
    <Stack gap="xs">
      <Text>
        To be announced: <Code>{uri}</Code>
      </Text>
      <TransactionButton
        calls={() => [
          makeCall(contracts.manifest, 'publish', [round.id, uri], `Announce the manifest of round ${round.id}`),
        ]}
        unavailable={isKnown ? 'This place is announced.' : undefined}
        done="Announced."
      >
        Announce it
      </TransactionButton>
    </Stack>
  );
}
