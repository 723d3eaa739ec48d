import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useCommons } from '../../commons/useCommons.ts';

/** The way to a proposal that was just made, as soon as the page knows of it. */
export function MadeProposal({ id }: { id: bigint }): ReactNode {
  const { proposals } = useCommons();
  const proposal = proposals.find((one) => one.id === id);
  if (proposal === undefined) return <>Proposed.</>;
  return (
    <>
      Proposed.{' '}
      <Anchor component={Link} to={`/proposals/${proposal.number}`} inherit underline="always">
        See proposal {proposal.number}
      </Anchor>
    </>
  );
}
