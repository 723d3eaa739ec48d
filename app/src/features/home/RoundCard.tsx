import { Button, Card, Progress, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useConnection } from 'wagmi';

import { useNow } from '../../chain/useNow.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { formatDateTime, formatPercent } from '../../components/format.ts';
import { Moment } from '../../components/Moment.tsx';
import { useHome } from './queries.ts';

/** What each house that is not empty holds of a round's power. */
const HOUSE_POWER = 500_000_000_000n;

/** The current round: how long, how many have voted, and the way to the ballot. */
export function RoundCard(): ReactNode {
  const { address } = useConnection();
  const now = useNow(15_000);
  const { currentRound } = useCommons();
  const { data } = useHome(address);
  const { id, closesAt, turnoutBps } = currentRound;
  const isOver = now >= closesAt;

  const round = data?.round;
  const houses = round === undefined ? 0 : (round.tokenSupply > 0n ? 1 : 0) + (round.seatSupply > 0 ? 1 : 0);
  const turnout = round === undefined || houses === 0 ? 0 : Number(round.castPower) / (houses * Number(HOUSE_POWER));
  const needed = turnoutBps / 10_000;
  return (
    <Card component="section" aria-labelledby="round" withBorder padding="lg">
      <Title order={2} id="round" mb="sm">
        Round {id}
      </Title>
      <Stack gap="sm" align="stretch">
        <Text>
          {isOver ? (
            <>
              Ballots ended <Moment at={closesAt} />. Anybody can seal the round now.
            </>
          ) : (
            <>
              Ballots end <Moment at={closesAt} />, on {formatDateTime(closesAt)}.
            </>
          )}
        </Text>
        <div>
          <Progress
            value={Math.min(100, turnout * 100)}
            size="lg"
            aria-label={`Turnout ${formatPercent(turnout, 1)}`}
            color={turnout >= needed ? 'commons' : 'gray'}
          />
          <Text size="sm" c="dimmed" mt={4}>
            {formatPercent(turnout, 1)} of the power has voted; {formatPercent(needed, 0)} is needed for the round to
            count.
          </Text>
        </div>
        <Button component={Link} to="/round" variant="light" style={{ alignSelf: 'flex-start' }}>
          {isOver ? 'See the result' : data?.standing?.castPower ? 'See or change your ballot' : 'Weigh the datasets'}
        </Button>
      </Stack>
    </Card>
  );
}
