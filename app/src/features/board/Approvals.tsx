import { List, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { Account } from '../../components/Account.tsx';
import { formatDateTime } from '../../components/format.ts';
import { Moment } from '../../components/Moment.tsx';
import { PublishedReason } from '../../components/PublishedReason.tsx';
import { TransactionLink } from '../../components/TransactionLink.tsx';
import type { Standing } from './actionStanding.ts';

function When({ standing, isOpen }: { standing: Standing; isOpen: boolean }): ReactNode {
  const { approvedAt, countsUntil, lost } = standing;
  if (approvedAt === undefined || countsUntil === undefined) return null;
  return (
    <>
      {' '}
      on {formatDateTime(approvedAt)}
      {isOpen &&
        (lost === undefined ? (
          <>
            ; lapses <Moment at={countsUntil + 1} />
          </>
        ) : lost === 'lapsed' ? (
          <>; lapsed on {formatDateTime(countsUntil)}</>
        ) : (
          '; does not count, because that seat is no longer held'
        ))}
    </>
  );
}

/** Who has approved an action, when, and why. */
export function Approvals(props: {
  members: readonly Standing[];
  /** Whether it still matters which of them count. */
  isOpen: boolean;
}): ReactNode {
  return (
    <List listStyleType="none" spacing="sm">
      {props.members.map((standing) => (
        <List.Item
          key={standing.approval.seatNumber}
          styles={{ itemWrapper: { display: 'block' }, itemLabel: { display: 'block' } }}
        >
          <Text size="sm">
            <Text span fw={600}>
              <Account address={standing.approval.account} />
            </Text>{' '}
            approved
            <When standing={standing} isOpen={props.isOpen} />.{' '}
            <TransactionLink hash={standing.approval.transactionHash} />
          </Text>
          <PublishedReason {...standing.approval.reason} />
        </List.Item>
      ))}
    </List>
  );
}
