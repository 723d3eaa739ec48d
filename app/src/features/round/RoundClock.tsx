import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useNow } from '../../chain/useNow.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { formatDateTime } from '../../components/format.ts';
import { Moment } from '../../components/Moment.tsx';

/** Where the current round stands in time, and what became of the one before. */
export function RoundClock(): ReactNode {
  const { currentRound, rounds } = useCommons();
  const now = useNow();
  const { closesAt, opensAt } = currentRound;
  const before = rounds[1];
  return (
    <>
      {now >= closesAt ? (
        <>
          Ballots ended <Moment at={closesAt} />, on {formatDateTime(closesAt)}.{' '}
        </>
      ) : (
        <>
          Ballots are cast until {formatDateTime(closesAt)}: the round closes <Moment at={closesAt} />. It opened on{' '}
          {formatDateTime(opensAt)}.{' '}
        </>
      )}
      {before !== undefined && (
        <>
          <Anchor component={Link} to={`/manifests/${before.id}`} inherit underline="always">
            Round {before.id}
          </Anchor>{' '}
          {before.outcome === 'sealed' ? 'was sealed.' : 'lapsed.'}
        </>
      )}
    </>
  );
}
