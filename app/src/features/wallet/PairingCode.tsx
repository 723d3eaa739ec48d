import { Button, CopyButton, Paper, Stack, Text } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import type { ReactNode } from 'react';

/** What a wallet on another device scans, or takes as text, in order to be connected by WalletConnect. */
export function PairingCode({ uri }: { uri: string }): ReactNode {
  return (
    <Stack gap="xs" align="center">
      <Text size="sm">Scan this with a wallet on your phone, or copy it into one.</Text>
      {/* dark on light in both schemes, as cameras want it */}
      <Paper p="md" bg="white" withBorder>
        <QRCodeSVG value={uri} size={240} title="Code to scan with a wallet" />
      </Paper>
      <CopyButton value={uri}>
        {({ copied, copy }) => (
          <Button variant="light" onClick={copy}>
            {copied ? 'Copied' : 'Copy the code as text'}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}
