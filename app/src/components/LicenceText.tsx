import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { licenceSummary, licenceTextUrl } from './licences.ts';
import { OutsideLink } from './OutsideLink.tsx';
import { OutsideText } from './OutsideText.tsx';

/** What a licence allows, in plain words, with the way to its text. */
export function LicenceText({ spdxId }: { spdxId: string }): ReactNode {
  const summary = licenceSummary(spdxId);
  const url = licenceTextUrl(spdxId);
  return (
    <>
      <Text>
        {summary === undefined ? (
          <>
            <OutsideText max={40}>{spdxId}</OutsideText>: the commons allows this licence, and this page has no summary
            of it. Read its text{url === undefined ? ', which the card links to' : ''}.
          </>
        ) : (
          <>
            <b>{summary.title}</b>. {summary.allows}
          </>
        )}
      </Text>
      {url !== undefined && (
        <Text size="sm">
          <OutsideLink href={url} />
        </Text>
      )}
    </>
  );
}
