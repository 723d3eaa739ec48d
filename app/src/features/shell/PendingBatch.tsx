import { CloseButton, Group, Loader, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useConfig, useConnection } from 'wagmi';

import { attendance } from '../../transactions/pending.ts';
import { pendingBatches, type PendingBatch as Batch } from '../../transactions/pendingBatches.ts';
import { notifyOutcome } from './notifyOutcome.ts';

/** Whether the wallet that has a batch is connected, with the account that sent it: no other can tell of it. */
function useIsAskable({ account, connectorId }: Batch): boolean {
  const { address, connector, isConnected } = useConnection();
  return isConnected && connector?.id === connectorId && address?.toLowerCase() === account.toLowerCase();
}

/** Waits for a batch, and says how it went where no button on the page does. */
export function BatchWatch({ batch }: { batch: Batch }): ReactNode {
  const wagmi = useConfig();
  const queries = useQueryClient();
  const isAskable = useIsAskable(batch);

  useEffect(() => {
    if (!isAskable) return;
    let isGone = false;
    const wait = async (): Promise<void> => {
      const { watchBatch } = await import('../../transactions/watchBatch.ts');
      const { kind } = await watchBatch(wagmi, batch);
      // what is late stays in the list
      if (isGone || kind === 'late' || attendance.has(batch.id)) return;
      pendingBatches.remove(batch.id);
      const reason = {
        succeeded: undefined,
        failed: 'the wallet could not carry it out, and it has changed nothing.',
        unknown: 'the wallet knows nothing of it any more. Look whether it counts before you send it again.',
      }[kind];
      notifyOutcome(batch.id, batch.title, reason);
      await queries.invalidateQueries({ queryKey: ['head'] });
    };
    // a wallet that does not answer is asked again when it is connected again
    void wait().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [batch, isAskable, queries, wagmi]);
  return null;
}

/** A batch in the list of what is under way. */
export function PendingBatch({ batch }: { batch: Batch }): ReactNode {
  const { id, title } = batch;
  const isAskable = useIsAskable(batch);
  return (
    <Group gap="xs" wrap="nowrap">
      {isAskable && <Loader size="xs" />}
      <Text size="sm">
        {title}
        {!isAskable && ' (connect the wallet that has it, and it will say how it went)'}
      </Text>
      <CloseButton size="sm" aria-label={`Wait no longer for: ${title}`} onClick={() => pendingBatches.remove(id)} />
    </Group>
  );
}
