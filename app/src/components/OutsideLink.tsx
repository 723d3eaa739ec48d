import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';

export function OutsideLink({ href }: { href: string }): ReactNode {
  return <Anchor href={href}>{href}</Anchor>;
}
