import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { makeCall } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';

/** For whoever was named as the one to be paid: the way out of it. */
export function DeclinePayment({ datasetId }: { datasetId: number }): ReactNode {
  const { contracts } = useChain();
  return (
    <Stack gap="xs">
      <Title order={3}>Decline to be paid</Title>
      <Text size="sm">
        Its contributor has named you as the one to be paid for it. Whoever is paid for a dataset has no say in it on
        the ethics board.
      </Text>
      <TransactionButton
        calls={() => [
          makeCall(contracts.datasets, 'declinePayment', [datasetId], `Decline to be paid for dataset ${datasetId}`),
        ]}
        confirm="You can never be paid for this dataset again. Its contributor is paid in your place."
        done="You have declined."
        buttonProps={{ variant: 'default' }}
      >
        Decline
      </TransactionButton>
    </Stack>
  );
}
