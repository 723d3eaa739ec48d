import { Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { getAddress, isAddress, isAddressEqual, zeroAddress, type Address } from 'viem';
import { useConnection } from 'wagmi';

import { Account } from '../../components/Account.tsx';
import { formatTokens } from '../../components/format.ts';
import { Loading } from '../shell/Loading.tsx';
import { DelegateButton } from './DelegateButton.tsx';
import { useHolding } from './queries.ts';

function VoteYourself({ account }: { account: Address }): ReactNode {
  return (
    <DelegateButton to={account} title="Vote with your own tokens" done="You vote yourself." isLight>
      Vote yourself
    </DelegateButton>
  );
}

function DelegateForm({ account, delegate }: { account: Address; delegate: Address }): ReactNode {
  const [typed, setTyped] = useState('');
  const to = typed.trim();
  const isValid = isAddress(to);
  return (
    <Stack gap="xs">
      <TextInput
        label="Let another account vote with your tokens"
        description="They stay yours, and you can take the vote back at any time. Votes that are open already are not touched."
        placeholder="0x…"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={
          to !== '' && !isValid
            ? 'This is not an address, or a mistyped one: it has 0x and 40 hexadecimal digits.'
            : undefined
        }
        maw={480}
      />
      <Group align="flex-start">
        <DelegateButton
          to={isValid ? getAddress(to) : undefined}
          title={`Let ${to} vote with your tokens`}
          done="Delegated."
        >
          Delegate
        </DelegateButton>
        {!isAddressEqual(delegate, account) && <VoteYourself account={account} />}
      </Group>
    </Stack>
  );
}

/** On somebody else's page: whoever holds tokens can let her vote with them. */
function DelegateToHer({ account, mine }: { account: Address; mine: Address }): ReactNode {
  const { data } = useHolding(mine);
  if (data === undefined || data.balance === 0n) return null;
  if (isAddressEqual(data.delegate, account)) {
    return (
      <Stack gap="xs">
        <Text>
          <Account address={account} /> votes with your {formatTokens(data.balance)} tokens.
        </Text>
        <VoteYourself account={mine} />
      </Stack>
    );
  }
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        Your {formatTokens(data.balance)} tokens stay yours, and you can take the vote back at any time. Votes that are
        open already are not touched.
      </Text>
      <DelegateButton to={account} title={`Let ${account} vote with your tokens`} done="Delegated." isLight>
        Let her vote with your tokens
      </DelegateButton>
    </Stack>
  );
}

/** An account's tokens, and who votes with them. */
export function TokenCard({ account, isMe }: { account: Address; isMe: boolean }): ReactNode {
  const { data } = useHolding(account);
  const { address } = useConnection();
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
              ) : isAddressEqual(data.delegate, account) ? (
                'The holder votes with them.'
              ) : (
                <>
                  <Account address={data.delegate} /> votes with the tokens held.
                </>
              ))}
          </Text>
          {isMe && <DelegateForm account={account} delegate={data.delegate} />}
          {!isMe && address !== undefined && <DelegateToHer key={address} account={account} mine={address} />}
        </Stack>
      )}
    </Card>
  );
}
