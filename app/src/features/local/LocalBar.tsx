import { Button, Group, Menu, Paper, Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useConnect, useConnection, useConnectors } from 'wagmi';

import type { ChainClient } from '../../chain/ChainClient.ts';
import { useChain } from '../../chain/ChainContext.ts';
import { useNow } from '../../chain/useNow.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { formatDateTime, formatDuration } from '../../components/format.ts';
import { explainError } from '../../transactions/explainError.ts';
import { personConnectorId } from '../../wagmi.ts';
import classes from './LocalBar.module.css';
import { useTimeJumps } from './useTimeJumps.ts';

/** What only a development node can be asked. */
function askNode(client: ChainClient, method: string, ...params: unknown[]): Promise<unknown> {
  const request = client.request as (call: { method: string; params: unknown[] }) => Promise<unknown>;
  return request({ method, params });
}

const mine = (client: ChainClient): Promise<unknown> => askNode(client, 'evm_mine');

/** Only on a development chain: act as any of its people, and move its time. */
export function LocalBar(): ReactNode {
  const { config, client, head } = useChain();
  const { currentRound } = useCommons();
  const connectors = useConnectors();
  const { address } = useConnection();
  const { mutate: connect } = useConnect();
  const queries = useQueryClient();
  const readHead = useCallback(() => queries.invalidateQueries({ queryKey: ['head'] }), [queries]);
  const now = useNow();
  const [isChoosing, setChoosing] = useState(false);
  const jumps = useTimeJumps(isChoosing);
  const current = config.people.find((person) => person.address === address);

  function actAs(name: string | null): void {
    const person = config.people.find((one) => one.name === name);
    const connector = person && connectors.find(({ id }) => id === personConnectorId(person.address));
    if (connector !== undefined) connect({ connector });
  }
  const isOpening = head.timestamp === currentRound.opensAt;
  useEffect(() => {
    // a chain that waits for transactions would never get past the second in which a round opens
    if (isOpening) mine(client).then(readHead, () => undefined);
  }, [client, isOpening, readHead]);
  const { mutate: goTo, isPending: isMoving } = useMutation({
    mutationFn: async (seconds: number) => {
      await askNode(client, 'evm_setNextBlockTimestamp', seconds);
      await mine(client);
    },
    onError: (error) =>
      notifications.show({
        id: 'time',
        color: 'red',
        title: 'Time stands where it was',
        message: explainError(error).sentence,
        closeButtonProps: { 'aria-label': 'Dismiss' },
      }),
    // what the page shows is of the new time before anybody can press anything
    onSettled: readHead,
  });
  return (
    <Paper component="aside" aria-label="Development chain" withBorder className={classes.bar}>
      <Group gap="4px 12px" justify="center">
        <Select
          aria-label="Act as"
          placeholder="Act as …"
          size="xs"
          w={{ base: 170, xs: 230 }}
          data={config.people.map(({ name, role }) => ({
            value: name,
            label: role === '' ? name : `${name}: ${role}`,
          }))}
          value={current?.name ?? null}
          onChange={actAs}
          searchable
          comboboxProps={{ position: 'top' }}
        />
        <Text size="xs" className={classes.time ?? ''}>
          Chain time: <b>{formatDateTime(now)}</b>
        </Text>
        <Menu position="top-end" opened={isChoosing} onChange={setChoosing}>
          <Menu.Target>
            <Button
              size="xs"
              variant="default"
              loading={isMoving}
              leftSection={<IconPlayerTrackNext size={14} aria-hidden />}
            >
              Move time
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {jumps.map(({ label, at }) => (
              <Menu.Item
                key={label}
                onClick={() => goTo(at)}
                rightSection={
                  <Text size="xs" c="dimmed">
                    +{formatDuration(at - now)}
                  </Text>
                }
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
    </Paper>
  );
}
