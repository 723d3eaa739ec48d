import type { ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { makeCall } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';

/** A member's way off the board. */
export function Resign(): ReactNode {
  const { contracts } = useChain();
  return (
    <TransactionButton
      calls={() => [makeCall(contracts.board, 'resign', [], 'Give up the seat on the ethics board')]}
      confirm="Your seat ends now, and what you approved from it counts no more. It takes a vote to be elected again."
      done="You have resigned."
      buttonProps={{ variant: 'default' }}
    >
      Give up your seat
    </TransactionButton>
  );
}
