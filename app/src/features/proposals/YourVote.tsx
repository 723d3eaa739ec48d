import { Button, Card, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useConnection } from 'wagmi';

import type { ProposalText } from '../../commons/foldProposalList.ts';
import type { ProposalStatus } from '../../commons/proposalStatus.ts';
import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { VoteSwatch } from '../../components/VoteSwatch.tsx';
import { useWalletDialog } from '../wallet/WalletDialogContext.ts';
import { SUPPORT_TITLES, type Vote } from './foldVotes.ts';
import type { ProposalData } from './queries.ts';
import { usePower } from './usePower.ts';
import { VoteForm } from './VoteForm.tsx';
import { YourPower } from './YourPower.tsx';

function CastVote({ vote, isOther }: { vote: Vote; isOther: boolean }): ReactNode {
  return (
    <div>
      <Text>
        {isOther ? 'Your seat' : 'You'} voted <VoteSwatch support={vote.support} />{' '}
        <b>{SUPPORT_TITLES[vote.support]}</b>.
      </Text>
      {vote.reason !== '' && (
        <Text component="blockquote" m={0} my="xs" ps="sm" style={{ borderInlineStart: '3px solid currentcolor' }}>
          <OutsideText max={400}>{vote.reason}</OutsideText>
        </Text>
      )}
      <Text size="sm" c="dimmed">
        A vote cannot be changed.
      </Text>
    </div>
  );
}

function Connected(props: { proposal: ProposalText; data: ProposalData; status: ProposalStatus }): ReactNode {
  const { proposal, data, status } = props;
  const { address } = useConnection();
  const numberOf = usePersonNumbers();
  const power = usePower(proposal, data);
  if (address === undefined || power === undefined) return null;
  const mine = data.votes.find(({ voter }) => voter.toLowerCase() === address.toLowerCase());
  const ofMySeat = data.votes.find(({ personId }) => personId !== undefined && personId === numberOf(address));
  const cast = mine ?? (data.own?.voted === true ? ofMySeat : undefined);
  const canVote = power.token.hasPower || power.seat.hasPower;
  if (status === 'cancelled' && proposal.queued === undefined) {
    return <Text>It was taken back before anybody could vote.</Text>;
  }
  return (
    <Stack gap="md">
      {cast !== undefined && <CastVote vote={cast} isOther={cast !== mine} />}
      {cast === undefined && status !== 'active' && status !== 'pending' && <Text>You did not vote.</Text>}
      <YourPower power={power} isOpen={status === 'pending' || status === 'active'} />
      {cast === undefined && status === 'active' && !canVote && (
        <Text size="sm">You have no power in either house here, so a vote of yours would weigh nothing.</Text>
      )}
      {cast === undefined && status === 'active' && canVote && (
        <VoteForm proposal={proposal} canWake={power.token.canWake === true && data.now.delegate === undefined} />
      )}
    </Stack>
  );
}

/** What the visitor weighs in each house on this proposal, and her vote. */
export function YourVote(props: { proposal: ProposalText; data: ProposalData; status: ProposalStatus }): ReactNode {
  const { isConnected } = useConnection();
  const { open } = useWalletDialog();
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="yours">
      <Title order={2} id="yours" mb="sm">
        Your vote
      </Title>
      {isConnected ? (
        <Connected {...props} />
      ) : (
        <Stack align="flex-start" gap="sm">
          <Text>Connect a wallet to see what your vote weighs in each house.</Text>
          <Button variant="light" onClick={open}>
            Connect a wallet
          </Button>
        </Stack>
      )}
    </Card>
  );
}
