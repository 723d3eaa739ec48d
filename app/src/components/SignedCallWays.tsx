import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { TransactionButton } from '../transactions/TransactionButton.tsx';
import type { Call } from '../transactions/call.ts';
import type { SignedCall } from '../transactions/signedCall.ts';
import { downloadText } from './downloadText.ts';
import { formatDateTime } from './format.ts';
import { RelayerForm } from './RelayerForm.tsx';

/** What can be done with something signed: send it, hand it to somebody, give it to a relayer. */
export function SignedCallWays(props: { call: Call; signed: SignedCall; fileName: string }): ReactNode {
  const { call, signed, fileName } = props;
  const text = JSON.stringify(signed, null, 2);
  const until =
    signed.deadlineSeconds === null
      ? 'as long as nothing else that you do makes it void'
      : `until ${formatDateTime(signed.deadlineSeconds)}`;
  return (
    <Stack gap="sm">
      <Text>Signed, but not sent: it counts when somebody sends it, {until}. Whoever sends it pays for it.</Text>
      <TransactionButton calls={() => [call]} done="Sent. It counts.">
        Send it yourself
      </TransactionButton>
      <Group gap="xs">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy the JSON'}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={() => downloadText(`${fileName}.json`, text, 'application/json')}>
          Download the JSON
        </Button>
      </Group>
      <RelayerForm signed={signed} />
    </Stack>
  );
}
