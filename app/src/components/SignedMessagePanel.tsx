import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useConnection, useSignTypedData } from 'wagmi';

import { useChain } from '../chain/ChainContext.ts';
import { useWalletDialog } from '../features/wallet/WalletDialogContext.ts';
import { explainError } from '../transactions/explainError.ts';
import type { SignRequest } from '../transactions/signRequest.ts';
import { signedCallOf } from '../transactions/signedCall.ts';
import { SwitchChainButton } from '../transactions/SwitchChainButton.tsx';
import { Problem } from './Problem.tsx';
import { SignedCallWays } from './SignedCallWays.tsx';

/**
 * Signs something instead of sending it, which costs nothing, and offers the ways on from there. Give it a key that changes with what
 * is to be signed, so that nothing is sent that is not on the screen.
 */
export function SignedMessagePanel(props: {
  /** What the button says, such as "Sign the ballot". */
  children: ReactNode;
  /** Made when the button is pressed, and allowed to throw what is wrong. */
  prepare: () => SignRequest | Promise<SignRequest>;
  /** Why it cannot be signed, in a sentence; undefined if it can. */
  unavailable?: string | undefined;
  /** The name of the file for whoever downloads it, without an ending. */
  fileName: string;
}): ReactNode {
  const { config } = useChain();
  const { isConnected, chainId } = useConnection();
  const { open } = useWalletDialog();
  const { mutateAsync: signTypedData } = useSignTypedData();
  const signing = useMutation({
    mutationFn: async () => {
      const { typedData, callWith, deadlineSeconds } = await props.prepare();
      const call = callWith(await signTypedData(typedData));
      return { call, signed: signedCallOf(call, config.chainId, deadlineSeconds) };
    },
  });
  if (!isConnected) {
    return (
      <Button variant="light" onClick={open}>
        Connect a wallet to sign
      </Button>
    );
  }
  if (chainId !== config.chainId) {
    return <SwitchChainButton />;
  }
  return (
    <Stack gap="sm" align="flex-start">
      <Button
        variant="light"
        loading={signing.isPending}
        disabled={props.unavailable !== undefined}
        onClick={() => signing.mutate()}
      >
        {props.children}
      </Button>
      {props.unavailable !== undefined && (
        <Text size="sm" c="dimmed">
          {props.unavailable}
        </Text>
      )}
      <div aria-live="polite">
        {signing.isError && <Problem title={explainError(signing.error).sentence} onClose={signing.reset} />}
        {signing.data !== undefined && <SignedCallWays {...signing.data} fileName={props.fileName} />}
      </div>
    </Stack>
  );
}
