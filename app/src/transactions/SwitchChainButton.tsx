import { Button, Stack, Text, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useConnection, useSwitchChain } from 'wagmi';

import { useChain } from '../chain/ChainContext.ts';
import { Problem } from '../components/Problem.tsx';
import { explainError } from './explainError.ts';

/** In the place of whatever needs the wallet, while that is on another chain: why, and the way on. */
export function SwitchChainButton({ buttonProps }: { buttonProps?: Omit<ButtonProps, 'children'> }): ReactNode {
  const { config } = useChain();
  const { chainId } = useConnection();
  const { mutate: switchChain, isPending, error, reset } = useSwitchChain();
  return (
    <Stack gap="xs" align="flex-start">
      <Button {...buttonProps} loading={isPending} onClick={() => switchChain({ chainId: config.chainId })}>
        Switch your wallet to chain {config.chainId}
      </Button>
      <Text size="sm" c="dimmed">
        Your wallet is on chain {chainId}, this commons is on chain {config.chainId}.
      </Text>
      <div aria-live="polite">{error !== null && <Problem title={explainError(error).sentence} onClose={reset} />}</div>
    </Stack>
  );
}
