import { Indicator, ActionIcon, Popover, Stack, Text, Group, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconClock } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { TransactionLink } from '../../components/TransactionLink.tsx';
import { pendingTransactions, usePendingTransactions } from '../../transactions/pending.ts';
import { watchTransaction } from '../../transactions/watchTransaction.ts';

/** Sent before the page was loaded, so no button waits for them any more. */
const startedAt = Date.now();

/** What is under way; waits for what was sent before the page was loaded, and says how it went. */
export function PendingTransactions(): ReactNode {
  const { client, config } = useChain();
  const entries = usePendingTransactions().filter(({ chainId }) => chainId === config.chainId);

  useEffect(() => {
    for (const { hash, title, sentAt } of entries) {
      if (sentAt >= startedAt) continue;
      watchTransaction(client, hash).then(
        ({ kind }) => {
          if (kind === 'late') return;
          pendingTransactions.remove(hash);
          const succeeded = kind === 'succeeded';
          notifications.show({
            id: hash,
            color: succeeded ? 'commons' : 'red',
            title: succeeded ? 'Done' : 'Not done',
            message: succeeded ? title : `${title}: the transaction has changed nothing.`,
            closeButtonProps: { 'aria-label': 'Dismiss' },
          });
        },
        // the node does not answer; the list keeps it
        () => undefined,
      );
    }
  }, [client, entries]);

  if (entries.length === 0) return null;
  return (
    <Popover position="bottom-end">
      <Popover.Target>
        <Indicator label={entries.length} size={18}>
          <ActionIcon variant="default" size="lg" aria-label={`${entries.length} under way`}>
            <IconClock size={18} aria-hidden />
          </ActionIcon>
        </Indicator>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {entries.map(({ hash, title }) => (
            <Group key={hash} gap="xs" wrap="nowrap">
              <Loader size="xs" />
              <Text size="sm">{title}</Text>
              <TransactionLink hash={hash} />
            </Group>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
