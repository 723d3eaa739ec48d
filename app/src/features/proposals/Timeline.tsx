import { Card, Group, Text, Timeline as MantineTimeline, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Hex } from 'viem';

import { useChain } from '../../chain/ChainContext.ts';
import { useNow } from '../../chain/useNow.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import type { ProposalStatus } from '../../commons/proposalStatus.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { CalendarButton } from '../../components/CalendarButton.tsx';
import { formatDateTime } from '../../components/format.ts';
import { Moment } from '../../components/Moment.tsx';
import { tameText } from '../../components/tameText.ts';
import { TransactionLink } from '../../components/TransactionLink.tsx';

interface Step {
  title: string;
  /** Unix seconds; undefined while it is not known. */
  at: number | undefined;
  note?: string;
  transactionHash?: Hex;
  /** What to call it in a calendar; undefined for what needs none. */
  reminder?: string;
}

/** Whether it came that far, so that what was to follow a stop is left out. */
const isStopped = (status: ProposalStatus): boolean => ['cancelled', 'vetoed', 'defeated', 'expired'].includes(status);

function stepsOf(
  proposal: ProposalText,
  { eta, delay, status }: { eta: number; delay: number; status: ProposalStatus },
  timeOf: (block: number) => number | undefined,
): Step[] {
  const { number, snapshot, deadline, extended, queued, executed, cancelled } = proposal;
  const isTakenBack = status === 'cancelled' && queued === undefined;
  const steps: Step[] = [
    { title: 'Proposed', at: timeOf(proposal.createdInBlock), transactionHash: proposal.transactionHash },
  ];
  if (!isTakenBack) {
    const note = 'The snapshot: power counts as of this moment.';
    steps.push({ title: 'Vote opens', at: snapshot, note, reminder: `Vote on proposal ${number} opens` });
  }
  if (extended !== undefined) {
    const { before, inBlock, transactionHash } = extended;
    const note = `A quorum was reached late; it would have closed on ${formatDateTime(before)}.`;
    steps.push({ title: 'Extended', at: timeOf(inBlock), note, transactionHash });
  }
  if (!isTakenBack) {
    steps.push({ title: 'Vote closes', at: deadline, reminder: `Vote on proposal ${number} closes` });
  }
  if (status === 'pending' || status === 'active') {
    const note = 'If both houses say yes, and somebody queues it at once.';
    steps.push({ title: 'Carried out at the earliest', at: deadline + delay, note });
  }
  if (queued !== undefined) {
    steps.push({ title: 'Queued', at: timeOf(queued.inBlock), transactionHash: queued.transactionHash });
    if (!isStopped(status)) {
      const note = 'Until then contributors can withdraw.';
      steps.push({ title: 'Can be carried out', at: eta, note, reminder: `Proposal ${number} can be carried out` });
    }
  }
  if (executed !== undefined) {
    steps.push({ title: 'Carried out', at: timeOf(executed.inBlock), transactionHash: executed.transactionHash });
  }
  if (cancelled !== undefined) {
    steps.push({
      title: status === 'vetoed' ? 'Vetoed' : isTakenBack ? 'Taken back' : 'Cancelled',
      at: timeOf(cancelled.inBlock),
      transactionHash: cancelled.transactionHash,
    });
  }
  // the order of times, with what is not known yet where it stands
  return steps.sort((a, b) => (a.at !== undefined && b.at !== undefined ? a.at - b.at : 0));
}

/** The blocks in which something happened to a proposal. */
export const blocksOf = ({ createdInBlock, extended, queued, executed, cancelled }: ProposalText): number[] => [
  createdInBlock,
  ...[extended, queued, executed, cancelled].flatMap((step) => step?.inBlock ?? []),
];

/** What has happened to a proposal and when, and what is to come. */
export function Timeline(props: {
  proposal: ProposalText;
  eta: number;
  status: ProposalStatus;
  /** When blocks were made, Unix seconds; what is missing is not known yet. */
  times: ReadonlyMap<number, number>;
}): ReactNode {
  const { proposal, eta, status, times } = props;
  const { config } = useChain();
  const { rules } = useCommons();
  const now = useNow();
  const steps = stepsOf(proposal, { eta, delay: rules.timelockDelaySeconds, status }, (block) => times.get(block));
  const done = steps.filter(({ at }) => at === undefined || at <= now).length;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="timeline">
      <Title order={2} id="timeline" mb="sm">
        Timeline
      </Title>
      <MantineTimeline
        active={done - 1}
        bulletSize={16}
        lineWidth={2}
        component="ol"
        pl={8}
        m={0}
        style={{ listStyle: 'none' }}
      >
        {steps.map(({ title, at, note, transactionHash, reminder }) => (
          <MantineTimeline.Item key={title} title={title} component="li">
            {at !== undefined && (
              <Text size="sm">
                {formatDateTime(at)}, <Moment at={at} />
              </Text>
            )}
            {note !== undefined && (
              <Text size="sm" c="dimmed">
                {note}
              </Text>
            )}
            <Group gap="xs" mt={4}>
              {transactionHash !== undefined && <TransactionLink hash={transactionHash} />}
              {reminder !== undefined && at !== undefined && at > now && !isStopped(status) && (
                <CalendarButton
                  file={`proposal-${proposal.number}-${title.toLowerCase().replaceAll(' ', '-')}.ics`}
                  deadline={{
                    id: `proposal-${proposal.id}-${title}-of-${config.chainId}`,
                    at,
                    title: reminder,
                    description: tameText(proposal.title, 160),
                    ...(/^https?:$/.test(window.location.protocol) ? { url: window.location.href } : {}),
                  }}
                />
              )}
            </Group>
          </MantineTimeline.Item>
        ))}
      </MantineTimeline>
    </Card>
  );
}
