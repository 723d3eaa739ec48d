import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import { makeCall } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import type { PowerText } from './explainPower.ts';
import type { Power } from './usePower.ts';

function House(props: { title: string; power: PowerText; isOpen: boolean }): ReactNode {
  const { title, power, isOpen } = props;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="sm">{power.sentence}</Text>
      {isOpen && power.advice !== undefined && (
        <Text size="sm" c="dimmed">
          {power.advice}
        </Text>
      )}
    </div>
  );
}

/** What the visitor has in each house; where it is nothing, why, and what she can do. */
export function YourPower({ power, isOpen }: { power: Power; isOpen: boolean }): ReactNode {
  const { token } = useChain().contracts;
  const { address } = useConnection();
  return (
    <Stack gap="sm">
      <House title="In the token house" power={power.token} isOpen={isOpen} />
      {isOpen && power.token.canWake === true && address !== undefined && (
        <TransactionButton
          calls={() => [makeCall(token, 'delegate', [address], 'Vote with your own tokens')]}
          done="Your tokens vote through you from now on."
          buttonProps={{ variant: 'light', size: 'xs' }}
        >
          Delegate to yourself
        </TransactionButton>
      )}
      <House title="In the members’ house" power={power.seat} isOpen={isOpen} />
    </Stack>
  );
}
