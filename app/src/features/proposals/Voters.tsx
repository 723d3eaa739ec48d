import { Button, Group, Pagination, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';

import type { ProposalStatus } from '../../commons/proposalStatus.ts';
import { useNames } from '../../commons/useNames.ts';
import { Account } from '../../components/Account.tsx';
import { formatTokens } from '../../components/format.ts';
import { OutsideLines } from '../../components/OutsideLines.tsx';
import { downloadText } from '../../components/downloadText.ts';
import { pageControlProps } from '../../components/pageControls.ts';
import { SearchInput } from '../../components/SearchInput.tsx';
import { VoteSwatch } from '../../components/VoteSwatch.tsx';
import { TransactionLink } from '../../components/TransactionLink.tsx';
import { SUPPORT_TITLES, type Vote } from './foldVotes.ts';
import { votesCsv } from './votesCsv.ts';

const PAGE = 25;

/** What is said where there is no vote. */
const NOBODY: Partial<Record<ProposalStatus, string>> = {
  pending: 'The vote has not opened yet.',
  active: 'Nobody has voted yet.',
  cancelled: 'It never came to a vote.',
};

/** One vote; its reason has the whole width, so that it can be read on a small screen too. */
function Row({ vote }: { vote: Vote }): ReactNode {
  const { voter, support, tokens, personId, reason, transactionHash } = vote;
  const hasReason = reason !== '';
  return (
    <>
      <Table.Tr style={hasReason ? { borderBottom: 'none' } : undefined}>
        <Table.Th scope="row">
          <Account address={voter} />{' '}
          <Text span size="xs" fw={400}>
            <TransactionLink hash={transactionHash} />
          </Text>
        </Table.Th>
        <Table.Td style={{ whiteSpace: 'nowrap' }}>
          <VoteSwatch support={support} /> {SUPPORT_TITLES[support]}
        </Table.Td>
        <Table.Td ta="right">{tokens === 0n ? '–' : formatTokens(tokens)}</Table.Td>
        <Table.Td ta="right">{personId === undefined ? '–' : '1'}</Table.Td>
      </Table.Tr>
      {hasReason && (
        <Table.Tr>
          <Table.Td colSpan={4} pt={0}>
            <OutsideLines text={reason} maxLines={12} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** Who has voted, how, with what in each house, and why. */
export function Voters(props: {
  votes: readonly Vote[];
  number: number;
  status: ProposalStatus | undefined;
}): ReactNode {
  const { votes, number, status } = props;
  const [params, setParams] = useSearchParams();
  const nameOf = useNames(votes.map(({ voter }) => voter));
  const how = params.get('vote') ?? 'all';
  const wanted = (params.get('q') ?? '').trim().toLowerCase();
  const found = [...votes]
    .reverse()
    .filter(({ support }) => how === 'all' || support === how)
    .filter(({ voter, reason }) => `${nameOf(voter) ?? ''} ${voter} ${reason}`.toLowerCase().includes(wanted));
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number(params.get('page')) || 1));

  function change(name: string, value: string, isTyped = false): void {
    const next = new URLSearchParams(params);
    next.delete('page');
    if (value === '' || value === 'all') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: isTyped, preventScrollReset: true });
  }
  const shown = found.slice((page - 1) * PAGE, page * PAGE);
  return (
    <section aria-labelledby="voters">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="voters">
          Who voted, and why
        </Title>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={votes.length === 0}
          onClick={() =>
            downloadText(
              `proposal-${number}-votes.csv`,
              votesCsv(votes, ({ voter }) => nameOf(voter)),
              'text/csv',
            )
          }
        >
          All as CSV
        </Button>
      </Group>
      {votes.length === 0 ? (
        <Text>{NOBODY[status ?? 'active'] ?? 'Nobody voted.'}</Text>
      ) : (
        <Stack gap="sm">
          <Group gap="sm" align="flex-end">
            <SearchInput
              label="Search names and reasons"
              value={params.get('q') ?? ''}
              onChange={(text) => change('q', text, true)}
              flex="1 1 200px"
            />
            <SegmentedControl
              aria-label="Which votes"
              value={how}
              onChange={(value) => change('vote', value)}
              data={[
                { value: 'all', label: `All ${votes.length}` },
                ...Object.entries(SUPPORT_TITLES).map(([value, label]) => ({ value, label })),
              ]}
            />
          </Group>
          <Text size="sm" c="dimmed" role="status">
            {found.length} {found.length === 1 ? 'vote' : 'votes'}, the newest first
          </Text>
          <Table withTableBorder verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Voter and reason</Table.Th>
                <Table.Th>Vote</Table.Th>
                <Table.Th ta="right">Tokens</Table.Th>
                <Table.Th ta="right">Seats</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((vote) => (
                <Row key={vote.voter} vote={vote} />
              ))}
            </Table.Tbody>
          </Table>
          {pages > 1 && (
            <Pagination
              total={pages}
              value={page}
              onChange={(next) => {
                const changed = new URLSearchParams(params);
                changed.set('page', String(next));
                setParams(changed, { preventScrollReset: true });
              }}
              {...pageControlProps}
            />
          )}
        </Stack>
      )}
    </section>
  );
}
