import { Anchor, Text, Timeline } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { Account } from '../../components/Account.tsx';
import { formatDateTime } from '../../components/format.ts';
import { Panel } from '../../components/Panel.tsx';
import { PublishedReason } from '../../components/PublishedReason.tsx';
import { TransactionLink } from '../../components/TransactionLink.tsx';
import type { HistoryItem } from './datasetHistory.ts';

/** Everything that happened to the dataset, each with its transaction. */
export function HistoryPanel(props: { items: readonly HistoryItem[]; times: ReadonlyMap<number, number> }): ReactNode {
  return (
    <Panel title="History">
      <Timeline bulletSize={14} lineWidth={2} active={props.items.length}>
        {props.items.map(({ key, what, by, to, reason, inBlock, transactionHash }) => {
          const at = props.times.get(inBlock);
          return (
            <Timeline.Item
              key={key}
              title={
                <>
                  {to === undefined ? (
                    what
                  ) : (
                    <Anchor component={Link} to={to} inherit>
                      {what}
                    </Anchor>
                  )}
                  {by !== undefined && (
                    <>
                      {what.endsWith(' to') ? ' ' : ' by '}
                      <Account address={by} />
                    </>
                  )}
                </>
              }
            >
              <Text size="sm" c="dimmed">
                {at !== undefined && <time dateTime={new Date(at * 1_000).toISOString()}>{formatDateTime(at)}</time>},
                block {inBlock}, transaction <TransactionLink hash={transactionHash} />
              </Text>
              {reason !== undefined && <PublishedReason {...reason} />}
            </Timeline.Item>
          );
        })}
      </Timeline>
    </Panel>
  );
}
