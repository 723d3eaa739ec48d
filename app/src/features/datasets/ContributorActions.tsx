import type { Dataset } from '@commonweight/manifest';
import { Button, Group, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { getAddress, isAddress } from 'viem';
import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import { KeptDocument } from '../../components/KeptDocument.tsx';
import { keepDocument } from '../../documents/readDocument.ts';
import { makeCall, type Call } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { whyNotWithdraw } from './whoMay.ts';
import { makeWithdrawalReason } from './withdrawalReason.ts';

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

/** Takes the dataset back, with a reason or without; what was written stays at hand when it is done. */
function Withdrawal({ datasetId, cannot }: { datasetId: number; cannot: string | undefined }): ReactNode {
  const { contracts } = useChain();
  const { address } = useConnection();
  const [text, setText] = useState('');
  const [kept, setKept] = useState<{ hash: string; document: string }>();

  async function calls(): Promise<Call[]> {
    const title = `Withdraw dataset ${datasetId}`;
    if (text.trim() === '') return [makeCall(contracts.datasets, 'withdraw', [datasetId], title)];
    if (address === undefined) throw new Error('No wallet is connected.');
    const document = makeWithdrawalReason({ text, datasetId, contributor: address });
    const hash = await keepDocument(document);
    setKept({ hash, document });
    return [makeCall(contracts.datasets, 'withdrawWithReason', [datasetId, `0x${hash}`, ''], title)];
  }
  if (cannot !== undefined) {
    return (
      <>
        <Text size="sm">{cannot}</Text>
        {kept !== undefined && <KeptDocument what="reason" {...kept} />}
      </>
    );
  }
  return (
    <Stack gap="xs">
      <Textarea
        label="Why you withdraw it"
        description="Optional: you owe nobody a reason. The chain keeps the hash of what you write, for good; everybody may read it."
        autosize
        minRows={2}
        maxRows={12}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <TransactionButton
        buttonProps={{ variant: 'default', c: 'var(--dataset-removed)' }}
        confirm={FINAL}
        done="It is withdrawn."
        calls={calls}
      >
        Withdraw it
      </TransactionButton>
    </Stack>
  );
}

/** What only the dataset's contributor can do. */
export function ContributorActions({ dataset }: { dataset: Dataset }): ReactNode {
  const { datasetId } = dataset;
  const cannot = whyNotWithdraw({ dataset });
  return (
    <Stack gap="md">
      <Title order={3}>It is yours</Title>
      {cannot === undefined && (
        <Group>
          <Button component={Link} to={`/datasets/new?supersedes=${datasetId}`} variant="default">
            Bring a new version
          </Button>
        </Group>
      )}
      <PayeeForm datasetId={datasetId} />
      <Withdrawal datasetId={datasetId} cannot={cannot} />
    </Stack>
  );
}
