import { Anchor, Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useConnection } from 'wagmi';

import { useCommons } from '../../commons/useCommons.ts';
import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import { formatDateTime, formatPercent, formatTokens } from '../../components/format.ts';
import { useWalletDialog } from '../wallet/WalletDialogContext.ts';
import { whyNoSeat, whyNoTokens, type NoPower } from './powerFacts.ts';
import type { RoundData } from './queries.ts';
import { Panel } from '../../components/Panel.tsx';
import { electorateOf } from './turnoutOf.ts';

function House(props: { title: string; power: ReactNode; none: NoPower | undefined }): ReactNode {
  const { title, power, none } = props;
  return (
    <div>
      <Text fw={600} size="sm">
        {title}
      </Text>
      {none === undefined ? (
        <Text>{power}</Text>
      ) : (
        <Text>
          None. {none.sentence}
          {none.to !== undefined && (
            <>
              {' '}
              <Anchor component={Link} to={none.to.path} inherit>
                {none.to.label}
              </Anchor>
            </>
          )}
        </Text>
      )}
    </div>
  );
}

/** What the visitor weighs in this round in each house; where it is nothing, why, and what to do. */
export function PowerCard({ data }: { data: RoundData }): ReactNode {
  const { address } = useConnection();
  const { open } = useWalletDialog();
  const { currentRound, people } = useCommons();
  const numberOf = usePersonNumbers();
  const { standing, balance, delegate } = data;
  const explanation = `As it was when the round opened, on ${formatDateTime(currentRound.opensAt)}.`;
  if (address === undefined) {
    return (
      <Panel title="Your power">
        <Text mb="sm">Connect a wallet to see what you weigh in this round. You can try out a ballot without one.</Text>
        <Button variant="light" onClick={open}>
          Connect a wallet
        </Button>
      </Panel>
    );
  }
  if (standing === undefined) {
    return (
      <Panel title="Your power">
        <Text>The round has opened this very second. Ballots begin with the next one.</Text>
      </Panel>
    );
  }
  const person = people.get(numberOf(address) ?? 0);
  const input = { account: address, tokens: standing.tokens, seated: standing.seated, balance, delegate, person };
  return (
    <Panel title="Your power" explanation={explanation}>
      <Stack gap="sm">
        <House
          title="Token house"
          power={`${formatTokens(standing.tokens)} tokens, your own or delegated to you.`}
          none={whyNoTokens(input)}
        />
        <House title="Members’ house" power="One seat, one vote." none={whyNoSeat(input)} />
        {standing.power > 0n && (
          <Text size="sm" c="dimmed">
            Together {formatPercent(Number(standing.power) / electorateOf(data.round))} of all the power in this round.
          </Text>
        )}
      </Stack>
    </Panel>
  );
}
