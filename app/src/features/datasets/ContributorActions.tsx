import type { Dataset } from '@commonweight/manifest';
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { getAddress, isAddress } from 'viem';

import { useChain } from '../../chain/ChainContext.ts';
import { makeCall } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { whyNotWithdraw } from './whoMay.ts';

const FINAL =
  'Withdrawing is final: this dataset can never come back, and neither can its card. Nobody may train on it from then on. ' +
  'What was sealed before stays on record, marked as withdrawn.';

/** Changes who is paid. */
function PayeeForm({ datasetId }: { datasetId: number }): ReactNode {
  const { contracts } = useChain();
  const [payee, setPayee] = useState('');
  return (
    <Stack gap="xs">
      <TextInput
        label="Who is paid for it"
        description="An account that gets what its use earns from now on."
        placeholder="0x…"
        value={payee}
        onChange={({ currentTarget: { value } }) => setPayee(value)}
      />
      <TransactionButton
        buttonProps={{ variant: 'default' }}
        done="The payee is changed."
        calls={() => {
          if (!isAddress(payee.trim()))
            throw new Error('That is no account: it has to be 0x and 40 hexadecimal digits.');
          return [
            makeCall(
              contracts.datasets,
              'setPayee',
              [datasetId, getAddress(payee.trim())],
              `Change who is paid for dataset ${datasetId}`,
            ),
          ];
        }}
      >
        Change the payee
      </TransactionButton>
    </Stack>
  );
}

/** What only the dataset's contributor can do. */
export function ContributorActions({ dataset }: { dataset: Dataset }): ReactNode {
  const { contracts } = useChain();
  const { datasetId } = dataset;
  const unavailable = whyNotWithdraw({ dataset });
  return (
    <Stack gap="md">
      <Title order={3}>It is yours</Title>
      {unavailable === undefined ? (
        <>
          <Group>
            <Button component={Link} to={`/datasets/new?supersedes=${datasetId}`} variant="default">
              Bring a new version
            </Button>
          </Group>
          <PayeeForm datasetId={datasetId} />
          <TransactionButton
            buttonProps={{ variant: 'default', c: 'var(--dataset-removed)' }}
            confirm={FINAL}
            done="It is withdrawn."
            calls={() => [makeCall(contracts.datasets, 'withdraw', [datasetId], `Withdraw dataset ${datasetId}`)]}
          >
            Withdraw it
          </TransactionButton>
        </>
      ) : (
        <>
          <Text size="sm">{unavailable}</Text>
          <PayeeForm datasetId={datasetId} />
        </>
      )}
    </Stack>
  );
}
