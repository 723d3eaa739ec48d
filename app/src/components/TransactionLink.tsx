import { Anchor, Code } from '@mantine/core';
import type { ReactNode } from 'react';

import { useChain } from '../chain/ChainContext.ts';
import { shortHex } from './format.ts';

/** A transaction's hash; a link where there is an explorer. */
export function TransactionLink({ hash }: { hash: string }): ReactNode {
  const { explorerUrl } = useChain().config;
  const text = <Code title={hash}>{shortHex(hash)}</Code>;
  if (explorerUrl === undefined) return text;
  return (
    <Anchor
      href={`${explorerUrl}/tx/${hash}`}
      target="_blank"
      rel="noreferrer"
      aria-label={`Transaction ${hash} in the explorer`}
    >
      {text}
    </Anchor>
  );
}
