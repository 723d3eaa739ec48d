import type { ReactNode } from 'react';

import { whyDefeated, type ProposalStanding, type ProposalStatus } from '../../commons/proposalStatus.ts';
import { formatDateTime } from '../../components/format.ts';
import { Moment } from '../../components/Moment.tsx';

/** What comes next for a proposal, or what became of it, in a sentence. */
export function StatusLine({
  status,
  standing,
}: {
  status: ProposalStatus;
  standing: ProposalStanding & { extended?: boolean };
}): ReactNode {
  const { snapshot, deadline, eta, extended = false } = standing;
  switch (status) {
    case 'pending':
      return (
        <>
          The vote opens <Moment at={Number(snapshot)} />.
        </>
      );
    case 'active':
      return (
        <>
          The vote closes <Moment at={Number(deadline)} />
          {extended && ', after a late quorum extended it'}.
        </>
      );
    case 'to queue':
      return <>It has passed, and waits for anybody to queue it in the timelock.</>;
    case 'waiting':
      return (
        <>
          It is queued, and can be carried out <Moment at={Number(eta)} />.
        </>
      );
    case 'to execute':
      return <>The timelock has let it go: it waits for anybody to carry it out.</>;
    case 'executed':
      return <>Carried out. Its vote closed on {formatDateTime(Number(deadline))}.</>;
    case 'defeated':
      return <>{whyDefeated(standing).join(' ')}</>;
    case 'cancelled':
      return eta === 0n ? <>Its proposer took it back before the vote opened.</> : <>It was stopped in the timelock.</>;
    case 'vetoed':
      return <>The ethics board stopped it.</>;
    case 'expired':
      return <>It waited too long to be carried out.</>;
  }
}
