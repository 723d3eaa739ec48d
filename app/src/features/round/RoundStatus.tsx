import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { foldPeople } from '../../commons/foldPeople.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { formatPercent } from '../../components/format.ts';
import { latestBallots } from './latestBallots.ts';
import type { RoundData } from './queries.ts';
import { Panel } from '../../components/Panel.tsx';
import { TurnoutBar } from './TurnoutBar.tsx';
import { turnoutOf } from './turnoutOf.ts';

/** The accounts that had a seat when the current round opened. */
function useSeatHolders(): ReadonlySet<string> {
  const { events } = useChain();
  const { currentRound } = useCommons();
  return useMemo(() => {
    const before = events.filter(({ blockNumber }) => blockNumber <= currentRound.openedInBlock);
    const holders = [...foldPeople(before).values()].filter(({ seat }) => seat === 'held');
    return new Set(holders.map(({ account }) => account.toLowerCase()));
  }, [events, currentRound.openedInBlock]);
}

/** How much of either house has voted, and whether it is enough for the round to count. */
export function RoundStatus({ data }: { data: RoundData }): ReactNode {
  const { currentRound } = useCommons();
  const seatHolders = useSeatHolders();
  const { tokenSupply, seatSupply } = data.round;
  const ballots = latestBallots(data.ballots);
  const turnout = turnoutOf({ ballots, seatHolders, tokenSupply, seatSupply });
  const needed = currentRound.turnoutBps / 10_000;
  return (
    <Panel
      title="Turnout"
      explanation={`Each house holds half of the power. The round counts if ${formatPercent(needed, 0)} of it have voted.`}
    >
      {ballots.length === 0 ? (
        <Text>Nobody has cast a ballot in this round yet.</Text>
      ) : (
        <Stack gap="md">
          <TurnoutBar
            label="Both houses"
            turnout={turnout.all}
            needed={needed}
            details={`${ballots.length} ${ballots.length === 1 ? 'ballot' : 'ballots'}; ${
              turnout.all >= needed ? 'enough for the round to count' : 'not enough yet for the round to count'
            }`}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TurnoutBar
              label="Token house"
              colour="var(--house-token)"
              turnout={turnout.tokens.turnout}
              details={turnout.tokens.isEmpty ? 'there are no tokens, so it does not count' : 'of the tokens'}
            />
            <TurnoutBar
              label="Members’ house"
              colour="var(--house-member)"
              turnout={turnout.members.turnout}
              details={
                turnout.members.isEmpty
                  ? 'nobody has a seat, so it does not count'
                  : `${turnout.seatsCast} of ${seatSupply} seats`
              }
            />
          </SimpleGrid>
        </Stack>
      )}
    </Panel>
  );
}
