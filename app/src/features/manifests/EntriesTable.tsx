import type { Manifest, RevokedEntry } from '@commonweight/manifest';
import { Anchor, Pagination, Stack, Table } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { isAddress } from 'viem';

import { Account } from '../../components/Account.tsx';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import { formatDate, formatPercent } from '../../components/format.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { pageControlProps } from '../../components/pageControls.ts';
import { RevokedNote } from './RevokedNote.tsx';

const PAGE = 25;

type Entry = Manifest['entries'][number];

function Row({ entry, revoked }: { entry: Entry; revoked: RevokedEntry | undefined }): ReactNode {
  const { datasetId, sharePpbDown, licence, access, purposes, consentEndsAtSeconds: end, contributor } = entry;
  return (
    <Table.Tr>
      <Table.Td>
        <DatasetLink id={datasetId} /> {revoked !== undefined && <RevokedNote entry={revoked} />}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatPercent(sharePpbDown / 1e9)}</Table.Td>
      <Table.Td>
        <OutsideText max={32}>{licence}</OutsideText>
      </Table.Td>
      <Table.Td>{access}</Table.Td>
      <Table.Td>{purposes.length === 0 ? 'none' : purposes.join(', ')}</Table.Td>
      <Table.Td>{end === null ? 'open-ended' : `until ${formatDate(end)}`}</Table.Td>
      <Table.Td>
        {isAddress(contributor.account) ? <Account address={contributor.account} /> : `Person ${contributor.personId}`}
      </Table.Td>
      <Table.Td>{entry.endorsements.length}</Table.Td>
      <Table.Td>
        {entry.inclusionProposal === null ? (
          'governance'
        ) : (
          <Anchor component={Link} to={`/proposals/${entry.inclusionProposal}`} inherit>
            proposal {entry.inclusionProposal}
          </Anchor>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** The entries of a manifest, the largest share first. */
export function EntriesTable(props: {
  entries: readonly Entry[];
  revoked: ReadonlyMap<number, RevokedEntry>;
}): ReactNode {
  const { entries, revoked } = props;
  const [page, setPage] = useState(1);
  const sorted = entries.toSorted((a, b) => b.sharePpbDown - a.sharePpbDown || a.datasetId - b.datasetId);
  const pages = Math.ceil(sorted.length / PAGE);
  return (
    <Stack gap="sm">
      <Table.ScrollContainer minWidth={860} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label="Entries" verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              {[
                'Dataset',
                'Share',
                'Licence',
                'Access',
                'Purposes',
                'Consent',
                'Contributor',
                'Endorsed by',
                'Included by',
              ].map((head) => (
                <Table.Th key={head} scope="col">
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.slice((page - 1) * PAGE, page * PAGE).map((entry) => (
              <Row key={entry.datasetId} entry={entry} revoked={revoked.get(entry.datasetId)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {pages > 1 && <Pagination total={pages} value={page} onChange={setPage} {...pageControlProps} />}
    </Stack>
  );
}
