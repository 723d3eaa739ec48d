import { Button } from '@mantine/core';
import { IconWallet } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { useWalletDialog } from './WalletDialogContext.ts';

/** The way to connect a wallet. */
export function ConnectButton(): ReactNode {
  const { open } = useWalletDialog();
  return (
    <Button onClick={open} leftSection={<IconWallet size={18} aria-hidden />}>
      Connect
    </Button>
  );
}
