import { listWithdrawals, withdrawalsRss, type Withdrawals } from '@commonweight/manifest';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconRss } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { blockTimeQuery } from '../../chain/blockTimes.ts';
import { useChain } from '../../chain/ChainContext.ts';
import { downloadText } from '../../components/downloadText.ts';
import { Problem } from '../../components/Problem.tsx';
import { explainError } from '../../transactions/explainError.ts';

/** The record for programs and feed readers, as `commonweight withdrawals` writes it. */
export function Feeds(): ReactNode {
  const { events, head, contracts, config, client } = useChain();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>();

  const list = (): Promise<Withdrawals> =>
    listWithdrawals({
      history: events,
      chainId: config.chainId,
      registry: contracts.datasets.address,
      block: { number: Number(head.number), timestampSeconds: head.timestamp },
      sinceSeconds: null,
      timesOf: async (blocks) =>
        new Map(
          await Promise.all(
            blocks.map(async (number) => [number, await queries.fetchQuery(blockTimeQuery(number, client))] as const),
          ),
        ),
    });
  const save = (name: string, type: string, write: (list: Withdrawals) => string): void => {
    setError(undefined);
    list().then((made) => downloadText(name, write(made), type), setError);
  };
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRss size={16} aria-hidden />}
          onClick={() => save('withdrawals.rss', 'application/rss+xml', withdrawalsRss)}
        >
          Save as an RSS feed
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => save('withdrawals.json', 'application/json', (made) => `${JSON.stringify(made, null, 2)}\n`)}
        >
          Save as JSON
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        Both list what had been included and may not be trained on now, as of block {String(head.number)}.
      </Text>
      {error !== undefined && <Problem title={explainError(error).sentence} onClose={() => setError(undefined)} />}
    </Stack>
  );
}
