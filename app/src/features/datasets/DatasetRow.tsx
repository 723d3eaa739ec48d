import type { Dataset } from '@commonweight/manifest';
import { Anchor, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Address } from 'viem';

import { useChain } from '../../chain/ChainContext.ts';
import { Account } from '../../components/Account.tsx';
import { formatBytes, formatPercent } from '../../components/format.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { summaryQuery } from '../../documents/cardQuery.ts';
import classes from './DatasetList.module.css';
import { StatusBadge } from './StatusBadge.tsx';
import { ACCESS_WORDS, languageName, NO_CARD_WORDS } from './words.ts';

const PPB = 1_000_000_000;

/** A cell that says nothing is not shown where there are no columns. */
const cellClass = (isEmpty: boolean, ...others: (string | undefined)[]): string =>
  [...others, isEmpty ? classes.none : undefined].filter(Boolean).join(' ');

/** One dataset of the list. Its card is read when it is shown. */
export function DatasetRow(props: { dataset: Dataset; ppb: number | undefined; required: number }): ReactNode {
  const { dataset, ppb, required } = props;
  const { datasetId, status, licence, access, contributor, endorsements } = dataset;
  const { data } = useQuery(summaryQuery(dataset, useChain().config));
  const summary = data?.kind === 'found' ? data.summary : undefined;
  const problem = data === undefined || data.kind === 'found' ? undefined : NO_CARD_WORDS[data.kind];
  const languages = (summary?.languages ?? []).slice(0, 3).map(languageName).join(', ');
  // what has left has no part of what is to come
  const share = status === 'included' ? ppb : undefined;
  return (
    <Table.Tr>
      <Table.Td className={classes.first}>
        <Anchor component={Link} to={`/datasets/${datasetId}`} fw={600}>
          <bdi>{summary?.name ?? `Dataset ${datasetId}`}</bdi>
        </Anchor>
        <Text size="sm" c="dimmed">
          #{datasetId}, by <Account address={contributor.account as Address} />
          {problem !== undefined && <> · {problem}</>}
        </Text>
      </Table.Td>
      <Table.Td className={classes.status}>
        <StatusBadge status={status} />
        {status === 'submitted' && (
          <Text size="sm" c="dimmed">
            {endorsements.length} of {required} endorsements
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <OutsideText max={32}>{licence}</OutsideText>
      </Table.Td>
      <Table.Td className={cellClass(languages === '')}>{languages === '' ? '–' : <bdi>{languages}</bdi>}</Table.Td>
      <Table.Td>{ACCESS_WORDS[access].label}</Table.Td>
      <Table.Td className={cellClass(summary === undefined, classes.number)}>
        {summary === undefined ? '–' : formatBytes(summary.bytes)}
      </Table.Td>
      <Table.Td className={cellClass(share === undefined, classes.number, classes.share)}>
        {share === undefined ? '–' : formatPercent(share / PPB)}
      </Table.Td>
    </Table.Tr>
  );
}
