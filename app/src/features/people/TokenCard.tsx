import { Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { getAddress, isAddress, zeroAddress, type Address } from 'viem';

import { useChain } from '../../chain/ChainContext.ts';
import { Account } from '../../components/Account.tsx';
import { formatTokens } from '../../components/format.ts';
import { makeCall } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useHolding } from './queries.ts';

function DelegateForm({ account, delegate }: { account: Address; delegate: Address }): ReactNode {
  const { token } = useChain().contracts;
  const [to, setTo] = useState('');
  const isValid = isAddress(to.trim(), { strict: false });
  return (
    <Stack gap="xs">
      <TextInput
        label="Let another account vote with your tokens"
        description="They stay yours, and you can take the vote back at any time. Votes that are open already are not touched."
        placeholder="0x…"
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        error={to.trim() !== '' && !isValid ? 'This is not an address: 0x and 40 hexadecimal digits.' : undefined}
        maw={480}
      />
      <Group align="flex-start">
        <TransactionButton
          calls={() => [makeCall(token, 'delegate', [getAddress(to.trim())], `Delegate to ${to.trim()}`)]}
          unavailable={isValid ? undefined : 'Enter an address first.'}
          done="Delegated. It counts for proposals and rounds that begin from now on."
        >
          Delegate
        </TransactionButton>
        {delegate.toLowerCase() !== account.toLowerCase() && (
          <TransactionButton
            calls={() => [makeCall(token, 'delegate', [account], 'Vote yourself')]}
            done="You vote yourself. It counts for proposals and rounds that begin from now on."
            buttonProps={{ variant: 'light' }}
          >
            Vote yourself
          </TransactionButton>
        )}
      </Group>
    </Stack>
  );
}

/** An account's tokens, and who votes with them. */
export function TokenCard({ account, isMe }: { account: Address; isMe: boolean }): ReactNode {
  const { data } = useHolding(account);
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="tokens">
      <Title order={2} id="tokens" mb="sm">
        Tokens
      </Title>
      {data === undefined ? (
        <Loading lines={2} />
      ) : (
        <Stack gap="sm">
          <Text>
            Holds {formatTokens(data.balance)} tokens and votes with {formatTokens(data.votes)}.{' '}
            {data.balance > 0n &&
              (data.delegate === zeroAddress ? (
                'Nobody votes with the tokens held.'
              ) : data.delegate.toLowerCase() === account.toLowerCase() ? (
                'The holder votes with them.'
              ) : (
                <>
                  <Account address={data.delegate} /> votes with the tokens held.
                </>
              ))}
          </Text>
          {isMe && <DelegateForm account={account} delegate={data.delegate} />}
        </Stack>
      )}
    </Card>
  );
}
