import { Card, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { keccak256, toBytes } from 'viem';
import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import type { ProposalStatus } from '../../commons/proposalStatus.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { exactDuration } from '../../commons/exactValues.ts';
import { formatDateTime } from '../../components/format.ts';
import { makeCall } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import type { LensProposal } from './queries.ts';
import { StatusLine } from './StatusLine.tsx';

/** Why its proposer cannot take a proposal back; undefined if she can. */
function whyNotCancel(status: ProposalStatus, isInclusion: boolean): string | undefined {
  if (isInclusion) return 'An inclusion cannot be taken back: the datasets may be other people’s.';
  return status === 'pending' ? undefined : 'The vote has opened, so you can no longer take it back.';
}

/** What comes next, and the buttons for it: to queue, to carry out, to take back. */
export function NextStep(props: { proposal: ProposalText; standing: LensProposal; status: ProposalStatus }): ReactNode {
  const { proposal, standing, status } = props;
  const { governor } = useChain().contracts;
  const { rules } = useCommons();
  const { address } = useConnection();
  const { number, targets, values, calldatas, description } = proposal;
  const args = [targets, values, calldatas, keccak256(toBytes(description))] as const;
  const isProposer = address?.toLowerCase() === proposal.proposer.toLowerCase();
  const delay = exactDuration(rules.timelockDelaySeconds);
  const isUnderway = ['pending', 'active', 'to queue', 'waiting', 'to execute'].includes(status);
  const isQueued = status === 'waiting' || status === 'to execute';
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="next">
      <Title order={2} id="next" mb="sm">
        {isUnderway ? 'What comes next' : 'What became of it'}
      </Title>
      <Stack gap="sm">
        <Text>
          <StatusLine status={status} standing={standing} />
        </Text>
        {(status === 'pending' || status === 'active') && (
          <Text size="sm" c="dimmed">
            If both houses say yes, anybody can queue it once the vote is over, and carry it out {delay} later.
          </Text>
        )}
        {status === 'to queue' && (
          <>
            <Text size="sm" c="dimmed">
              Queueing starts the delay of {delay}. Only after that can it be carried out and take effect.
            </Text>
            <TransactionButton
              calls={() => [makeCall(governor, 'queue', args, `Queue proposal ${number}`)]}
              done="Queued. The delay has begun."
            >
              Queue it
            </TransactionButton>
          </>
        )}
        {isQueued && (
          <TransactionButton
            calls={() => [makeCall(governor, 'execute', args, `Carry out proposal ${number}`)]}
            unavailable={
              status === 'waiting'
                ? `The timelock holds it back until ${formatDateTime(Number(standing.eta))}.`
                : undefined
            }
            done="Carried out. It is in effect."
          >
            Carry it out
          </TransactionButton>
        )}
        {isProposer && (status === 'pending' || status === 'active') && (
          <TransactionButton
            calls={() => [makeCall(governor, 'cancel', args, `Take back proposal ${number}`)]}
            unavailable={whyNotCancel(status, standing.inclusion)}
            confirm="A proposal that is taken back is over. It takes a new one to put the same to a vote."
            done="Taken back."
            buttonProps={{ variant: 'default' }}
          >
            Take it back
          </TransactionButton>
        )}
        {!isProposer && status === 'pending' && !standing.inclusion && (
          <Text size="sm" c="dimmed">
            Until then its proposer, and nobody else, can take it back.
          </Text>
        )}
      </Stack>
    </Card>
  );
}
