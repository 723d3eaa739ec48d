import { Button, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { Account } from '../../components/Account.tsx';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TransactionLink } from '../../components/TransactionLink.tsx';
import { checkCopy, type CheckedCopy } from './checkCopy.ts';
import { CopyBadge } from './CopyBadge.tsx';
import type { PartProps } from './partProps.ts';

/** More places than this are not listed: anybody may announce any number. */
const MOST = 50;

/** The places that were announced on the chain, and what is really there. */
export function Mirrors({ round, built }: PartProps): ReactNode {
  const { config } = useChain();
  const places = round.published.slice(-MOST).reverse();
  const uris = [...new Set(places.map(({ uri }) => uri))];
  const checking = useMutation({
    mutationFn: async () => {
      const found = await Promise.all(
        uris.map(async (uri) => [uri, await checkCopy(uri, built, config.ipfsGateways)] as const),
      );
      return new Map<string, CheckedCopy>(found);
    },
  });
  return (
    <Panel
      title="Announced places"
      explanation="Anybody may announce a place, and none has to be trusted: what is there is held against the manifest that your browser has rebuilt."
    >
      {places.length === 0 ? (
        <Text>Nobody has announced a place for this manifest yet.</Text>
      ) : (
        <Stack gap="md" align="flex-start">
          <Table.ScrollContainer minWidth={620} w="100%" scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table aria-label="Announced places" verticalSpacing="sm" fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">Place</Table.Th>
                  <Table.Th scope="col">Announced by</Table.Th>
                  <Table.Th scope="col" w="34%">
                    What is there
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {places.map(({ uri, publisher, transactionHash }) => {
                  const copy = checking.data?.get(uri);
                  return (
                    <Table.Tr key={transactionHash + uri}>
                      <Table.Td>
                        <OutsideLink href={uri} />
                      </Table.Td>
                      <Table.Td>
                        <Account address={publisher} /> <TransactionLink hash={transactionHash} />
                      </Table.Td>
                      <Table.Td aria-live="polite">
                        {copy === undefined ? (
                          <Text size="sm" c="dimmed">
                            {checking.isPending ? 'Looking …' : 'Not looked at yet'}
                          </Text>
                        ) : (
                          <CopyBadge copy={copy} />
                        )}
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Button variant="default" loading={checking.isPending} onClick={() => checking.mutate()}>
            Check what is there
          </Button>
          <Text size="sm" c="dimmed">
            Your browser then asks these places, which can see your address.
          </Text>
        </Stack>
      )}
    </Panel>
  );
}
