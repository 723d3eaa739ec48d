import { Card, List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useConnection } from 'wagmi';

import { useCommons } from '../../commons/useCommons.ts';
import { useName } from '../../commons/useName.ts';
import { useProfile } from '../../commons/useProfile.ts';
import type { Person } from '../../commons/foldPeople.ts';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { NotFoundPage } from '../shell/NotFoundPage.tsx';
import { ProfileCard } from './ProfileCard.tsx';
import { SeatCard } from './SeatCard.tsx';
import { TokenCard } from './TokenCard.tsx';
import { MoveAccount } from './MoveAccount.tsx';

function Datasets({ person }: { person: Person }): ReactNode {
  const { datasets } = useCommons();
  const all = [...datasets.values()];
  const brought = all.filter(({ contributor }) => contributor.personId === person.personId);
  const endorsed = all.filter(({ endorsements }) => endorsements.some(({ personId }) => personId === person.personId));
  const list = (title: string, found: typeof all): ReactNode => (
    <Card withBorder padding="lg">
      <Title order={2} mb="sm">
        {title}
      </Title>
      {found.length === 0 ? (
        <Text c="dimmed">None.</Text>
      ) : (
        <List listStyleType="none" spacing={4}>
          {found.map(({ datasetId, status, licence }) => (
            <List.Item key={datasetId}>
              <DatasetLink id={datasetId} />: {status}, {licence}
            </List.Item>
          ))}
        </List>
      )}
    </Card>
  );
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      {list('Datasets brought', brought)}
      {list('Datasets vouched for', endorsed)}
    </SimpleGrid>
  );
}

function Page({ person }: { person: Person }): ReactNode {
  const { address } = useConnection();
  const name = useName(person.account);
  const profile = useProfile(person);
  const isMe = address?.toLowerCase() === person.account.toLowerCase();
  return (
    <Stack gap="lg">
      <PageTitle title={name ?? `Person ${person.personId}`}>
        Person {person.personId}
        {isMe && ': this is you'}. {profile !== undefined && 'The name is her own word; nobody has checked it.'}
      </PageTitle>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <ProfileCard person={person} profile={profile} isMe={isMe} />
        <SeatCard person={person} isMe={isMe} />
      </SimpleGrid>
      <TokenCard account={person.account} isMe={isMe} />
      <Datasets person={person} />
      <MoveAccount person={person} isMe={isMe} />
    </Stack>
  );
}

export function PersonPage(): ReactNode {
  const { id } = useParams();
  const { people } = useCommons();
  const person = people.get(Number(id));
  return person === undefined ? <NotFoundPage /> : <Page person={person} />;
}
