import type { ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { CalendarButton } from '../../components/CalendarButton.tsx';

/** The round's close, for a calendar. */
export function RoundCalendar(): ReactNode {
  const { config } = useChain();
  const { currentRound } = useCommons();
  const { id, closesAt } = currentRound;
  return (
    <CalendarButton
      file={`round-${id}.ics`}
      deadline={{
        id: `round-${id}-of-${config.chainId}-${config.deployment.contracts.WeightBallots.address}`,
        at: closesAt,
        title: `Round ${id} of weight ballots closes`,
        description: 'Until then you can spread your 100 points, and replace your ballot.',
        ...(/^https?:$/.test(window.location.protocol) ? { url: window.location.href } : {}),
      }}
    />
  );
}
