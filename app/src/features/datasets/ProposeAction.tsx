import { Anchor, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';

import { useChain } from '../../chain/ChainContext.ts';
import { useDatasetName } from '../../documents/useDatasetName.ts';
import { makeCall, type Call } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';

/** Puts one dataset to a vote. */
export function ProposeAction({ datasetId }: { datasetId: number }): ReactNode {
  const { contracts } = useChain();
  const name = useDatasetName(datasetId);
  const [title, setTitle] = useState<string>();
  const [reasons, setReasons] = useState('');
  const shownTitle = title ?? `Include “${name}”`;

  function calls(): Call[] {
    if (shownTitle.trim() === '') throw new Error('The proposal needs a title.');
    const description = `# ${shownTitle.trim()}\n\n${reasons.trim()}`.trim();
    return [
      makeCall(
        contracts.governor,
        'proposeInclusion',
        [[datasetId], description],
        `Put dataset ${datasetId} to a vote`,
      ),
    ];
  }
  return (
    <Stack gap="sm">
      <Text size="sm">
        It has enough endorsements. Anybody can put it to a vote of both houses, without tokens or a seat.{' '}
        <Anchor component={Link} to={`/proposals/new?datasets=${datasetId}`} inherit>
          Propose it together with others
        </Anchor>
        .
      </Text>
      <TextInput
        label="Title"
        value={shownTitle}
        maxLength={120}
        onChange={({ currentTarget: { value } }) => setTitle(value)}
      />
      <Textarea
        label="Why it should be included"
        autosize
        minRows={3}
        maxRows={12}
        value={reasons}
        onChange={({ currentTarget: { value } }) => setReasons(value)}
      />
      <TransactionButton calls={calls} done="It is put to a vote.">
        Put it to a vote
      </TransactionButton>
    </Stack>
  );
}
