import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import type { Hex } from 'viem';
import { useConnection } from 'wagmi';

import { KeptDocument } from '../../components/KeptDocument.tsx';
import { keepDocument } from '../../documents/readDocument.ts';
import type { Call } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { makeReason } from './reason.ts';

/** Why a member approves, as the contract takes it. */
export interface Reason {
  sha256: Hex;
  uri: string;
}

/** A member's approval, with her reason in writing; for whoever cannot give it, why not. */
export function ApproveForm(props: {
  /** What is approved, such as "the suspension of dataset 6". */
  what: string;
  /** The call, once the reason is written; may throw what is wrong with the rest. */
  call: (reason: Reason) => Call | Promise<Call>;
  /** Why whoever is connected cannot, in a sentence. */
  unavailable: string | undefined;
  /** Whether her approval makes the majority. */
  isDecisive: boolean;
  /** What then happens, in a sentence. */
  consequence: string;
  /** What the button that opens the form is called. */
  label: string;
  children?: ReactNode;
}): ReactNode {
  const { what, call, unavailable, isDecisive, consequence, label, children } = props;
  const { address } = useConnection();
  const [isOpen, { open }] = useDisclosure();
  const [text, setText] = useState('');
  const [kept, setKept] = useState<{ hash: string; document: string }>();

  async function calls(): Promise<Call[]> {
    if (address === undefined) throw new Error('No wallet is connected.');
    const document = makeReason({ text, what, member: address });
    const hash = await keepDocument(document);
    const made = await call({ sha256: `0x${hash}`, uri: '' });
    setKept({ hash, document });
    return [made];
  }
  if (address === undefined) {
    return (
      <Text size="sm" c="dimmed">
        Members of the board can approve it: connect the wallet of one.
      </Text>
    );
  }
  if (unavailable !== undefined && kept === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {unavailable}
      </Text>
    );
  }
  if (!isOpen) {
    return (
      <Button variant="light" onClick={open} style={{ alignSelf: 'flex-start' }}>
        {label}
      </Button>
    );
  }
  return (
    <Stack gap="sm">
      {children}
      <Textarea
        label="Your reason"
        description="The chain keeps the hash of what you write; everybody may read it."
        autosize
        minRows={3}
        maxRows={12}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <TransactionButton
        calls={calls}
        unavailable={unavailable}
        done="You have approved it."
        {...(isDecisive ? { confirm: `Yours is the approval that makes the majority. ${consequence}` } : {})}
      >
        Approve {what}
      </TransactionButton>
      {kept !== undefined && <KeptDocument what="reason" {...kept} />}
    </Stack>
  );
}
