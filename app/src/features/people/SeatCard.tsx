import { Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { useNow } from '../../chain/useNow.ts';
import type { Person } from '../../commons/foldPeople.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { formatDateTime, formatDuration } from '../../components/format.ts';
import { makeCall } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { seatText } from './seatText.ts';

/** A person's seat in the members' house, and what she, or anybody, can do about it. */
export function SeatCard({ person, isMe }: { person: Person; isMe: boolean }): ReactNode {
  const { contracts } = useChain();
  const { rules } = useCommons();
  const now = useNow(15_000);
  const { contributors } = contracts;
  const isHeld = person.seat === 'held';
  const isOver = isHeld && person.seatEndsAt < now;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="seat">
      <Title order={2} id="seat" mb="sm">
        Seat
      </Title>
      <Stack gap="sm">
        <Text>
          {isHeld
            ? isOver
              ? `${isMe ? 'Your' : 'Her'} seat has ended`
              : 'Holds a seat'
            : `Status: ${seatText(person, now)}`}
          {isHeld && `, ${isOver ? 'on' : 'until'} ${formatDateTime(person.seatEndsAt)}`}.
          {isHeld && person.earned && ' It was earned by the first dataset of hers that was included.'}
        </Text>
        {isOver && (
          <Text size="sm" c="dimmed">
            It vouches for nothing any more, but is counted in the quorum until somebody retires it or she renews it.
          </Text>
        )}
        {!isHeld && (
          <Text size="sm" c="dimmed">
            {person.seat === 'none'
              ? 'A seat comes with the first dataset of hers that is included, or by a vote.'
              : 'Only a vote can give another: the first inclusion earns a seat once.'}
          </Text>
        )}
        <Group align="flex-start">
          {isMe && isHeld && (
            <TransactionButton
              calls={() => [makeCall(contributors, 'renewSeat', [], 'Renew your seat')]}
              done={`Renewed for ${formatDuration(rules.seatTermSeconds)}.`}
            >
              Renew your seat
            </TransactionButton>
          )}
          {isMe && isHeld && (
            <TransactionButton
              calls={() => [makeCall(contributors, 'resignSeat', [], 'Give up your seat')]}
              done="You have given up your seat."
              confirm="Without a seat you have no vote in the members’ house and can vouch for nothing. Only a vote of the commons can give you another."
              buttonProps={{ variant: 'default' }}
            >
              Give it up
            </TransactionButton>
          )}
          {isOver && !isMe && (
            <TransactionButton
              calls={() => [
                makeCall(contributors, 'retireSeat', [person.personId], `Retire the seat of person ${person.personId}`),
              ]}
              done="The seat is out of the count."
              buttonProps={{ variant: 'light' }}
            >
              Take it out of the count
            </TransactionButton>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
