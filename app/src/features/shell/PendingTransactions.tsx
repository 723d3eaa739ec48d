import { ActionIcon, CloseButton, Indicator, Popover, Stack, Text, Group, Loader } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { TransactionLink } from '../../components/TransactionLink.tsx';
import { attendance, confirmedTransactions, pendingTransactions } from '../../transactions/pending.ts';
import { pendingBatches } from '../../transactions/pendingBatches.ts';
import { watchTransaction, type TransactionOutcome } from '../../transactions/watchTransaction.ts';
import { notifyOutcome } from './notifyOutcome.ts';
import { BatchWatch, PendingBatch } from './PendingBatch.tsx';

/** The hashes that are waited for here. */
const waiting = new Set<string>();

const NOT_DONE: Partial<Record<TransactionOutcome['kind'], string>> = {
  reverted: 'the chain refused it, and it has changed nothing.',
  replaced: 'another transaction took its place, and it has changed nothing.',
};

/** What is under way; waits for all of it, and says how it went where no button on the page does. */
export function PendingTransactions(): ReactNode {
  const { client, config } = useChain();
  const queries = useQueryClient();
  const entries = pendingTransactions.use().filter(({ chainId }) => chainId === config.chainId);
  const batches = pendingBatches.use().filter(({ chainId }) => chainId === config.chainId);
  const count = entries.length + batches.length;

  useEffect(() => {
    for (const entry of entries) {
      const { hash } = entry;
      if (waiting.has(hash)) continue;
      waiting.add(hash);
      void watchTransaction(client, entry).then((outcome) => {
        waiting.delete(hash);
        const { kind } = outcome;
        // what is late stays in the list; of what is lost the reorganisation tells
        if (kind === 'late' || kind === 'lost' || attendance.has(hash)) return;
        pendingTransactions.remove(hash);
        if (kind === 'succeeded') confirmedTransactions.add({ ...entry, hash: outcome.receipt.transactionHash });
        notifyOutcome(hash, entry.title, NOT_DONE[kind]);
        void queries.invalidateQueries({ queryKey: ['head'] });
      });
    }
  }, [client, entries, queries]);

  if (count === 0) return null;
  return (
    <>
      {batches.map((batch) => (
        <BatchWatch key={batch.id} batch={batch} />
      ))}
      <Popover position="bottom-end">
        <Popover.Target>
          <Indicator label={count} size={18}>
            <ActionIcon variant="default" size="lg" aria-label={`${count} under way`}>
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
                <CloseButton
                  size="sm"
                  aria-label={`Wait no longer for: ${title}`}
                  onClick={() => pendingTransactions.remove(hash)}
                />
              </Group>
            ))}
            {batches.map((batch) => (
              <PendingBatch key={batch.id} batch={batch} />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
