import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useConnection, useDisconnect, useSwitchChain } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import { useName } from '../../commons/useName.ts';
import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import { shortHex } from '../../components/format.ts';
import { ConnectButton } from './ConnectButton.tsx';
import { explainError } from '../../transactions/explainError.ts';
import { useWalletDialog } from './WalletDialogContext.ts';

/** Who the visitor is; or the way to connect a wallet. */
export function WalletButton(): ReactNode {
  const { config } = useChain();
  const { address, chainId, isConnected } = useConnection();
  const { mutate: disconnect } = useDisconnect();
  const { mutate: switchChain } = useSwitchChain({
    mutation: {
      onError: (error) =>
        notifications.show({
          id: 'switch',
          color: 'red',
          title: 'Still on another network',
          message: explainError(error).sentence,
          closeButtonProps: { 'aria-label': 'Dismiss' },
        }),
    },
  });
  const { open } = useWalletDialog();
  const numberOf = usePersonNumbers();
  const name = useName(address);
  if (!isConnected || address === undefined) {
    return <ConnectButton />;
  }
  const personId = numberOf(address);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
          {chainId === config.chainId ? (name ?? shortHex(address)) : 'Wrong network'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{address}</Menu.Label>
        {chainId !== config.chainId && (
          <Menu.Item onClick={() => switchChain({ chainId: config.chainId })}>
            Switch to chain {config.chainId}
          </Menu.Item>
        )}
        <Menu.Item component={Link} to={personId === undefined ? '/people/register' : `/people/${personId}`}>
          {personId === undefined ? 'Register' : 'Your page'}
        </Menu.Item>
        <Menu.Item onClick={open}>Another wallet</Menu.Item>
        <Menu.Item onClick={() => disconnect()}>Disconnect</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
