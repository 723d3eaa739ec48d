import { Anchor, Pagination, Stack, Table, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';

import { useBlockTimes } from '../../chain/blockTimes.ts';
import { useChain } from '../../chain/ChainContext.ts';
import { useNow } from '../../chain/useNow.ts';
import { useSealedShares, type SealedRound } from '../../commons/sealedShares.ts';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import { formatDateTime } from '../../components/format.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { pageControlProps } from '../../components/pageControls.ts';
import { Panel } from '../../components/Panel.tsx';
import { PublishedReason } from '../../components/PublishedReason.tsx';
import { TransactionLink } from '../../components/TransactionLink.tsx';
import { Feeds } from './Feeds.tsx';
import classes from './Record.module.css';
import { recordWords } from './recordWords.ts';
import { withdrawalRecord, type RecordItem } from './withdrawalRecord.ts';

const PAGE = 20;

function Why({ item }: { item: RecordItem }): ReactNode {
  const now = useNow(15_000);
  const { proposal, reason, suspension } = item;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {recordWords(item, now)}
      </Text>
      {proposal !== null && (
        <Text size="sm">
          <Anchor underline="always" component={Link} to={`/proposals/${proposal.number}`} inherit>
            Proposal {proposal.number}
          </Anchor>
          : <OutsideText max={120}>{proposal.title.replace(/^#+\s*/, '')}</OutsideText>
        </Text>
      )}
      {suspension !== undefined && (
        <Anchor underline="always" component={Link} to="/board" size="sm">
          The members’ reasons
        </Anchor>
      )}
      {reason !== undefined && <PublishedReason {...reason} />}
    </Stack>
  );
}

function Row(props: { item: RecordItem; at: number | undefined; sealed: readonly SealedRound[] }): ReactNode {
  const { item, at, sealed } = props;
  const within = sealed.filter(({ shares }) => shares?.has(item.datasetId) === true);
  return (
    <Table.Tr>
      <Table.Td className={classes.when ?? ''}>{at === undefined ? '…' : formatDateTime(at)}</Table.Td>
      <Table.Td>
        <DatasetLink id={item.datasetId} />
      </Table.Td>
      <Table.Td>
        <Why item={item} />
      </Table.Td>
      <Table.Td className={classes.rounds ?? ''}>
        {within.length === 0
          ? 'none'
          : within.toReversed().map(({ round }, index) => (
              <span key={round.id}>
                {index > 0 && ', '}
                <Anchor
                  underline="always"
                  component={Link}
                  to={`/manifests/${round.id}`}
                  inherit
                  aria-label={`Manifest of round ${round.id}`}
                >
                  {round.id}
                </Anchor>
              </span>
            ))}
      </Table.Td>
      <Table.Td className={classes.transaction ?? ''}>
        {item.transactionHash === null ? 'needs none' : <TransactionLink hash={item.transactionHash} />}
      </Table.Td>
    </Table.Tr>
  );
}

/** All that was withdrawn, removed, superseded or suspended, and what is no longer in consent: the newest first. */
export function Record(): ReactNode {
  const { events, head, contracts } = useChain();
  const { rounds: sealed } = useSealedShares();
  const [page, setPage] = useState(1);
  const items = withdrawalRecord(events, { registry: contracts.datasets.address, nowSeconds: head.timestamp });
  const times = useBlockTimes(items.flatMap(({ at, blockNumber }) => (at === undefined ? (blockNumber ?? []) : [])));
  const atOf = ({ at, blockNumber }: RecordItem): number | undefined => at ?? times.get(blockNumber ?? -1);
  const sorted = items.toReversed().sort((a, b) => (atOf(b) ?? 0) - (atOf(a) ?? 0));
  const pages = Math.ceil(sorted.length / PAGE);
  return (
    <Panel
      title="What has left"
      explanation="Everything that was withdrawn, removed, superseded or suspended, and what is no longer in consent: the newest first. Trainers leave it out, also of what was sealed before."
    >
      <Stack gap="md">
        <Feeds />
        {sorted.length === 0 ? (
          <Text>Nothing has left.</Text>
        ) : (
          <Table aria-label="The record of what has left" fz="sm" verticalSpacing="sm" className={classes.record ?? ''}>
            <Table.Thead>
              <Table.Tr>
                {['When', 'Dataset', 'What, and why', 'Was in the manifests of rounds', 'Transaction'].map((head) => (
                  <Table.Th key={head} scope="col">
                    {head}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sorted.slice((page - 1) * PAGE, page * PAGE).map((item) => (
                <Row key={item.key} item={item} at={atOf(item)} sealed={sealed} />
              ))}
            </Table.Tbody>
          </Table>
        )}
        {pages > 1 && <Pagination total={pages} value={page} onChange={setPage} {...pageControlProps} />}
      </Stack>
    </Panel>
  );
}
