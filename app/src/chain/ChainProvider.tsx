import { notifications } from '@mantine/notifications';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { useClient } from 'wagmi';

import { LOCAL_CHAIN_ID, type AppConfig } from '../config.ts';
import { contractsOf } from '../contracts.ts';
import { makeChainClient, type ChainClient } from './ChainClient.ts';
import { ChainContext, type ChainState, type Head } from './ChainContext.ts';
import { openHistoryStore } from './historyStore.ts';

/** How often the newest block is asked for, in milliseconds; not at all while the tab is hidden. */
const pollInterval = (chainId: number): number => (chainId === LOCAL_CHAIN_ID ? 1_500 : 6_000);

/** Says that blocks were taken back, and which of the visitor's transactions went with them. */
async function sayReorganised(client: ChainClient, chainId: number, block: bigint): Promise<void> {
  const { findLost } = await import('../transactions/findLost.ts');
  const lost = await findLost(client, chainId).catch(() => undefined);
  const titles = lost?.map(({ title }) => `“${title}”`) ?? [];
  const ofYours =
    lost === undefined
      ? 'If a transaction of yours is missing, send it again.'
      : titles.length > 0
        ? `Gone with it, and to be sent again: ${titles.join(', ')}.`
        : 'Nothing that you sent is missing.';
  notifications.show({
    id: 'reorganised',
    color: 'yellow',
    title: 'The chain was reorganised',
    message: `Block ${block} is not on the chain any more. Everything has been read again. ${ofYours}`,
    autoClose: false,
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}

class WrongChainError extends Error {}

async function readHead(client: ChainClient, chainId: number, checked: { done: boolean }): Promise<Head> {
  const [block, found] = await Promise.all([
    client.getBlock({ blockTag: 'latest' }),
    checked.done ? chainId : client.getChainId(),
  ]);
  if (found !== chainId) {
    throw new WrongChainError(`The node is on chain ${found}, this commons on chain ${chainId}.`);
  }
  checked.done = true;
  return { number: block.number, hash: block.hash, timestamp: Number(block.timestamp), seenAt: Date.now() };
}

/** Follows the chain, and gives everything below it one and the same block to read from. */
export function ChainProvider(props: {
  config: AppConfig;
  /** Shown until something was read for the first time; with the reason, where it failed. */
  fallback: (error: Error | null, retry: () => void) => ReactNode;
  /** Shown above everything else when the node does not answer any more. */
  stale: (error: Error) => ReactNode;
  children: ReactNode;
}): ReactNode {
  const { config } = props;
  const bare = useClient();
  if (bare === undefined) throw new Error('There is no client for the chain of the configuration.');
  const client = useMemo(() => makeChainClient(bare), [bare]);
  const contracts = useMemo(() => contractsOf(config.deployment), [config]);
  const store = useMemo(
    () =>
      openHistoryStore({
        client,
        deployment: config.deployment,
        onReorganised: (block) => void sayReorganised(client, config.chainId, block),
      }),
    [client, config],
  );
  const [checked] = useState(() => ({ done: false }));

  const head = useQuery({
    queryKey: ['head'],
    queryFn: () => readHead(client, config.chainId, checked),
    refetchInterval: pollInterval(config.chainId),
    // the moment when a block was first seen is kept
    structuralSharing: (before, now) => {
      const [old, fresh] = [before as Head | undefined, now as Head];
      return old?.hash === fresh.hash ? old : fresh;
    },
    retry: (count, error) => count < 1 && !(error instanceof WrongChainError),
  });
  const history = useQuery({
    queryKey: ['history', head.data?.hash],
    queryFn: async () => {
      if (head.data === undefined) throw new Error('There is no block yet.');
      return { head: head.data, events: await store.readTo(head.data) };
    },
    enabled: head.data !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: 1,
  });

  const state = useMemo(
    (): ChainState | undefined =>
      history.data === undefined ? undefined : { config, client, contracts, ...history.data },
    [config, client, contracts, history.data],
  );
  const error = head.error ?? history.error;
  if (state === undefined) {
    return props.fallback(error, () => {
      void (head.error === null ? history.refetch() : head.refetch());
    });
  }
  return (
    <ChainContext value={state}>
      {error !== null && props.stale(error)}
      {props.children}
    </ChainContext>
  );
}
