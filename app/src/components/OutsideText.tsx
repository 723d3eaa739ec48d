import type { ReactNode } from 'react';

import { tameText } from './tameText.ts';

/** Text that somebody else wrote, as one line that stays where it is put: bounded, and with a direction of its own. */
export function OutsideText({ children, max = 300 }: { children: string; max?: number }): ReactNode {
  return <bdi>{tameText(children, max)}</bdi>;
}
