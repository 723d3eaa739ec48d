import {
  Button,
  Card,
  Group,
  Modal,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { clear } from 'idb-keyval';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { chosenRpcUrl } from '../../config.ts';
import { askChainId } from './askChainId.ts';

function NodeChoice(): ReactNode {
  const { chainId, rpcUrls } = useChain().config;
  const [url, setUrl] = useState(rpcUrls[0] ?? '');
  const [problem, setProblem] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  async function use(): Promise<void> {
    setAsking(true);
    setProblem(undefined);
    try {
      const found = await askChainId(url.trim());
      if (found === chainId) {
        chosenRpcUrl.set(url.trim());
        window.location.reload();
      } else setProblem(`That node is on chain ${found}; this commons is on chain ${chainId}.`);
    } catch {
      setProblem('No node answers at this address, or it does not let pages ask it.');
    }
    setAsking(false);
  }
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="node">
      <Title order={2} id="node" mb="sm">
        Node
      </Title>
      <Stack gap="sm" maw={560}>
        <Text size="sm" c="dimmed">
          Everything here is read from this node of chain {chainId}. Your own is the one that you need to trust least.
        </Text>
        <TextInput label="Address" type="url" value={url} onChange={(event) => setUrl(event.currentTarget.value)} />
        {problem !== undefined && <Problem title={problem} />}
        <Group>
          <Button onClick={() => void use()} loading={isAsking}>
            Use this node
          </Button>
          {chosenRpcUrl.get() !== undefined && (
            <Button
              variant="default"
              onClick={() => {
                chosenRpcUrl.set(undefined);
                window.location.reload();
              }}
            >
              Back to the configured one
            </Button>
          )}
        </Group>
      </Stack>
    </Card>
  );
}

function Storage(): ReactNode {
  const [isAsking, { open: ask, close: stopAsking }] = useDisclosure();
  async function forget(): Promise<void> {
    await clear();
    window.location.reload();
  }
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="storage">
      <Title order={2} id="storage" mb="sm">
        This device
      </Title>
      <Stack gap="sm" align="flex-start">
        <Text size="sm" c="dimmed" maw={560}>
          The chain’s events and the documents that were read are kept here, so that they need not be read again; also
          your drafts, and documents of yours that are nowhere else.
        </Text>
        <Button variant="default" onClick={ask}>
          Forget all of it
        </Button>
      </Stack>
      <Modal
        opened={isAsking}
        onClose={stopAsking}
        title="This cannot be undone"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Stack>
          <Text>
            Your drafts are lost, and so are reviews, reasons and profiles of yours that you have neither saved nor put
            anywhere else: the chain has only their hashes.
          </Text>
          <Group>
            <Button color="red.8" onClick={() => void forget()}>
              Forget all of it
            </Button>
            <Button variant="default" onClick={stopAsking}>
              Leave it
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Card>
  );
}

/** What the visitor can choose about the page itself. */
export function SettingsPage(): ReactNode {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="lg">
      <PageTitle title="Settings">They stay in this browser.</PageTitle>
      <NodeChoice />
      <Card withBorder padding="lg">
        <Select
          label="Colours"
          maw={280}
          allowDeselect={false}
          value={colorScheme}
          onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
          data={[
            { value: 'auto', label: 'As the device has them' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </Card>
      <Storage />
    </Stack>
  );
}
