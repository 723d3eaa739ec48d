import {
  IconBan,
  IconCheck,
  IconClock,
  IconHandStop,
  IconHourglass,
  IconPlayerPlay,
  IconProgressCheck,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { STATUS_TITLES, type ProposalStatus } from '../commons/proposalStatus.ts';
import classes from './StatusBadge.module.css';

const LOOKS: Record<ProposalStatus, [tone: string | undefined, icon: Icon]> = {
  pending: [classes.quiet, IconClock],
  active: [classes.open, IconProgressCheck],
  'to queue': [classes.waits, IconHourglass],
  waiting: [classes.waits, IconHourglass],
  'to execute': [classes.waits, IconPlayerPlay],
  executed: [classes.done, IconCheck],
  defeated: [classes.failed, IconX],
  cancelled: [classes.quiet, IconBan],
  vetoed: [classes.failed, IconHandStop],
  expired: [classes.quiet, IconClock],
};

/** Where a proposal is on its way, told by word, sign and colour. */
export function StatusBadge({ status }: { status: ProposalStatus }): ReactNode {
  const [tone, Sign] = LOOKS[status];
  return (
    <span className={`${classes.badge} ${tone}`}>
      <Sign size={14} aria-hidden />
      {STATUS_TITLES[status]}
    </span>
  );
}
