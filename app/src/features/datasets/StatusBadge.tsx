import { Badge } from '@mantine/core';
import type { DatasetStatus } from '@commonweight/manifest';
import { IconCircleCheck, IconCircleDashed, IconCircleX, IconReplace } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { STATUS_WORDS } from './words.ts';

const ICONS: Record<DatasetStatus, typeof IconCircleX> = {
  submitted: IconCircleDashed,
  included: IconCircleCheck,
  removed: IconCircleX,
  superseded: IconReplace,
  withdrawn: IconCircleX,
};

/** A dataset's status in a word, with what it means on hover. */
export function StatusBadge({ status }: { status: DatasetStatus }): ReactNode {
  const { label, meaning } = STATUS_WORDS[status];
  const Icon = ICONS[status];
  return (
    <Badge
      variant="default"
      size="lg"
      fw={500}
      tt="none"
      title={meaning}
      leftSection={<Icon size={14} aria-hidden color={`var(--dataset-${status})`} />}
    >
      {label}
    </Badge>
  );
}
