import { Anchor, Button, Card, List, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useConnection } from 'wagmi';

import { useWalletDialog } from '../wallet/WalletDialogContext.ts';
import { Moment } from '../../components/Moment.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useTasks } from './useTasks.ts';

function Tasks(): ReactNode {
  const tasks = useTasks();
  if (tasks === undefined) return <Loading lines={2} />;
  if (tasks.length === 0) return <Text>Nothing at the moment.</Text>;
  return (
    <List spacing="xs" listStyleType="none">
      {tasks.map(({ key, title, until, to }) => (
        <List.Item key={key}>
          <Anchor component={Link} to={to}>
            {title}
          </Anchor>
          {until !== undefined && (
            <Text span size="sm" c="dimmed">
              {' '}
              · <Moment at={until} />
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}

/** What the visitor can do now. */
export function YourTasks(): ReactNode {
  const { isConnected } = useConnection();
  const { open } = useWalletDialog();
  return (
    <Card component="section" aria-labelledby="tasks" withBorder padding="lg">
      <Title order={2} id="tasks" mb="sm">
        What awaits you
      </Title>
      {isConnected ? (
        <Tasks />
      ) : (
        <Stack align="flex-start">
          <Text>Connect a wallet to see which votes, ballots and datasets wait for you. Reading needs none.</Text>
          <Button variant="light" onClick={open}>
            Connect a wallet
          </Button>
        </Stack>
      )}
    </Card>
  );
}
