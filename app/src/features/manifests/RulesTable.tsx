import type { Manifest } from '@commonweight/manifest';
import type { ReactNode } from 'react';

import { Facts } from '../../components/Facts.tsx';
import { OutsideText } from '../../components/OutsideText.tsx';
import { sayRule } from './ruleWords.ts';

/** The rules of a manifest in words. */
export function RulesTable({ rules }: { rules: Manifest['rules'] }): ReactNode {
  const said = Object.entries(rules).map(([rule, value]) => sayRule(rule, value));
  return (
    <Facts
      facts={Object.fromEntries(
        said.map(({ label, text }) => [
          label,
          <OutsideText key={label} max={600}>
            {text}
          </OutsideText>,
        ]),
      )}
    />
  );
}
