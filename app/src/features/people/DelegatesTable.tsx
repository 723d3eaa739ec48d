import { Group, Progress, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { Account } from '../../components/Account.tsx';
import { formatPercent, formatTokens, shortHex } from '../../components/format.ts';
import { Problem } from '../../components/Problem.tsx';
import { useTokenPower } from '../../commons/useTokenPower.ts';
import { explainError } from '../../transactions/explainError.ts';
import { Loading } from '../shell/Loading.tsx';

const SHOWN = 100;

/** Who votes with how many tokens, and on whose behalf. */
export function DelegatesTable(): ReactNode {
  const { data, error } = useTokenPower();
  if (error !== null) return <Problem title={explainError(error).sentence} />;
  if (data === undefined) return <Loading lines={3} />;
  const { delegates, holders, supply, asOf } = data;
  const part = (amount: bigint): number => (supply === 0n ? 0 : Number((amount * 1_000_000n) / supply) / 1e6);
  const asleep = holders
    .filter(({ delegate }) => delegate === undefined)
    .reduce((sum, { balance }) => sum + balance, 0n);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        As of block {String(asOf)}: {formatTokens(supply)} tokens, held by {holders.length} accounts
        {asleep > 0n && `; ${formatPercent(part(asleep))} of them vote through nobody`}.
      </Text>
      <Table.ScrollContainer
        minWidth={480}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': 'Delegates' } }}
      >
        <Table withTableBorder verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Votes with</Table.Th>
              <Table.Th ta="right">Tokens</Table.Th>
              <Table.Th w="35%">Part of all tokens</Table.Th>
              <Table.Th ta="right">Holders behind</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {delegates.slice(0, SHOWN).map(({ account, votes, delegators }) => (
              <Table.Tr key={account}>
                <Table.Th scope="row">
                  <Account address={account} />
                  <Text size="xs" c="dimmed" fw={400} title={account}>
                    {shortHex(account)}
                  </Text>
                </Table.Th>
                <Table.Td ta="right">{formatTokens(votes)}</Table.Td>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    <Progress value={part(votes) * 100} flex={1} color="var(--house-token)" aria-hidden />
                    <Text size="sm" w={70} ta="right">
                      {formatPercent(part(votes))}
                    </Text>
                  </Group>
                </Table.Td>
                <Table.Td ta="right">{delegators}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {delegates.length > SHOWN && (
        <Text size="sm">
          The {SHOWN} largest of {delegates.length} are shown.
        </Text>
      )}
    </Stack>
  );
}
