import { Container } from '@mantine/core';
import type { ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { formatDateTime } from '../../components/format.ts';
import { Problem } from '../../components/Problem.tsx';
import { explainError } from '../../transactions/explainError.ts';
import classes from './StaleNotice.module.css';

/** What is shown is no longer fresh. */
export function StaleNotice({ error }: { error: Error }): ReactNode {
  const { head } = useChain();
  return (
    <Container size="lg" className={classes.notice}>
      <Problem title={explainError(error).sentence}>
        You see the commons as of block {String(head.number)}, {formatDateTime(head.timestamp)}. The page goes on
        trying.
      </Problem>
    </Container>
  );
}
