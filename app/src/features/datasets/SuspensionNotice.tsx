import { Alert } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { useNow } from '../../chain/useNow.ts';
import { formatDateTime } from '../../components/format.ts';

/** Says that the board has suspended the dataset, while it has. Last second, Unix seconds. */
export function SuspensionNotice({ until }: { until: number }): ReactNode {
  const now = useNow(15_000);
  if (until < now) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconPlayerPause aria-hidden />}
      title={`Suspended by the ethics board until ${formatDateTime(until)}`}
    >
      Until then ballots give it no points and nobody may train on it. The suspension ends by itself, and can happen
      once to a dataset.
    </Alert>
  );
}
