import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Address } from 'viem';

import { useChain } from '../../chain/ChainContext.ts';
import { makeCall } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';

/** Lets an account vote with the tokens of whoever is connected. */
export function DelegateButton(props: {
  /** Undefined while it is not chosen yet. */
  to: Address | undefined;
  /** What the visitor is told that it does. */
  title: string;
  /** What is said first when it is done. */
  done: string;
  isLight?: boolean;
  children: ReactNode;
}): ReactNode {
  const { to, title, done, isLight = false, children } = props;
  const { token } = useChain().contracts;
  const queries = useQueryClient();
  return (
    <TransactionButton
      calls={() => {
        if (to === undefined) throw new Error('Enter an address first.');
        return [makeCall(token, 'delegate', [to], title)];
      }}
      unavailable={to === undefined ? 'Enter an address first.' : undefined}
      done={`${done} It counts for proposals and rounds that begin from now on.`}
      onDone={() => void queries.invalidateQueries({ queryKey: ['token power'] })}
      {...(isLight ? { buttonProps: { variant: 'light' } } : {})}
    >
      {children}
    </TransactionButton>
  );
}
