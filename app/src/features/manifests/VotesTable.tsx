import type { Manifest } from '@commonweight/manifest';
import { Anchor, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useCommons } from '../../commons/useCommons.ts';
import { formatNumber, formatTokens } from '../../components/format.ts';
import { OutsideText } from '../../components/OutsideText.tsx';

const sides = (amounts: { for: string; against: string; abstain: string }): string =>
  `${amounts.for} for, ${amounts.against} against, ${amounts.abstain} abstain`;

/** The proposals by which the datasets of a manifest were included. */
export function VotesTable({ manifest }: { manifest: Manifest }): ReactNode {
  const { proposals } = useCommons();
  const titles = new Map(proposals.map(({ number, title }) => [number, title]));
  if (manifest.proposals.length === 0) return <Text>None of its datasets was included by a vote of the houses.</Text>;
  return (
    <Table.ScrollContainer minWidth={620} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label="Votes" verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Proposal</Table.Th>
            <Table.Th scope="col">Token house</Table.Th>
            <Table.Th scope="col">Members’ house</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {manifest.proposals.map(({ number, tokenHouseWei, memberHouseSeats }) => {
            const tokens = (wei: string): string => formatTokens(BigInt(wei));
            return (
              <Table.Tr key={number}>
                <Table.Td>
                  <Anchor component={Link} to={`/proposals/${number}`} inherit>
                    {number}. <OutsideText max={80}>{titles.get(number) ?? ''}</OutsideText>
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  {sides({
                    for: tokens(tokenHouseWei.for),
                    against: tokens(tokenHouseWei.against),
                    abstain: tokens(tokenHouseWei.abstain),
                  })}
                </Table.Td>
                <Table.Td>
                  {sides({
                    for: formatNumber(memberHouseSeats.for),
                    against: formatNumber(memberHouseSeats.against),
                    abstain: formatNumber(memberHouseSeats.abstain),
                  })}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
