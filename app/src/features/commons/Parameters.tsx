import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { useCommons } from '../../commons/useCommons.ts';
import { formatDuration, formatPercent, formatTokens } from '../../components/format.ts';
import { useTokenRules } from './queries.ts';
import { Section } from './Section.tsx';

const percent = (bps: number): string => formatPercent(bps / 10_000, bps % 100 === 0 ? 0 : 2);

/** The rules in force, each in words with its unit. */
export function Parameters(): ReactNode {
  const { rules, currentRound } = useCommons();
  const { data: token } = useTokenRules();
  const rows: [name: string, value: string, meaning: string][] = [
    [
      'Voting delay',
      formatDuration(rules.votingDelaySeconds),
      'From a proposal to the start of its vote, when power is counted.',
    ],
    ['Voting period', formatDuration(rules.votingPeriodSeconds), 'How long a vote is open.'],
    [
      'Late quorum',
      formatDuration(rules.lateQuorumExtensionSeconds),
      'A house that reaches its quorum late leaves the vote open for at least this long.',
    ],
    ['Quorum of the token house', percent(rules.tokenQuorumBps), 'For and abstain, of all tokens.'],
    ['Quorum of the members’ house', percent(rules.memberQuorumBps), 'For and abstain, of all seats.'],
    [
      'Proposal threshold',
      `${formatTokens(BigInt(rules.proposalThresholdWei))} tokens`,
      'Votes that it takes to propose anything but the inclusion of datasets.',
    ],
    ['Timelock', formatDuration(rules.timelockDelaySeconds), 'From a decision to its effect: time to leave.'],
    ['Cool-down', formatDuration(rules.cooldownSeconds), 'How long a dataset waits after a defeat.'],
    ['Endorsements', String(rules.endorsementsRequired), 'Seats that have to vouch for a dataset before a vote on it.'],
    ['Seat term', formatDuration(rules.seatTermSeconds), 'How long a seat lasts until it is renewed.'],
    [
      'Round',
      formatDuration(currentRound.closesAt - currentRound.opensAt),
      'How long ballots are taken in the current round.',
    ],
    [
      'Most points',
      String(currentRound.maxLevelPoints),
      'That a ballot may give one dataset, of its 100; more where there is little to choose from.',
    ],
    ['Turnout', percent(currentRound.turnoutBps), 'Of the power, below which the round lapses.'],
    [
      'New tokens',
      token === undefined ? '…' : `${percent(token.mintCapBpsPerYear)} a year`,
      'The most that can be made, of those there are.',
    ],
    ['Licences', rules.licences.join(', '), 'That a dataset may have.'],
  ];
  return (
    <Section
      id="parameters"
      title="Rules in force"
      about="A change counts for what begins after it, never for a vote or a round that has begun."
    >
      <Table withTableBorder>
        <Table.Tbody>
          {rows.map(([name, value, meaning]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" w="30%">
                {name}
              </Table.Th>
              <Table.Td>
                <Text fw={600}>{value}</Text>
                <Text size="sm" c="dimmed">
                  {meaning}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
