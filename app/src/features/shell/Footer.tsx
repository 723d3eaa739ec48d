import { Anchor, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useChain } from '../../chain/ChainContext.ts';
import { Moment } from '../../components/Moment.tsx';

/** Which block the page shows, and the way to the settings. */
export function Footer(): ReactNode {
  const { config, head } = useChain();
  return (
    <Group component="footer" justify="space-between" mt="xl" pt="md" gap="sm">
      <Text size="sm" c="dimmed">
        Chain {config.chainId}, block {String(head.number)}, <Moment at={head.timestamp} />
      </Text>
      <Anchor component={Link} to="/settings" size="sm">
        Settings
      </Anchor>
    </Group>
  );
}
