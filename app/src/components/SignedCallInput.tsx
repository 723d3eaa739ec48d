import { FileButton, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useChain } from '../chain/ChainContext.ts';
import { parseSignedCall, type ReadSignedCall } from '../transactions/signedCall.ts';
import { TransactionButton } from '../transactions/TransactionButton.tsx';
import { SignedCallSummary } from './SignedCallSummary.tsx';

/** A place for what somebody else signed: it says what it is, and sends it. */
export function SignedCallInput({ label }: { label: string }): ReactNode {
  const { contracts, config } = useChain();
  const [text, setText] = useState('');
  let read: ReadSignedCall | undefined;
  let problem: string | undefined;
  try {
    if (text.trim() !== '') read = parseSignedCall(text, contracts, config.chainId);
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  return (
    <Stack gap="sm">
      <Textarea
        label={label}
        description="The whole JSON, as it was copied or downloaded where it was signed."
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={problem}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <Group>
        <FileButton
          accept="application/json,.json"
          onChange={(file) => {
            void file?.text().then(setText);
          }}
        >
          {(props) => (
            <Button {...props} variant="default" size="xs">
              Open a file
            </Button>
          )}
        </FileButton>
      </Group>
      {read !== undefined && (
        <Stack gap="xs">
          <SignedCallSummary call={read} />
          <Text size="sm" c="dimmed">
            You pay for sending it, and can change nothing of it.
          </Text>
          <TransactionButton key={text} calls={() => (read === undefined ? [] : [read])} done="Sent. It counts.">
            Send it
          </TransactionButton>
        </Stack>
      )}
    </Stack>
  );
}
