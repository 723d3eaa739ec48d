import { Anchor, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useChain } from '../../chain/ChainContext.ts';
import { Moment } from '../../components/Moment.tsx';
import { MORE_PLACES } from './places.ts';

/** Which block the page shows, and the way to the pages that are not in the menu of a wide screen. */
export function Footer(): ReactNode {
  const { config, head } = useChain();
  return (
    <Group component="footer" justify="space-between" mt="xl" pt="md" gap="sm">
      <Text size="sm" c="dimmed">
        Chain {config.chainId}, block {String(head.number)}, <Moment at={head.timestamp} />
      </Text>
      <Group component="nav" aria-label="More pages" gap="md">
        {MORE_PLACES.map(({ to, label }) => (
          <Anchor key={to} component={Link} to={to} size="sm">
            {label}
          </Anchor>
        ))}
      </Group>
    </Group>
  );
}
