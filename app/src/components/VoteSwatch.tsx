import type { ReactNode } from 'react';

import classes from './HousesBar.module.css';

/** The colour and pattern that a way to vote has in every bar; it stands beside the word, never alone. */
export function VoteSwatch({ support }: { support: 'for' | 'against' | 'abstain' }): ReactNode {
  return <span className={`${classes.swatch} ${classes[support]}`} aria-hidden />;
}
