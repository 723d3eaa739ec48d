import type { Dataset } from '@commonweight/manifest';
import { List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Address } from 'viem';

import { useNow } from '../../chain/useNow.ts';
import { Account } from '../../components/Account.tsx';
import { Facts } from '../../components/Facts.tsx';
import { formatDateTime } from '../../components/format.ts';
import { LicenceText } from '../../components/LicenceText.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ACCESS_WORDS, PURPOSE_WORDS } from './words.ts';

function Consent({ until }: { until: number | null }): ReactNode {
  const now = useNow(15_000);
  if (until === null) return 'Without an end. It can be taken back at any time.';
  return (
    <>
      {until < now ? 'Ended' : 'Ends'} <Moment at={until} />, on {formatDateTime(until)}.
      {until < now && ' It enters no further round.'}
    </>
  );
}

/** On what terms the dataset was given, as the chain has them. */
export function TermsPanel({ dataset, payee }: { dataset: Dataset; payee: Address | undefined }): ReactNode {
  const { licence, access, purposes, consentEndsAtSeconds, contributor } = dataset;
  const isCommercial = purposes.includes('commercial-use');
  return (
    <Panel title="On what terms">
      <Facts
        facts={{
          Licence: <LicenceText spdxId={licence} />,
          'Consented to': (
            <>
              <List listStyleType="disc">
                {purposes.map((purpose) => (
                  <List.Item key={purpose}>
                    {PURPOSE_WORDS[purpose].label}: {PURPOSE_WORDS[purpose].meaning}
                  </List.Item>
                ))}
              </List>
              {!isCommercial && (
                <Text size="sm" c="dimmed">
                  Not consented to: commercial use, whatever the licence says.
                </Text>
              )}
            </>
          ),
          Consent: <Consent until={consentEndsAtSeconds} />,
          Access: `${ACCESS_WORDS[access].label}. ${ACCESS_WORDS[access].meaning}`,
          Contributor: <Account address={contributor.account as Address} />,
          'Who is paid': payee === undefined ? undefined : <Account address={payee} />,
        }}
      />
    </Panel>
  );
}
