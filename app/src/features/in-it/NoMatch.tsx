import { Anchor, Card, List, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import type { FileSearch } from './queries.ts';
import type { SearchKey } from './searchKey.ts';

function Means({ searched, files }: { searched: SearchKey; files: FileSearch }): ReactNode {
  const numberOf = usePersonNumbers();
  if (searched.kind === 'address') {
    const personId = numberOf(searched.address);
    return (
      <Text>
        Nobody has brought a dataset from this account, and it is paid for none.{' '}
        {personId === undefined ? (
          'It is no account of a registered person either.'
        ) : (
          <>
            It is an account of{' '}
            <Anchor component={Link} to={`/people/${personId}`} underline="always" inherit>
              person {personId}
            </Anchor>
            , who is registered here.
          </>
        )}
      </Text>
    );
  }
  if (searched.kind === 'number') return <Text>There is no dataset of this number.</Text>;
  if (searched.kind === 'name') return <Text>No dataset whose card could be read has these words in its name.</Text>;
  const { total, read, unreadable } = files;
  const looked = unreadable === 0 ? `${total} cards` : `${read - unreadable} cards that could be read, of ${total},`;
  return <Text>{`No dataset has a card with this hash, and none of the ${looked} lists a file with it.`}</Text>;
}

/** Nothing fits: what that tells, and what it does not. */
export function NoMatch({ searched, files }: { searched: SearchKey; files: FileSearch }): ReactNode {
  const unreadable =
    files.unreadable === 0
      ? undefined
      : files.unreadable === 1
        ? 'What is in the dataset whose card could not be read.'
        : `What is in the ${files.unreadable} datasets whose cards could not be read.`;
  return (
    <Card withBorder padding="lg">
      <Stack gap="sm">
        <Title order={3}>Nothing in this commons fits</Title>
        <Means searched={searched} files={files} />
        <Text>What that does not tell:</Text>
        <List spacing={4}>
          {searched.kind === 'hash' && (
            <>
              <List.Item>
                Whether a changed copy is in it. One letter more or less, another encoding or other ends of lines give
                another hash.
              </List.Item>
              <List.Item>Whether it is a part of a larger file, or inside an archive.</List.Item>
            </>
          )}
          {unreadable !== undefined && <List.Item>{unreadable}</List.Item>}
          {searched.kind !== 'hash' && (
            <List.Item>
              Whether something of yours was brought by somebody else. Look for the files themselves.
            </List.Item>
          )}
          <List.Item>What other commons, or other training data, have in them.</List.Item>
        </List>
      </Stack>
    </Card>
  );
}
