import { Anchor, Button, Code, Group, Loader, Modal, Stack, Text, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useConnection } from 'wagmi';

import { useChain } from '../chain/ChainContext.ts';
import { Problem } from '../components/Problem.tsx';
import { TransactionLink } from '../components/TransactionLink.tsx';
import { useWalletDialog } from '../features/wallet/WalletDialogContext.ts';
import type { TransactionReceipt } from 'viem';
import type { Call } from './call.ts';
import { SwitchChainButton } from './SwitchChainButton.tsx';
import { useSend, type SendState } from './useSend.ts';

const DOING = { checking: 'Trying it out …', signing: 'Waiting for your wallet …', waiting: 'Waiting for the chain …' };

function Underway({
  state,
}: {
  state: Extract<SendState, { step: number }> | Extract<SendState, { kind: 'waiting' }>;
}) {
  const steps = state.steps > 1 ? ` Step ${state.step} of ${state.steps}: ${state.title}.` : '';
  return (
    <Group gap="xs">
      <Loader size="xs" />
      <Text size="sm">
        {DOING[state.kind]}
        {steps}
      </Text>
      {state.kind !== 'checking' && state.isPartlyTried === true && (
        <Text size="sm" c="dimmed">
          Only the first step was tried out: this node cannot try out what builds on it.
        </Text>
      )}
      {state.kind === 'waiting' && state.hash !== undefined && <TransactionLink hash={state.hash} />}
    </Group>
  );
}

/**
 * The one way in which anything on this page changes the chain: it tries the calls out, has them signed, waits for them, and
 * says in a sentence how it went.
 */
export function TransactionButton(props: {
  children: ReactNode;
  /** What to send; made when the button is pressed, and allowed to throw what is wrong with the input. */
  calls: () => readonly Call[] | Promise<readonly Call[]>;
  /** Why it cannot be pressed, in a sentence; undefined if it can. */
  unavailable?: string | undefined;
  /** For what cannot be undone: what it means. It is then sent only after a second press. */
  confirm?: string;
  /** What is said when it is done. */
  done?: ReactNode;
  onDone?: (receipts: readonly TransactionReceipt[]) => void;
  buttonProps?: Omit<ButtonProps, 'children' | 'disabled' | 'loading'>;
}): ReactNode {
  const { config } = useChain();
  const { isConnected, chainId } = useConnection();
  const { open } = useWalletDialog();
  const { state, prepareAndSend, reset } = useSend();
  const isBusy = state.kind === 'checking' || state.kind === 'signing' || state.kind === 'waiting';

  const [isAsking, { open: ask, close: stopAsking }] = useDisclosure();

  async function press(): Promise<void> {
    stopAsking();
    const receipts = await prepareAndSend(props.calls);
    if (receipts !== undefined) props.onDone?.(receipts);
  }

  const button = !isConnected ? (
    <Button {...props.buttonProps} variant="light" onClick={open}>
      Connect a wallet to go on
    </Button>
  ) : chainId !== config.chainId ? (
    <SwitchChainButton {...(props.buttonProps === undefined ? {} : { buttonProps: props.buttonProps })} />
  ) : (
    <Button
      {...props.buttonProps}
      disabled={props.unavailable !== undefined}
      loading={isBusy}
      onClick={props.confirm === undefined ? () => void press() : ask}
    >
      {props.children}
    </Button>
  );

  return (
    <Stack gap="xs" align="flex-start">
      {button}
      <Modal
        opened={isAsking}
        onClose={stopAsking}
        title="This cannot be undone"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Stack>
          <Text>{props.confirm}</Text>
          <Group>
            <Button color="red.8" onClick={() => void press()}>
              {props.children}
            </Button>
            <Button variant="default" onClick={stopAsking}>
              Leave it
            </Button>
          </Group>
        </Stack>
      </Modal>
      {props.unavailable !== undefined && isConnected && (
        <Text size="sm" c="dimmed">
          {props.unavailable}
        </Text>
      )}
      <div aria-live="polite">
        {isBusy && <Underway state={state} />}
        {state.kind === 'done' && (
          <Group gap="xs">
            <Text size="sm">{props.done ?? 'Done.'}</Text>
            {state.receipts.map(({ transactionHash }) => (
              <TransactionLink key={transactionHash} hash={transactionHash} />
            ))}
          </Group>
        )}
        {state.kind === 'failed' && (
          <Problem title={state.explained.sentence} onClose={reset}>
            {state.explained.details !== undefined && (
              <details>
                <Anchor component="summary" size="sm">
                  Details
                </Anchor>
                <Code block>{state.explained.details}</Code>
              </details>
            )}
          </Problem>
        )}
      </div>
    </Stack>
  );
}
