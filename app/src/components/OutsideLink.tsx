import { Anchor, VisuallyHidden } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { useChain } from '../chain/ChainContext.ts';
import { OutsideText } from './OutsideText.tsx';
import { outsideUrl } from './outsideUrl.ts';

/** An address that somebody else wrote: a link where it is one to follow, shown in full; else its text. */
export function OutsideLink({ href }: { href: string }): ReactNode {
  const { ipfsGateways } = useChain().config;
  const url = outsideUrl(href, ipfsGateways);
  if (url === undefined) return <OutsideText>{href}</OutsideText>;
  return (
    <Anchor href={url.href} target="_blank" rel="noopener noreferrer nofollow" inherit>
      <bdi dir="ltr">{url.shown}</bdi> <IconExternalLink size="0.9em" aria-hidden style={{ verticalAlign: '-0.1em' }} />
      <VisuallyHidden> (opens in a new tab)</VisuallyHidden>
    </Anchor>
  );
}
