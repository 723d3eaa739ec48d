import { Avatar, Button, CloseButton, Group, Modal, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useConnect, useConnectors } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import { Problem } from '../../components/Problem.tsx';
import { explainError } from '../../transactions/explainError.ts';
import { isPersonConnector } from '../../wagmi.ts';
import { PairingCode } from './PairingCode.tsx';
import { usePairingUri } from './usePairingUri.ts';

/** The wallets that announced themselves to this page, and, on a development chain, its people. */
export function WalletDialog({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const { chainId } = useChain().config;
  const connectors = useConnectors();
  const { mutate: connect, isPending, variables, error, reset } = useConnect();
  const pending = isPending ? variables.connector : undefined;
  const pairingUri = usePairingUri(connectors.find((connector) => connector === pending));
  const close = (): void => {
    reset();
    onClose();
  };
  const wallets = connectors.filter(({ id }) => !isPersonConnector(id));
  const people = connectors.filter(({ id }) => isPersonConnector(id));

  const choice = (connector: (typeof connectors)[number]): ReactNode => (
    <Button
      key={connector.uid}
      variant="default"
      size="md"
      justify="flex-start"
      leftSection={<Avatar src={connector.icon ?? null} name={connector.name} size="sm" radius="sm" alt="" />}
      loading={pending === connector}
      onClick={() => connect({ connector, chainId }, { onSuccess: close })}
    >
      {connector.name}
    </Button>
  );
  return (
    // without the library's own head, which would be a second banner of the page
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': 'Choose a wallet' } }}
    >
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            Choose a wallet
          </Title>
          <CloseButton aria-label="Close" onClick={close} />
        </Group>
        {error !== null && <Problem title={explainError(error).sentence} />}
        {wallets.map(choice)}
        {pairingUri !== undefined && <PairingCode uri={pairingUri} />}
        {wallets.length === 0 && (
          <Text size="sm">
            No wallet has announced itself to this page. Install one in this browser (any that follows EIP-6963), allow
            it on this page, and load the page again.
          </Text>
        )}
        {people.length > 0 && (
          <>
            <Text size="sm" c="dimmed">
              On this development chain you can act as one of its people:
            </Text>
            {people.map(choice)}
          </>
        )}
      </Stack>
    </Modal>
  );
}
